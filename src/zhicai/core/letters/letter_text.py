"""What a letter is read from: lines with their pages, and the text that they make together."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One printed line without its line end.

    `page` counts from 1, None where the file knows no pages. `start` is the place of the first
    character in the joined text, in code points.
    """

    text: str
    page: int | None
    start: int


@dataclass(frozen=True, slots=True)
class LetterText:
    r"""All lines of one file, in reading order; made by `letter_text_of` only."""

    lines: tuple[LetterLine, ...]

    @property
    def text(self) -> str:
        r"""The lines joined by `\n`: every position in a letter counts from its start."""
        return "\n".join(line.text for line in self.lines)


def letter_text_of(printed: Iterable[tuple[int | None, str]]) -> LetterText:
    r"""Pages and lines → text with positions.

    >>> one = letter_text_of([(1, "主旨："), (2, "說明：")])
    >>> one.lines[1].start, one.text
    (4, '主旨：\n說明：')
    """
    lines, start = [], 0
    for page, text in printed:
        lines.append(LetterLine(text, page, start))
        start += len(text) + 1
    return LetterText(tuple(lines))


def plain_letter_text(text: str) -> LetterText:
    r"""Plain text: a form feed begins a page; without any, no line has a page number.

    >>> [(line.page, line.text) for line in plain_letter_text("甲\r\n乙\f丙").lines]
    [(1, '甲'), (1, '乙'), (2, '丙')]
    >>> plain_letter_text("甲").lines[0].page is None
    True
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    pages = plain.split("\f")
    is_paged = len(pages) > 1
    return letter_text_of(
        (number if is_paged else None, line)
        for number, page in enumerate(pages, start=1)
        for line in page.split("\n")
    )
