"""Zip bombs, paths that lead out, passwords."""

import io
import stat
import zipfile

from msoffcrypto.format.ooxml import OOXMLFile

from corpus.case import (
    HEADER,
    SHARED,
    SHEET,
    SOUND,
    BadFile,
    csv_text,
    parts,
    refused,
    safe,
    sheet,
    sound_xlsx,
)
from corpus.packing import deflate, inflate_later, overlapping, pack, pack_pairs, raw_zip

OVER_LIMIT_MIB = 300
TOO_MANY = 2100
BOMB = "file.zip_bomb"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def sound_parts() -> dict[str, bytes]:
    return parts(sheet([HEADER, *SOUND]))


def swollen(part: str, filler: bytes = b" ", *, claimed: int | None = None) -> bytes:
    """A workbook one part of which unpacks to far more than any sheet needs."""
    kept = {name: content for name, content in sound_parts().items() if name != part}
    begin, end = b"<a>", b"</a>"
    if part == SHEET:
        begin, _, end = sheet([HEADER, *SOUND]).encode().partition(b"</sheetData>")
        end = b"</sheetData>" + end
    stream = inflate_later(begin, filler, OVER_LIMIT_MIB, end)
    size = (OVER_LIMIT_MIB << 20) if claimed is None else claimed
    entries = [(name, deflate(content), len(content)) for name, content in kept.items()]
    return raw_zip([*entries, (part, stream, size)])


def ods(body: str, *, head: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {ODS_NAMES}>'
        f'<office:body><office:spreadsheet><table:table table:name="表">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        "</manifest:manifest>"
    )
    named = {"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest}
    return pack({name: text.encode() for name, text in named.items()})


def ods_rows(rows=(HEADER, *SOUND)) -> str:
    def one(value: object) -> str:
        return (
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p>'
            "</table:table-cell>"
        )

    return "".join(f"<table:table-row>{''.join(map(one, row))}</table:table-row>" for row in rows)


def ods_repeats(rows: int, columns: int) -> bytes:
    """A sheet of a few bytes that claims to be endless."""
    value = (
        f'<table:table-cell office:value-type="float" office:value="1" '
        f'table:number-columns-repeated="{columns}"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="{rows}">{value}</table:table-row>'
    return ods(ods_rows() + row)


def zipped(name: str, content: bytes | None = None) -> bytes:
    return pack({name: csv_text().encode() if content is None else content})


def nul_name() -> bytes:
    return zipped("時數X.csv").replace("時數X.csv".encode(), "時數\0.csv".encode())


def symlink() -> bytes:
    out = io.BytesIO()
    entry = zipfile.ZipInfo("時數.csv")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "/etc/hostname")
    return out.getvalue()


def only_in_directory() -> bytes:
    """The directory tells another name than the file's own header."""
    raw = zipped("aaaa.csv")
    head, _, tail = raw.rpartition(b"aaaa.csv")
    return head + b"bbbb.csv" + tail


def nested(depth: int) -> bytes:
    content, name = csv_text().encode(), "時數.csv"
    for level in range(depth):
        content, name = pack({name: content}), f"{level}.zip"
    return content


def many_entries() -> bytes:
    return pack({**sound_parts(), **{f"xl/media/{n}.xml": b"<a/>" for n in range(TOO_MANY)}})


def with_password() -> bytes:
    plain, locked = io.BytesIO(sound_xlsx()), io.BytesIO()
    OOXMLFile(plain).encrypt("示範", locked)
    return locked.getvalue()


def marked_as_encrypted() -> bytes:
    """An archive whose entry is flagged as locked."""
    raw = bytearray(zipped("時數.csv"))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(signature) + place] |= 1
    return bytes(raw)


def duplicate_names() -> bytes:
    named = list(sound_parts().items())
    return pack_pairs([*named, (SHEET, sheet([HEADER, SOUND[0]]).encode())])


FILES: tuple[BadFile, ...] = (
    refused("zip bomb", "flat sheet.xlsx", lambda: swollen(SHEET), BOMB, "file.too_large"),
    refused("zip bomb", "swollen strings.xlsx", lambda: swollen(SHARED), BOMB, "file.too_large"),
    refused("zip bomb", "swollen theme.xlsx", lambda: swollen("xl/theme.xml"), BOMB),
    refused(
        "zip bomb",
        "lying size.xlsx",
        lambda: swollen(SHEET, claimed=2000),
        BOMB,
        "file.unreadable",
    ),
    refused(
        "zip bomb",
        "member.zip",
        lambda: raw_zip([("大.csv", inflate_later(b"", b"1,2,3\r\n ", 300), 300 << 20)]),
        BOMB,
        "file.too_large",
    ),
    refused("zip bomb", "many entries.xlsx", many_entries, BOMB),
    refused("zip bomb", "overlapping.xlsx", lambda: overlapping(sound_parts(), SHEET, 40), BOMB),
    refused("zip bomb", "nested.zip", lambda: nested(3), BOMB),
    refused("zip bomb", "repeated rows.ods", lambda: ods_repeats(1 << 20, 1), "file.out_of_range"),
    refused("zip bomb", "repeated columns.ods", lambda: ods_repeats(1, 16384), "file.out_of_range"),
    refused(
        "zip bomb", "repeated both.ods", lambda: ods_repeats(1 << 14, 1 << 14), "file.out_of_range"
    ),
    refused("zip path", "dot dot.zip", lambda: zipped("../時數.csv"), "file.zip_path"),
    refused("zip path", "deep dot dot.zip", lambda: zipped("a/../../時數.csv"), "file.zip_path"),
    refused("zip path", "absolute.zip", lambda: zipped("/srv/時數.csv"), "file.zip_path"),
    refused("zip path", "drive.zip", lambda: zipped("C:\\時數.csv"), "file.zip_path"),
    refused("zip path", "backslash.zip", lambda: zipped("..\\時數.csv"), "file.zip_path"),
    refused("zip path", "nul.zip", nul_name, "file.zip_path", "file.unreadable"),
    refused("zip path", "symlink.zip", symlink, "file.zip_path"),
    refused(
        "zip path",
        "two names.zip",
        only_in_directory,
        "file.zip_path",
        "file.unreadable",
        BOMB,
    ),
    refused("zip path", "duplicate part.xlsx", duplicate_names, "file.zip_path", BOMB),
    refused(
        "zip path",
        "duplicate member.zip",
        lambda: pack_pairs([("a.csv", b"1"), ("a.csv", b"2")]),
        "file.zip_path",
    ),
    safe("zip path", "honest folder.zip", lambda: zipped("機關/時數.csv")),
    refused("password", "locked.xlsx", with_password, "file.encrypted"),
    refused("password", "locked.zip", marked_as_encrypted, "file.encrypted"),
)
