"""What a duty does with what: the phrases of one item, with their points."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhicai.basics import words
from zhicai.basics.shares import WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.duty_text import DutyItem
from zhicai.core.roles.hits import LEAD, Hit, hits_of_piece, is_own_matter
from zhicai.core.roles.lexicon import LOOSE, Lexicon

CLAUSE = re.compile(r"[^，,]+")
PIECE = re.compile(r"[^、]+")
SMALL_PIECE = re.compile(f"[^{words.LIST_JOINTS}]+")
BRACKETED = re.compile(r"\([^()]*\)")
JOINT = re.compile(f"[{words.LIST_JOINTS}，,]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing with what is done to it; `points` in percent a role."""

    start: int
    end: int
    points: Mapping[TalentRole, int]
    is_strong: bool

    @property
    def talent_role(self) -> TalentRole:
        return max(self.points, key=lambda role: self.points[role])


@dataclass(frozen=True, slots=True)
class ReadItem:
    """The phrases of an item, and how many ordinary duties stand among them in its list."""

    phrases: tuple[Phrase, ...]
    ordinary_count: int
    thing_count: int


def read_item(item: DutyItem, lexicon: Lexicon) -> ReadItem:
    """The phrases of an item, in order; a duty about none of the things has none."""
    if not _names_thing(item.text, lexicon):
        return ReadItem((), 0, 0)
    item = replace(item, text=_close_brackets(item.text, lexicon))
    phrases = tuple(
        phrase
        for clause in CLAUSE.finditer(item.text)
        for phrase in _phrases_of(_find_hits(item, clause.span(), lexicon), lexicon)
    )
    return ReadItem(phrases, *_count_subjects(item.text, lexicon))


def _close_brackets(text: str, lexicon: Lexicon) -> str:
    """What a bracket lists behind a thing is told of that thing: no duties of its own."""

    def closed(found: re.Match[str]) -> str:
        *_, head = JOINT.split(text[: found.start()])
        return JOINT.sub(" ", found[0]) if _names_thing(head, lexicon) else found[0]

    return BRACKETED.sub(closed, text)


def _names_thing(text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.kinds[word] in lexicon.things for word in lexicon.pattern.findall(text))


def _count_subjects(text: str, lexicon: Lexicon) -> tuple[int, int]:
    ordinary = things = 0
    for piece in SMALL_PIECE.findall(text):
        if _names_thing(piece, lexicon):
            things += 1
        elif lexicon.ordinary.search(piece) or is_own_matter(piece, lexicon):
            ordinary += 1
    return ordinary, max(things, 1)


def _find_hits(
    item: DutyItem, span: tuple[int, int], lexicon: Lexicon
) -> tuple[tuple[Hit, ...], ...]:
    """The hits of each piece of a clause, pieces being parted by 、."""
    return tuple(
        hits_of_piece(item, piece.span(), lexicon) for piece in PIECE.finditer(item.text, *span)
    )


def _phrases_of(pieces: Sequence[tuple[Hit, ...]], lexicon: Lexicon) -> Iterator[Phrase]:
    """A lead word at the head of a clause holds for all that follows in it."""
    leads: tuple[Hit, ...] = ()
    for group in _join(pieces, lexicon):
        own = tuple(hit for hit in group if hit.kind == LEAD)
        phrase = _weigh(group if own else (*leads, *group), lexicon)
        leads = own or leads
        if phrase is not None:
            yield phrase


def _join(pieces: Sequence[tuple[Hit, ...]], lexicon: Lexicon) -> Iterator[tuple[Hit, ...]]:
    """Pieces without a thing go on with the one before; things without a deed wait for theirs."""
    group: tuple[Hit, ...] = ()
    for piece in pieces:
        has_thing = any(hit.kind in lexicon.things for hit in piece)
        is_told = any(hit.kind in lexicon.things for hit in group) and any(
            hit.kind in lexicon.deeds for hit in group
        )
        if has_thing and is_told:
            yield group
            group = ()
        group = (*group, *piece)
    yield group


def _weigh(hits: tuple[Hit, ...], lexicon: Lexicon) -> Phrase | None:
    things = [hit for hit in hits if hit.kind in lexicon.things]
    if not things:
        return None
    deeds = {hit.kind for hit in hits if hit.kind in lexicon.deeds}
    points: dict[TalentRole, int] = {}
    for kind in dict.fromkeys(hit.kind for hit in things):
        for role, percent in _points_of(kind, deeds, lexicon).items():
            points[role] = points.get(role, 0) + percent
    is_beside = len({hit.kind for hit in hits} - lexicon.things - lexicon.deeds) > 0
    if is_beside and not deeds - {"plan", "manage"}:
        points = _share(points, lexicon.decision.beside_percent)
    if not points:
        return None
    start, end = min(hit.start for hit in hits), max(hit.end for hit in hits)
    return Phrase(start, end, points, is_strong=any(hit.kind != LOOSE for hit in things))


def _points_of(kind: str, deeds: set[str], lexicon: Lexicon) -> Mapping[TalentRole, int]:
    rows = lexicon.rows.get(kind, ())
    return next((row.points for row in rows if row.deeds <= deeds), {})


def _share(points: Mapping[TalentRole, int], percent: int) -> dict[TalentRole, int]:
    return {role: value * percent // WHOLE for role, value in points.items()}
