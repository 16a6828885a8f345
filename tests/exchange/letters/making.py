"""Letters as files, made by the tests; the marks of items only as list numbers."""

import atexit
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import typst

from exchange.sheets.making import packed
from zhicai.basics.errors import Refused
from zhicai.exchange.letters.letter_file import LetterFile
from zhicai.exchange.letters.read_letter_file import LetterReader
from zhicai.exchange.papers.fonts import load_fonts

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{short}="{ODF}{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
    )
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"
PAGE = """#set page(paper: "a4", margin: 2.5cm, header: align(right)[檔號：], footer: align(center)[
第#context counter(page).display()頁])
#set text(font: "Noto Sans CJK TC", lang: "zh", region: "TW", size: 14pt, cjk-latin-spacing: none)
"""
EACH = "#for line in json(bytes(sys.inputs.lines)) [#par(hanging-indent: 3em, text(line))]"


@dataclass(frozen=True)
class Item:
    text: str
    items: tuple["Item", ...] = ()


READER = LetterReader()  # one child for all tests of a process
atexit.register(READER.close)


def read(folder: Path, content: bytes, name: str = "函") -> LetterFile:
    path = folder / name
    path.write_bytes(content)
    return READER.read(path)


def refusal(folder: Path, content: bytes, name: str = "函") -> Refused:
    try:
        found = read(folder, content, name)
    except Refused as refused:
        return refused
    raise AssertionError(f"read as {found.kind}: {found.text.text[:80]}")


def shown(read_file: LetterFile) -> list[str]:
    return [line.text for line in read_file.text.lines]


def squeezed(lines: Sequence[str]) -> str:
    """Without what a page adds: blanks, and the ends of lines."""
    return "".join("".join(lines).split())


def page(markup: str, lines: Sequence[str] = ()) -> bytes:
    content = typst.compile(
        (PAGE + markup).encode(),
        font_paths=load_fonts(),
        sys_inputs={"lines": json.dumps(list(lines))},
    )
    assert isinstance(content, bytes)
    return content


def pdf(lines: Sequence[str]) -> bytes:
    return page(EACH, lines)


def word_paragraph(text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def numbered(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _word_items(items: Sequence[Item], level: int = 0) -> str:
    return "".join(
        word_paragraph(item.text, numbered(level)) + _word_items(item.items, level + 1)
        for item in items
    )


def word_level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LETTER_LEVELS = (
    word_level(0, "taiwaneseCountingThousand", "%1、")
    + word_level(1, "taiwaneseCountingThousand", "（%2）")
    + word_level(2, "decimal", "%3、")
)


def numbering(levels: str = LETTER_LEVELS, nums: str = "") -> str:
    return (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">{levels}'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{nums}'
        "</w:numbering>"
    )


def docx_parts(body: str, **parts: str) -> dict[str, str]:
    """`header1="…"` is the inside of word/header1.xml, and so on."""
    told = {
        f"word/{name}.xml": text if text.startswith("<w:") and "xmlns" in text else _part(text)
        for name, text in parts.items()
    }
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **told}


def _part(inside: str) -> str:
    return f'<w:hdr xmlns:w="{WORD}">{inside}</w:hdr>'


def docx(head: Sequence[str], items: Sequence[Item], tail: Sequence[str]) -> bytes:
    before, after = ("".join(map(word_paragraph, lines)) for lines in (head, tail))
    body = before + _word_items(items) + after
    return packed(docx_parts(body, numbering=numbering()))


LETTER_LISTS = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."
 style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..."
 style:num-prefix="（" style:num-suffix="）"/>
<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="、"/>
</text:list-style>"""


def open_paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def open_list(items: Sequence[Item], stated: str = "") -> str:
    if not items:
        return ""
    told = "".join(
        f"<text:list-item>{open_paragraph(item.text)}{open_list(item.items)}</text:list-item>"
        for item in items
    )
    return f"<text:list{stated}>{told}</text:list>"


def odt_parts(body: str, *, styles: str = LETTER_LISTS) -> dict[str, str]:
    return {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
    }


def odt(head: Sequence[str], items: Sequence[Item], tail: Sequence[str]) -> bytes:
    before, after = ("".join(map(open_paragraph, lines)) for lines in (head, tail))
    listed = open_list(items, ' text:style-name="L1"')
    return packed(odt_parts(before + listed + after))
