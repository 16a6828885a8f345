"""What a cited document is to the letter that cites it."""

from collections.abc import Sequence

from zhicai.core.letters.citing import words
from zhicai.core.letters.letter import CitationRelation

BEFORE, AFTER = 39, 79
ENDS = "。;\n"


def relation_of(
    text: str, start: int, *, end: int, spans: Sequence[tuple[int, int]]
) -> CitationRelation | None:
    """Read off the words on both sides of the citation, within its sentence."""
    before, after = _before(text, start), _after(text, end)
    behind = _behind_last(text, start, spans=spans)
    for relation, is_so in (
        (CitationRelation.CESSATION, _ceases(before, after)),
        (CitationRelation.AMENDMENT, _amends(before, after)),
        (CitationRelation.RELAY, _relays(before, behind=behind)),
        (CitationRelation.ENCLOSURE, _encloses(before, after)),
        (CitationRelation.BASIS, _is_basis(before, after)),
    ):
        if is_so:
            return relation
    return None


def _ceases(before: str, after: str) -> bool:
    return bool(words.CEASED.match(after) or words.CEASES_BEFORE.search(before))


def _amends(before: str, after: str) -> bool:
    return bool(words.AMENDS_AFTER.match(after) or words.AMENDS_BEFORE.search(before))


def _relays(before: str, *, behind: str) -> bool:
    if words.RELAYS_BEFORE.search(before):
        return True
    return bool(behind and words.NOTE_BEFORE.search(before))


def _encloses(before: str, after: str) -> bool:
    return bool(words.ENCLOSES_BEFORE.search(before)) or (
        bool(words.COPY_AFTER.match(after)) and not words.RESTS_BEFORE.search(before)
    )


def _is_basis(before: str, after: str) -> bool:
    if words.RESTS_BEFORE.search(before) or words.BASIS_CLAUSE.search(before):
        return True
    if before.endswith(words.OPENED) and after.startswith(words.CLOSED):
        return True
    if words.TOLD_BEFORE.search(after):
        return False
    return bool(words.RESTS_AFTER.match(after) or words.ASKS_AFTER.match(after))


def _before(text: str, start: int) -> str:
    piece = text[max(0, start - BEFORE) : start]
    return piece[max((piece.rfind(mark) for mark in ENDS), default=-1) + 1 :]


def _after(text: str, end: int) -> str:
    if bracket := words.BRACKET.match(text, end):
        end = bracket.end()
    piece = text[end : end + AFTER]
    cuts = [place for mark in ENDS if (place := piece.find(mark)) >= 0]
    return piece[: min(cuts, default=len(piece))]


def _behind_last(text: str, start: int, *, spans: Sequence[tuple[int, int]]) -> str:
    """What stands between the citation before and this one, if it is near."""
    ends = [span[1] for span in spans if span[1] <= start]
    last = max(ends, default=None)
    if last is None or start - last > BEFORE:
        return ""
    return text[last:start]
