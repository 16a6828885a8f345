"""The documents that a text names."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from zhicai.core.letters.citing import words
from zhicai.core.letters.citing.agencies import agency_before, last_named, name_start
from zhicai.core.letters.citing.days import Day, day_of, find_days
from zhicai.core.letters.citing.names import Names
from zhicai.core.letters.citing.numbers import IssueNumber, find_numbers
from zhicai.core.letters.citing.relation import relation_of
from zhicai.core.letters.letter import Citation, CitationRelation
from zhicai.core.letters.run import Run, Squeezed, squeeze

FAR = 23
NEAR = 2
LONG_GAP = 59


@dataclass(frozen=True, slots=True)
class _Spot:
    """A document where it stands in a squeezed text."""

    shown: str | None
    start: int
    end: int
    day: dt.date | None = None
    is_day_open: bool = False
    issuer: tuple[int, int] | None = None
    inherits: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may cite; `usual` is what its citations are where the words do not tell."""

    run: Run
    usual: CitationRelation | None = None


def find_citations(passages: Iterable[Passage], names: Names) -> list[Citation]:
    """One entry for each document, in order; what a later mention adds is added."""
    found: dict[str, Citation] = {}
    told: list[Squeezed] = []
    named = replace(names, told=told)
    for passage in passages:
        told.append(squeeze(passage.run))
        pieces = told[-1].pieces(words.SENTENCE_ENDS)
        for cited in chain.from_iterable(_cited_in(piece, named) for piece in pieces):
            citation = replace(cited, relation=cited.relation or passage.usual)
            key = _key(citation)
            found[key] = _merge(found[key], citation) if key in found else citation
    return list(found.values())


def short_names(runs: Iterable[Run]) -> dict[str, str]:
    """What the text itself calls an agency for short → its full name."""
    found: dict[str, str] = {}
    for run in runs:
        for match in words.SHORT_NAME.finditer(squeeze(run).text):
            full = match["full"][name_start(match["full"]) :]
            if words.AGENCY_TAIL.search(full):
                found.setdefault(match["short"], full)
    return found


def _key(citation: Citation) -> str:
    if citation.issue_number:
        return citation.issue_number.translate(words.NARROW)
    return f"{citation.issuer}/{citation.issued_on}"


def _merge(first: Citation, second: Citation) -> Citation:
    return replace(
        first,
        issuer=first.issuer or second.issuer,
        issued_on=first.issued_on or second.issued_on,
        relation=first.relation or second.relation,
    )


def _cited_in(flat: Squeezed, names: Names) -> list[Citation]:
    days = find_days(flat.text)
    numbers = find_numbers(flat, days)
    spots = [_numbered(flat.text, number, days=days) for number in numbers]
    spots = _with_heirs(flat.text, spots)
    taken = [(spot.start, spot.end) for spot in spots]
    spots += [spot for day in days if (spot := _bare(flat.text, day, taken=taken))]
    spots.sort(key=lambda spot: spot.start)
    cited = [_citation(flat, spot, names=names, spots=spots) for spot in spots]
    return _with_shared_end(
        flat.text, spots, cited=_with_shared_relation(flat.text, spots, cited=cited)
    )


def _with_shared_relation(
    text: str, spots: list[_Spot], *, cited: list[Citation]
) -> list[Citation]:
    """A document in a row of documents is to the letter what the one before it is."""
    shared: list[Citation] = []
    for number, citation in enumerate(cited):
        one = citation
        if shared and one.relation is None and shared[-1].relation is CitationRelation.BASIS:
            gap = text[spots[number - 1].end : spots[number].start]
            if words.COORDINATION.match(gap):
                one = replace(one, relation=CitationRelation.BASIS)
        shared.append(one)
    return shared


def _with_shared_end(text: str, spots: list[_Spot], *, cited: list[Citation]) -> list[Citation]:
    """What ends a row of documents ends each of them."""
    shared = list(cited)
    for number in range(len(shared) - 2, -1, -1):
        is_over = shared[number + 1].relation is CitationRelation.CESSATION
        gap = text[spots[number].end : spots[number + 1].start]
        if shared[number].relation is None and is_over and words.COORDINATION.match(gap):
            shared[number] = replace(shared[number], relation=CitationRelation.CESSATION)
    return shared


def _numbered(text: str, number: IssueNumber, *, days: list[Day]) -> _Spot:
    """Look left for the date and then for the issuer; or for the date alone in a bracket."""
    before = [day for day in days if day.end <= number.start and number.start - day.end < FAR]
    nearest = before[-1] if before else None
    if nearest and words.BETWEEN_DAY_AND_WORD.match(text[nearest.end : number.start]):
        agency = agency_before(text, nearest.start)
        return _Spot(
            number.shown,
            agency[0] if agency else nearest.start,
            number.end,
            day=nearest.day,
            is_day_open=nearest.day is None,
            issuer=agency,
        )
    agency = agency_before(text, number.start)
    if nearest and agency and words.BETWEEN_DAY_AND_WORD.match(text[nearest.end : agency[0]]):
        return _Spot(number.shown, nearest.start, number.end, day=nearest.day, issuer=agency)
    behind = words.AFTER_DAY.match(text[number.end : number.end + FAR])
    day = day_of(behind["day"] or behind["within"]) if behind else None
    start = agency[0] if agency else number.start
    return _Spot(number.shown, start, number.end, day=day, issuer=agency)


def _with_heirs(text: str, spots: list[_Spot]) -> list[_Spot]:
    """Numbers that follow each other share issuer, and a second number under one date its date."""
    heirs: list[_Spot] = []
    for spot in spots:
        last = heirs[-1] if heirs else None
        heir = spot
        if last and words.COORDINATION.match(text[last.end : spot.start][:LONG_GAP]):
            if heir.issuer is None:
                heir = replace(heir, issuer=last.issuer, inherits=True)
            if heir.day is None and not heir.is_day_open and _shares_day(text, last, heir):
                heir = replace(heir, day=last.day)
        heirs.append(heir)
    return heirs


def _shares_day(text: str, last: _Spot, spot: _Spot) -> bool:
    """Only where nothing but a joining word stands between the two numbers."""
    return spot.inherits and spot.start - last.end <= NEAR and bool(text[last.end : spot.start])


def _bare(text: str, day: Day, *, taken: list[tuple[int, int]]) -> _Spot | None:
    """A letter named by issuer and date alone."""
    if day.day is None or any(start <= day.start < end for start, end in taken):
        return None
    kind = words.BARE_DOCUMENT.match(text[day.end : day.end + FAR])
    agency = agency_before(text, day.start)
    if kind is None or agency is None:
        return None
    return _Spot(None, agency[0], day.end + kind.end(), day=day.day, issuer=agency)


def _citation(flat: Squeezed, spot: _Spot, *, names: Names, spots: list[_Spot]) -> Citation:
    issuer = _issuer(flat, spot.issuer, names=names) if spot.issuer else None
    kind = words.KIND_AFTER.match(flat.text[spot.end : spot.end + FAR])
    end = spot.end + (kind.end() if kind and spot.shown else 0)
    relation = relation_of(flat.text, spot.start, end=end, spans=[(s.start, s.end) for s in spots])
    return Citation(
        issuer, spot.day, spot.shown, relation, flat.places[spot.start], flat.places[end - 1] + 1
    )


def _issuer(flat: Squeezed, place: tuple[int, int], *, names: Names) -> str | None:
    """The full name; "that office" is the last one of its kind that the text has named."""
    name = flat.say(*place)
    that = words.THAT.fullmatch(name)
    if that is None:
        return names.full(name)
    here = last_named(flat, place[0], ending=that["what"])
    return here or names.last_told(flat.places[place[0]], ending=that["what"])


def without(citations: Iterable[Citation], own: Mapping[str, object]) -> tuple[Citation, ...]:
    """All but the letter itself."""
    return tuple(
        one
        for one in citations
        if not one.issue_number or one.issue_number.translate(words.NARROW) not in own
    )
