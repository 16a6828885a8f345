"""Encodings, odd characters, and the many ways to write commas."""

from corpus.case import HEADER, SOUND, BadFile, bad_row, csv_text, faulty, noticed, refused, safe
from corpus.case import with_row as row_with

ENCODING = ("file.encoding", "file.unreadable", "file.not_a_sheet")
PRIVATE = "sheet.private_use"
CP950_PRIVATE = b"\xfa\x40"  # the first 造字 of the code page
HKSCS_ONLY = b"\x87\x6d"  # a character of HKSCS that CP950 lacks
NAME_AT = "柯三立"


def rows(**changed: object) -> str:
    return csv_text((HEADER, SOUND[0], bad_row(**changed), SOUND[1]))


def spliced(raw: bytes) -> bytes:
    """A CP950 file in which a name contains such bytes."""
    head, tail = rows().split(NAME_AT)
    return head.encode("cp950") + "柯".encode("cp950") + raw + tail.encode("cp950")


def mixed() -> bytes:
    """Two files in different encodings, pasted together."""
    head, tail = rows().split(NAME_AT)
    return head.encode("cp950") + f"{NAME_AT}峯堃".encode() + tail.encode("utf-8") + b"\xff"


def cut_character() -> bytes:
    return rows().rstrip().encode()[:-1] + "日".encode()[:2]


def quoted_newline() -> bytes:
    return rows(title='"生成式\nAI"').encode()


def ragged() -> bytes:
    return (csv_text() + "多,出\r\n").encode()


def extra_commas() -> bytes:
    return csv_text(end=",,,,\r\n").encode()


def separator_line() -> bytes:
    return ("sep=;\r\n" + csv_text(comma=";")).encode("utf-8-sig")


def open_quote() -> bytes:
    return rows(title='"沒有收尾').encode()


def quoted_formula() -> bytes:
    return rows(code='"=""AI-B03"""').encode()


def nul_byte() -> bytes:
    return rows(title="生成\0式").encode()


FILES: tuple[BadFile, ...] = (
    safe("encoding", "utf8.csv", lambda: rows().encode(), kept=3),
    safe("encoding", "utf8 bom.csv", lambda: rows().encode("utf-8-sig"), kept=3),
    safe("encoding", "utf16 le.csv", lambda: b"\xff\xfe" + rows().encode("utf-16-le"), kept=3),
    safe("encoding", "utf16 be.csv", lambda: b"\xfe\xff" + rows().encode("utf-16-be"), kept=3),
    safe("encoding", "cp950.csv", lambda: rows(name="柯碁銹").encode("cp950"), kept=3),
    noticed("encoding", "cp950 private.csv", lambda: spliced(CP950_PRIVATE), PRIVATE, kept=3),
    noticed("encoding", "hkscs.csv", lambda: spliced(HKSCS_ONLY), PRIVATE, kept=3),
    refused("encoding", "mixed.csv", mixed, *ENCODING),
    refused("encoding", "cut character.csv", cut_character, *ENCODING),
    safe("encoding", "surrogate pair.xlsx", lambda: row_with(name="𠮷三立"), kept=3),
    safe("encoding", "outside cp950.xlsx", lambda: row_with(name="柯堃喆煊"), kept=3),
    safe("encoding", "plane fifteen.csv", lambda: rows(name="柯𡍼立").encode("utf-16"), kept=3),
    noticed("encoding", "private use.xlsx", lambda: row_with(name="柯\ue001立"), PRIVATE, kept=3),
    noticed(
        "encoding", "plane private.xlsx", lambda: row_with(name="柯\U000f0001立"), PRIVATE, kept=3
    ),
    safe("encoding", "zero width.xlsx", lambda: row_with(name="柯\u200b三立"), kept=3),
    safe("encoding", "bidi override.xlsx", lambda: row_with(name="柯\u202e三立"), kept=3),
    safe("encoding", "decomposed.xlsx", lambda: row_with(title="Cafe\u0301 AI"), kept=3),
    safe("encoding", "variation.xlsx", lambda: row_with(name="柯\ufe00三立"), kept=3),
    safe("encoding", "compatibility.xlsx", lambda: row_with(name="柯\uf9dc立"), kept=3),
    safe("commas", "tabs.csv", lambda: csv_text(comma="\t").encode()),
    safe("commas", "tabs.tsv", lambda: csv_text(comma="\t").encode("utf-16")),
    safe("commas", "semicolons.csv", lambda: csv_text(comma=";").encode("utf-8-sig")),
    safe("commas", "separator line.csv", separator_line),
    safe("commas", "old line ends.csv", lambda: csv_text(end="\r").encode()),
    safe("commas", "unix line ends.csv", lambda: csv_text(end="\n").encode()),
    safe("commas", "quoted newline.csv", quoted_newline, kept=3),
    safe("commas", "quoted formula.csv", quoted_formula, kept=3),
    safe("commas", "extra commas.csv", extra_commas),
    faulty("commas", "ragged.csv", ragged),
    noticed("commas", "open quote.csv", open_quote, "sheet.open_quote", kept=3),
    refused("commas", "nul byte.csv", nul_byte, *ENCODING),
)
