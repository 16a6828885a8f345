"""PDF with a text layer: the characters of each page with their places, by PDFium.

Nothing in the file is run, followed or drawn; only its text is asked for.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from zhicai.basics.errors import Refused
from zhicai.exchange.letters import limits
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.letters.reading.page_lines import Glyph, lines_of_page
from zhicai.exchange.letters.reading.radicals import folded_radicals

LOCKED_ERRORS = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
FEWEST_CHARACTERS = 20  # on a whole page: a stamp over a scan is no text layer
MOST_OBJECTS = 1_000
GARBLED_SHARE = 0.2
HIGH_HALVES, LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
PRIVATE_USE = range(0xE000, 0xF900)
UNMAPPED, LINE_ENDS, HYPHENS = 0, (0x0D, 0x0A), (0x02, 0xAD)
SHOWN_PAGES = 10


def read_pdf(content: bytes, name: str) -> Found:
    """Raises Refused: letter.encrypted, letter.unreadable, letter.no_text, letter.too_large."""
    found = Found(name, "pdf")
    scanned: list[int] = []
    slanted: list[int] = []
    unknown = known = 0
    with _opened(content, name) as document:
        count = pdfium.FPDF_GetPageCount(document)
        for number in range(1, min(count, limits.MAX_PAGES) + 1):
            glyphs, has_picture = _page_glyphs(document, number, name)
            unknown += sum(not _is_known(glyph.text) for glyph in glyphs)
            known += len(glyphs)
            page = lines_of_page(glyphs)
            for line in page.lines:
                found.put(folded_radicals(line), number)
            if has_picture and sum(map(len, page.lines)) < FEWEST_CHARACTERS:
                scanned.append(number)
            if page.has_slanted:
                slanted.append(number)
    _judge(found, scanned, count=count, garbled=unknown / (known or 1))
    if slanted:
        found.notice("letter.slanted_text", pages=_shown(slanted))
    return found


def _judge(found: Found, scanned: list[int], *, count: int, garbled: float) -> None:
    """Say what could not be read; a document without any text is refused."""
    if not found.has_text or len(scanned) == min(count, limits.MAX_PAGES):
        raise Refused("letter.no_text", value=found.name, pages=count)
    if scanned:
        found.notice("letter.pages_without_text", pages=_shown(scanned))
    if garbled > GARBLED_SHARE:
        raise Refused("letter.garbled", value=found.name)
    if count > limits.MAX_PAGES:
        found.notice("letter.pages_left_out", count=str(count), limit=str(limits.MAX_PAGES))


def _shown(numbers: list[int]) -> str:
    told = "、".join(map(str, numbers[:SHOWN_PAGES]))
    return told if len(numbers) <= SHOWN_PAGES else f"{told} 等 {len(numbers)} 頁"


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[pdfium.FPDF_DOCUMENT]:
    pdfium.FPDF_InitLibrary()
    buffer = ctypes.create_string_buffer(content, len(content))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(content), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() in LOCKED_ERRORS
        raise Refused("letter.encrypted" if is_locked else "letter.unreadable", value=name)
    try:
        if pdfium.FPDF_GetPageCount(document) < 1:
            raise Refused("letter.unreadable", value=name)
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page_glyphs(
    document: pdfium.FPDF_DOCUMENT, number: int, name: str
) -> tuple[list[Glyph], bool]:
    """The characters of a page, and whether a picture lies on it."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise Refused("letter.unreadable", value=name, place=f"第 {number} 頁")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise Refused("letter.unreadable", value=name, place=f"第 {number} 頁")
        try:
            return list(_glyphs(text, name)), _has_picture(page)
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _has_picture(page: pdfium.FPDF_PAGE) -> bool:
    objects = (
        pdfium.FPDFPage_GetObject(page, index)
        for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS))
    )
    return any(pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE for one in objects)


def _glyphs(text: pdfium.FPDF_TEXTPAGE, name: str) -> Iterator[Glyph]:
    """Every character that stands somewhere; spaces that PDFium made up are left out."""
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.MAX_PAGE_CHARACTERS:
        raise Refused("letter.too_large", value=name)
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]
    for index, code in enumerate(codes):
        is_made_up = pdfium.FPDFText_IsGenerated(text, index) == 1
        if code in LINE_ENDS or code in LOW_HALVES or is_made_up:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, place):
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            after = codes[index + 1] if index + 1 < count else UNMAPPED
            yield Glyph(_character(code, after), box.left, box.right, -box.top, -box.bottom, angle)


def _character(code: int, after: int) -> str:
    """One character; beyond the basic plane PDFium tells it in two halves."""
    if code in HIGH_HALVES and after in LOW_HALVES:
        return chr(0x10000 + ((code - HIGH_HALVES.start) << 10) + after - LOW_HALVES.start)
    if code in HYPHENS:
        return "-"
    return "\ufffd" if code == UNMAPPED or code in HIGH_HALVES else chr(code)


def _is_known(character: str) -> bool:
    return character != "\ufffd" and ord(character) not in PRIVATE_USE
