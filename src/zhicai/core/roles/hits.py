"""The words of the lexicon in one piece of a duty, without those that only look like one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhicai.basics import words
from zhicai.core.roles.duty_text import DutyItem
from zhicai.core.roles.lexicon import (
    CLERICAL,
    INFORMATION,
    LOOSE,
    MATTER,
    SYSTEM,
    UNRELATED,
    Lexicon,
)

FILLER = re.compile(rf"\s|{words.DUTY_FILLER}")
LONGEST_BARE_WORD = 2
MOST_BEFORE_MATTER = 1
MOST_OF_ITS_OWN = 3
LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lexicon at its place in the folded item."""

    kind: str
    start: int
    end: int


def hits_of_piece(item: DutyItem, span: tuple[int, int], lexicon: Lexicon) -> tuple[Hit, ...]:
    """The hits of one piece; one about something else gives only who leads it."""
    told = _without_compounds(item.text, span, lexicon=lexicon)
    found = [hit for hit in _without_tools(list(told), lexicon) if hit.kind != UNRELATED]
    is_about_thing = any(hit.kind in lexicon.things for hit in found)
    if not is_about_thing and _is_elsewhere(item.text[slice(*span)], found, lexicon):
        found = [hit for hit in found if hit.kind == LEAD]
    return tuple(Hit(hit.kind, item.start + hit.start, item.start + hit.end) for hit in found)


def _without_compounds(text: str, span: tuple[int, int], *, lexicon: Lexicon) -> Iterator[Hit]:
    """「農業資訊」 is news of farming, not computing; 「農業資訊系統」 has a word of its own."""
    kind, end = "", span[0]
    for found in lexicon.pattern.finditer(text, *span):
        hit = Hit(lexicon.kinds[found.group()], *found.span())
        is_bare = hit.kind == INFORMATION and hit.end - hit.start <= LONGEST_BARE_WORD
        between = text[end : hit.start]
        is_joined = FILLER.sub("", between[-1:]) != "" or (not between and kind == CLERICAL)
        kind, end = hit.kind, hit.end
        if not (is_bare and is_joined):
            yield hit


def _without_tools(found: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """A system with an ordinary matter right behind it is what that matter is done with."""
    is_used = False
    for hit, after in zip(found, [*found[1:], None], strict=False):
        if hit.kind in lexicon.things:
            is_used = hit.kind in {SYSTEM, LOOSE} and _is_matter(hit, after)
        if not is_used and hit.kind != MATTER:
            yield hit


def _is_matter(hit: Hit, after: Hit | None) -> bool:
    if after is None or after.start - hit.end > MOST_BEFORE_MATTER:
        return False
    return after.kind in {MATTER, CLERICAL}


def is_own_matter(piece: str, lexicon: Lexicon) -> bool:
    """A piece of a list that is neither a deed nor a word that goes with computing."""
    if lexicon.neighbours.search(piece) is not None:
        return False
    kinds = ((lexicon.kinds[word], len(word)) for word in lexicon.pattern.findall(piece))
    return _has_own_words(piece, sum(size for kind, size in kinds if kind in lexicon.deeds))


def _is_elsewhere(piece: str, found: Sequence[Hit], lexicon: Lexicon) -> bool:
    """A piece without a thing is about something else where much of it is no deed."""
    told = sum(hit.end - hit.start for hit in found if hit.kind in lexicon.deeds)
    return _has_own_words(piece, told) or lexicon.ordinary.search(piece) is not None


def _has_own_words(piece: str, told: int) -> bool:
    return len(FILLER.sub("", piece)) - told > MOST_OF_ITS_OWN
