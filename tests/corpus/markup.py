"""XML that grows by itself or looks elsewhere."""

from corpus.archives import ods, ods_rows, sound_parts
from corpus.case import HEADER, SHARED, SHEET, SOUND, WORKBOOK, BadFile, refused, sheet, xlsx
from corpus.packing import pack

UNSAFE = "file.xml_unsafe"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE w [<!ENTITY a0 "哈">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE w [<!ENTITY a9 "{"哈" * 50_000}">]>'
PARAMETER = "<!DOCTYPE w [<!ENTITY % p \"<!ENTITY a9 '1'>\"> %p;]>"
EXTERNAL_DTD = '<!DOCTYPE w SYSTEM "http://example.invalid/w.dtd">'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def declared(part: str, doctype: str, *, used: str = "") -> bytes:
    """A workbook one part of which begins with a declaration."""
    named = sound_parts()
    text = named.get(part, b"<sst/>").decode().removeprefix(DECLARATION)
    if used:
        text = text.replace("公務人員AI素養入門", used)
    return pack({**named, part: f"{DECLARATION}{doctype}{text}".encode()})


def hidden_encoding() -> bytes:
    """The declaration in UTF-16, where a search for bytes does not see it."""
    text = sheet([HEADER, *SOUND]).removeprefix(DECLARATION)
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    return pack({**sound_parts(), SHEET: f"{head}{BILLION}{text}".encode("utf-16")})


def xinclude() -> bytes:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" '
        'href="file:///etc/hostname"/>'
    )
    return xlsx(sheet([HEADER, *SOUND], after=include))


def deep() -> bytes:
    return xlsx(sheet([HEADER, *SOUND], after="<a>" * 5000 + "</a>" * 5000))


FILES: tuple[BadFile, ...] = (
    refused("xml", "laughs sheet.xlsx", lambda: declared(SHEET, BILLION, used="&a9;"), UNSAFE),
    refused("xml", "laughs strings.xlsx", lambda: declared(SHARED, BILLION), UNSAFE),
    refused("xml", "laughs workbook.xlsx", lambda: declared(WORKBOOK, BILLION), UNSAFE),
    refused("xml", "quadratic.xlsx", lambda: declared(SHEET, QUADRATIC, used="&a9;" * 500), UNSAFE),
    refused("xml", "parameter entity.xlsx", lambda: declared(SHEET, PARAMETER), UNSAFE),
    refused("xml", "external dtd.xlsx", lambda: declared(SHEET, EXTERNAL_DTD), UNSAFE),
    refused("xml", "file entity.xlsx", lambda: declared(SHEET, OUTSIDE, used="&a9;"), UNSAFE),
    refused("xml", "hidden by utf16.xlsx", hidden_encoding, UNSAFE),
    refused("xml", "laughs.ods", lambda: ods(ods_rows(), head=BILLION), UNSAFE),
    refused("xml", "external dtd.ods", lambda: ods(ods_rows(), head=EXTERNAL_DTD), UNSAFE),
    refused("xml", "file entity.ods", lambda: ods(ods_rows(), head=OUTSIDE), UNSAFE),
    refused("xml", "xinclude.xlsx", xinclude, UNSAFE),
    refused("xml", "deep.xlsx", deep, UNSAFE, "file.unreadable"),
)
