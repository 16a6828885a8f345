"""Issue numbers in running text: where the word of the number begins, and what is no letter."""

from dataclasses import dataclass

from zhicai.core.letters.citing import words
from zhicai.core.letters.citing.agencies import word_after_agency
from zhicai.core.letters.citing.days import Day, find_days
from zhicai.core.letters.run import Squeezed

NEAR_BEFORE = 14
NEAR_AFTER = 13


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """`start` is where the word of the number begins; `shown` the number as a reader writes it."""

    shown: str
    start: int
    end: int


def find_numbers(flat: Squeezed, days: list[Day] | None = None) -> list[IssueNumber]:
    """The numbers of official documents in a text, in order."""
    known = find_days(flat.text) if days is None else days
    found: list[IssueNumber] = []
    for match in words.NUMBER.finditer(flat.text):
        start = _word_start(flat.text, match.start(), days=known)
        if start is None or _is_placeholder(match["no"], flat.text[start : match.start()]):
            continue
        if _is_no_letter(flat.text, start, word_end=match.start(), end=match.end()):
            continue
        shown = flat.say(start, match.end()).removesuffix(words.NUMBER_END) + words.NUMBER_END
        one = IssueNumber(shown, start, match.end())
        found.append(one)
        found.extend(_further(flat, one, word_end=match.start()))
    return found


def own_number(flat: Squeezed) -> IssueNumber | None:
    """The number that stands behind its label; None for a blank or a form not filled in."""
    match = words.OWN_NUMBER.search(flat.text)
    if match is None or _is_placeholder(match["no"], match["word"]):
        return None
    return IssueNumber(flat.say(*match.span()), *match.span())


def _word_start(text: str, end: int, *, days: list[Day]) -> int | None:
    """Walk left from the mark of the number to where its word begins."""
    place, depth = end, 0
    while place > 0 and end - place < words.LONGEST_WORD:
        mark = text[place - 1]
        if not words.WORD_CHARACTER.match(mark):
            break
        if mark in ")]":
            depth += 1
        elif mark in "([":
            if depth == 0:
                break
            depth -= 1
        place -= 1
    days_within = [day.end for day in days if place < day.end <= end]
    after_day = max([place, *days_within])
    has_issuer_before = any(day.end == after_day for day in days)
    start = word_after_agency(text[after_day:end], is_dated=has_issuer_before) + after_day
    return start if start < end else None


def _is_placeholder(number: str, word: str) -> bool:
    """A number of circles is a form that nobody filled in; circles among numerals are zeros."""
    if any(mark in word for mark in words.PLACEHOLDERS if not mark.isascii()):
        return True
    has_circle = any(mark in number for mark in words.ZEROS)
    return has_circle and not any(mark in number for mark in words.NUMERAL_DIGITS)


def _is_no_letter(text: str, start: int, *, word_end: int, end: int) -> bool:
    """Licences, cases, contracts and files have numbers of the same form."""
    word, before = text[start:word_end], text[max(0, start - NEAR_BEFORE) : start]
    if words.NOT_AFTER.match(text[end : end + NEAR_AFTER]):
        return True
    if words.NOT_WORD.search(word) or words.COURT_WORD.search(word):
        return True
    if before.endswith(words.YEAR_MARKS):
        return True
    return bool(words.NOT_BEFORE.search(before)) and not words.MAY_BEFORE.search(before)


def _further(flat: Squeezed, first: IssueNumber, *, word_end: int) -> list[IssueNumber]:
    """More numbers under the same word."""
    found, place = [], first.end
    word = flat.say(first.start, word_end)
    while match := words.FURTHER_NUMBER.match(flat.text, place):
        shown = f"{word}{words.WORD_END}{words.NUMBER_START}{match['no']}{words.NUMBER_END}"
        found.append(IssueNumber(shown, match.start("rest"), match.end()))
        place = match.end()
    return found
