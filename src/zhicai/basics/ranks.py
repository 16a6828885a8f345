"""Ranks and grades (官等職等) as rosters and vacancies write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from zhicai.basics import words

HIGHEST_GRADE = 14
LONGEST_TEXT = 200

_NUMERALS = str.maketrans(
    words.FORMAL_UNITS + words.FORMAL_TEN + words.BOPOMOFO_ONE,
    words.UNITS + words.TEN + words.UNITS[0],
)
_NUMBER = rf"(?:[0-9]{{1,2}}|[{words.UNITS}]?{words.TEN}[{words.UNITS}]?|[{words.UNITS}])"
_RANK = "|".join(words.RANKS)
# A number counts if 職等 follows it, at once or after 「至第7」 and the like.
_GRADES = re.compile(
    rf"{_NUMBER}(?:(?:{words.GRADE})?[{words.UP_TO}](?:{_RANK})?{words.ORDINAL}?{_NUMBER})*"
    rf"{words.GRADE}"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """What could be read of a rank: which of 委任 薦任 簡任, from which grade to which."""

    ranks: frozenset[str]
    lowest: int | None
    highest: int | None
    text: str


def parse_rank(text: str) -> Rank:
    """Read the ranks and the grades in a text; what cannot be read stays in the text.

    >>> rank = parse_rank("委任第5職等或薦任第6職等至第7職等")
    >>> sorted(rank.ranks), rank.lowest, rank.highest
    (['委任', '薦任'], 5, 7)
    >>> parse_rank("師(三)級")
    Rank(ranks=frozenset(), lowest=None, highest=None, text='師(三)級')

    Wrong: a grade for 關務員1階, which is a step inside a rank.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:LONGEST_TEXT]))
    plain = plain.translate(_NUMERALS)
    ranks = frozenset(name for name in words.RANKS if name in plain)
    grades = [
        grade
        for span in _GRADES.findall(plain)
        for number in re.findall(_NUMBER, span)
        if 0 < (grade := _grade(number)) <= HIGHEST_GRADE
    ]
    return Rank(ranks, min(grades, default=None), max(grades, default=None), text)


def _grade(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, units = number.rpartition(words.TEN)
    value = words.UNITS.find(units) + 1 if units else 0
    if ten:
        value += 10 * (words.UNITS.find(tens) + 1 if tens else 1)
    return value
