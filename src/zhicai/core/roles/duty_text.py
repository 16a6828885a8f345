"""Duty text cut into items, with places in the text as it was given."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zhicai.basics import words

ENDS = re.compile(r"[^\n\r;；。]+")
MARK = re.compile(rf"\s*(?:{words.LIST_NUMBER}|[{re.escape(words.LIST_BULLETS)}]+)\s*")
TAGS = re.compile(r"<[a-z/!][^<>]{0,200}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DutyItem:
    """One duty: `start` and `end` count code points of the text as given; `text` is folded."""

    start: int
    end: int
    text: str


def fold_in_place(text: str) -> str:
    """Fold width, case, 台 and radicals one code point to one, so that places stay true.

    >>> fold_in_place("台北市ＡＩ")
    '臺北市ai'
    >>> len(fold_in_place("ﬁ")) == 1
    True
    """
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=8192)
def _fold_one(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    folded = plain if len(plain) == 1 else character
    return words.FULL_TAI if folded == words.SHORT_TAI else folded


def split_duties(text: str) -> Iterator[DutyItem]:
    r"""Items by line, semicolon and full stop; list marks and tags are no part of them.

    >>> [item.text for item in split_duties("一、辦理採購。\n（二）維護網站")]
    ['辦理採購', '維護網站']
    """
    folded = TAGS.sub(lambda tag: " " * len(tag[0]), fold_in_place(text))
    for found in ENDS.finditer(folded):
        start, end = found.span()
        mark = MARK.match(folded, start, end)
        if mark is not None and mark.end() < end:
            start = mark.end()
        piece = folded[start:end]
        inner = piece.strip()
        if inner:
            start += len(piece) - len(piece.lstrip())
            yield DutyItem(start, start + len(inner), inner)
