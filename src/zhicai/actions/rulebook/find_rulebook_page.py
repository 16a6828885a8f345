"""The rulebook of an office on a day, by subject: filtered by subject, words and state."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.rulebook.families import families_of, family_of
from zhicai.actions.rulebook.list_provisions import ProvisionLine, list_provisions
from zhicai.actions.rulebook.own_lines import OwnLine, line_of, own_lines
from zhicai.basics.text import fold
from zhicai.core.rules.book import Rulebook
from zhicai.records.overlays.models import Overlay

OPEN, DOUBTFUL, UNPUBLISHED = "open", "doubtful", "unpublished"
KINDS = (OPEN, DOUBTFUL, UNPUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookQuery:
    """Empty parts match all; `kind` is one of KINDS."""

    agency_code: str
    as_of: dt.date
    family: str = ""
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FamilyLines:
    family: str
    name: str
    lines: tuple[ProvisionLine, ...]


@dataclass(frozen=True, slots=True)
class RulebookPage:
    """`own` are the decisions of this office that stand today; `total` counts all provisions."""

    as_of: dt.date
    groups: tuple[FamilyLines, ...]
    families: tuple[tuple[str, str], ...]
    found: int
    total: int
    own: tuple[OwnLine, ...]


@walled
def find_rulebook_page(query: RulebookQuery, *, by: Caller) -> RulebookPage:
    require(by, Permission.RULEBOOK_READ, query.agency_code)
    book = rulebook()
    listed = list_provisions(query.as_of, book).provisions
    chosen = [line for line in listed if _matches(line, query, book)]
    names = families_of(book)
    groups = tuple(
        FamilyLines(key, name, tuple(line for line in chosen if family_of(line.id) == key))
        for key, name in names
    )
    return RulebookPage(
        as_of=query.as_of,
        groups=tuple(group for group in groups if group.lines),
        families=names,
        found=len(chosen),
        total=len(listed),
        own=_own(query.agency_code, book, by.today),
    )


def _own(agency_code: str, book: Rulebook, today: dt.date) -> tuple[OwnLine, ...]:
    """What the office itself decided and what stands today, by provision and day."""
    agency_id = line_of(agency_code, today).agency_id
    rows = Overlay.objects.filter(agency_id=agency_id, known_until__isnull=True)
    ordered = rows.select_related("batch").order_by("provision_id", "in_force_from")
    return own_lines(ordered, book, mine=agency_id, today=today)


def _matches(line: ProvisionLine, query: RulebookQuery, book: Rulebook) -> bool:
    provision = book.provisions[line.id]
    if query.family and family_of(line.id) != query.family:
        return False
    if query.kind == OPEN and not (provision.overlay and provision.overlay.is_open):
        return False
    if query.kind == DOUBTFUL and not line.doubt_count:
        return False
    if query.kind == UNPUBLISHED and not provision.unpublished:
        return False
    wanted = fold(query.text)
    return not wanted or wanted in fold(_text_of(line, book))


def _text_of(line: ProvisionLine, book: Rulebook) -> str:
    """Whatever an officer may remember of a provision: its name, its value, its letters."""
    provision, entry = book.provisions[line.id], line.standing.entry
    said = [line.name, line.about or "", line.id, entry.said.line if entry is not None else ""]
    for one in provision.doubts:
        said += [one.asks, one.read_as, one.id or ""]
    for value in provision.values:
        for basis in value.basis:
            source = book.sources[basis.source]
            said += [basis.clause, source.issue_number or "", source.title]
    return " ".join(said)
