"""A bad file: how it is made, and the one right outcome of reading it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from xml.sax.saxutils import escape

from corpus.packing import pack
from zhicai.basics.national_ids import demo_id

HEADER = ("身分證字號", "姓名", "課程代碼", "課程名稱", "認證時數", "完成日期")
ANNA, BRAM, CARL = (demo_id("A", 2, 700), demo_id("B", 1, 701), demo_id("C", 1, 702))
SOUND: tuple[tuple[object, ...], ...] = (
    (ANNA, "安小詩", "AI-B01", "公務人員AI素養入門", 3, "115/03/02"),
    (BRAM, "白大文", "AI-B02", "認識人工智慧", 1.5, "115/03/03"),
)
WORKBOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Made = Callable[[], bytes | Iterator[bytes]]


@dataclass(frozen=True)
class BadFile:
    """`kept` rows remain of a file that is not refused; `codes`: one of them must be said."""

    family: str
    name: str
    outcome: str
    make: Made
    codes: frozenset[str] = frozenset()
    kept: int = len(SOUND)
    layout: str = "hours"


@dataclass(frozen=True)
class Raw:
    """A cell written as it stands: everything between <c …> and </c>, and the attributes."""

    inner: str
    attributes: str = ""


def refused(family: str, name: str, make: Made, *codes: str) -> BadFile:
    return BadFile(family, name, "refuse", make, frozenset(codes), 0)


def safe(family: str, name: str, make: Made, *, kept: int = 2) -> BadFile:
    return BadFile(family, name, "safe", make, kept=kept)


def noticed(family: str, name: str, make: Made, *codes: str, kept: int = 2) -> BadFile:
    return BadFile(family, name, "notice", make, frozenset(codes), kept)


def faulty(family: str, name: str, make: Made, *codes: str, kept: int = 2) -> BadFile:
    return BadFile(family, name, "fault", make, frozenset(codes), kept)


def bad_row(**changed: object) -> tuple[object, ...]:
    """A third row, sound but for the columns named: id, name, code, title, hours, day."""
    row = dict(
        zip(
            ("id", "name", "code", "title", "hours", "day"),
            (CARL, "柯三立", "AI-B03", "生成式AI", 2, "115/03/04"),
            strict=True,
        )
    )
    return tuple({**row, **changed}.values())


def with_row(**changed: object) -> bytes:
    """Two sound rows and, between them, a third that is not."""
    return xlsx(sheet([HEADER, SOUND[0], bad_row(**changed), SOUND[1]]))


def sheet(rows: Sequence[Sequence[object]], *, before: str = "", after: str = "") -> str:
    """The XML of a worksheet with inline texts."""
    lines = "".join(
        f'<row r="{number}">{_cells(number, row)}</row>' for number, row in enumerate(rows, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'
        f"{before}<sheetData>{lines}</sheetData>{after}</worksheet>"
    )


def _cells(number: int, row: Sequence[object]) -> str:
    return "".join(cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row))


def cell(address: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Raw):
        return f'<c r="{address}" {value.attributes}>{value.inner}</c>'
    if isinstance(value, bool):
        return f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{address}"><v>{value}</v></c>'
    text = escape(str(value))
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def xlsx(*sheets: str, more: dict[str, bytes] | None = None, **replaced: str) -> bytes:
    """A workbook of such sheets. `workbook` and `state` change its first part."""
    return pack({**parts(*sheets, **replaced), **(more or {})})


def parts(*sheets: str, workbook: str = "", state: str = "") -> dict[str, bytes]:
    """The parts of a workbook, not yet packed."""
    many = range(1, len(sheets) + 1)
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    book_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{sheet_type}"/>'
        for n in many
    )
    listed = "".join(
        f'<sheet name="工作表{n}" sheetId="{n}" r:id="rId{n}" {state if n == 1 else ""}/>'
        for n in many
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in many
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{book_type}"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="{WORKBOOK}"/></Relationships>',
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": text for n, text in zip(count(1), sheets, strict=False)},
    }
    return {name: text.encode() for name, text in texts.items()}


def sound_xlsx() -> bytes:
    return xlsx(sheet([HEADER, *SOUND]))


def csv_text(
    rows: Sequence[Sequence[object]] = (HEADER, *SOUND), *, comma: str = ",", end: str = "\r\n"
) -> str:
    return end.join(comma.join(str(value) for value in row) for row in rows) + end
