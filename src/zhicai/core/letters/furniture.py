"""Lines that belong to the page and not to the letter: page numbers, stamps, binding marks."""

from collections.abc import Sequence

from zhicai.core.letters import words
from zhicai.core.letters.letter_text import LetterLine
from zhicai.core.letters.run import tight

HEADING_LINES = 3
NEAR = 8  # a receipt number stands within a few lines of its stamp


def without_furniture(lines: Sequence[LetterLine]) -> list[LetterLine]:
    """All other lines; blank ones stay, for they part paragraphs."""
    plain = [tight(line.text) for line in lines]
    return [
        line
        for number, line in enumerate(lines)
        if not plain[number] or not _is_furniture(plain, number, lines=lines)
    ]


def _is_furniture(plain: list[str], number: int, *, lines: Sequence[LetterLine]) -> bool:
    text = plain[number]
    if words.FURNITURE.fullmatch(text):
        return True
    if words.FILED.fullmatch(text):
        return _heads_later_page(lines, number, plain=plain)
    if words.BEFORE_NUMBER.search(_neighbour(plain, number, step=-1)):
        return False
    if words.PAGE_NUMBER.fullmatch(text):
        return _stands_alone(plain, number) or _at_page_edge(lines, number, plain=plain)
    if words.RECEIPT_NUMBER.fullmatch(text) or words.RECEIPT_DATE.fullmatch(text):
        return _stands_alone(plain, number) or _near_stamp(plain, number)
    return False


def _neighbour(plain: list[str], number: int, *, step: int) -> str:
    """The nearest line that is not blank."""
    place = number + step
    while 0 <= place < len(plain):
        if plain[place]:
            return plain[place]
        place += step
    return ""


def _stands_alone(plain: list[str], number: int) -> bool:
    """A blank line, or an end of the file, on both sides."""
    before = number == 0 or not plain[number - 1]
    after = number + 1 == len(plain) or not plain[number + 1]
    return before and after


def _at_page_edge(lines: Sequence[LetterLine], number: int, *, plain: list[str]) -> bool:
    page = lines[number].page
    if page is None:
        return False
    same = [place for place, line in enumerate(lines) if line.page == page and plain[place]]
    return number in (same[0], same[-1])


def _heads_later_page(lines: Sequence[LetterLine], number: int, *, plain: list[str]) -> bool:
    """Where a letter is filed stands over its first page; further pages repeat it."""
    page = lines[number].page
    if page is None or page == 1:
        return False
    before = (place for place in range(number) if lines[place].page == page and plain[place])
    return sum(1 for _ in before) < HEADING_LINES


def _near_stamp(plain: list[str], number: int) -> bool:
    near = plain[max(0, number - NEAR) : number + NEAR]
    return any(text.startswith(words.MARKED_FURNITURE) for text in near)
