"""Totals of nodes → figures with their rules, sources and doubts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zhicai.actions.figures.figure import (
    IN_FORCE,
    NO_RULE,
    UNPUBLISHED,
    AgencyFigure,
    Citation,
    Counts,
    ProvisionFigure,
    Question,
)
from zhicai.actions.figures.tree import Tree
from zhicai.basics.dates import format_roc_long
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.book import NotInForce, Unpublished
from zhicai.core.rules.load import Rulebook
from zhicai.core.rules.provision import Basis
from zhicai.core.rules.verdicts import JUDGED


@dataclass(slots=True)
class Totals:
    """Counts by (node, scope, without exclusions, provision), and exclusions by (node, scope)."""

    counts: dict[tuple[int, Scope, bool, str], Counts] = field(default_factory=dict)
    exclusions: dict[tuple[int, Scope], dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What all figures of one answer have in common."""

    book: Rulebook
    tree: Tree
    as_of: dt.date
    rule_day: dt.date
    scope: Scope | None
    totals: Totals

    def scope_for(self, provision_id: str) -> Scope:
        return self.scope or scope_of(provision_id, self.book)


def build_figure(
    setting: Setting, node: int, *, children: Mapping[int, Iterable[int]], depth: int
) -> AgencyFigure:
    """The figure of a node, with those of its subordinates down to `depth`."""
    below = children.get(node, ()) if depth > 0 else ()
    kpi_scope = setting.scope_for("kpi.ai_attainment")
    exclusions = setting.totals.exclusions.get((node, kpi_scope), {})
    return AgencyFigure(
        code=setting.tree.code_of.get(node, ""),
        name=setting.tree.name_on(node, setting.as_of),
        provisions=tuple(_provision(setting, node, provision_id) for provision_id in JUDGED),
        exclusions=tuple(sorted(exclusions.items())),
        children=tuple(
            build_figure(setting, child, children=children, depth=depth - 1)
            for child in below
            if not _is_gone(setting, child)
        ),
    )


def _is_gone(setting: Setting, node: int) -> bool:
    """A closed agency is shown only as long as somebody is still counted there."""
    found = setting.tree.on(node, setting.as_of)
    if found is None or found.closed_on is None or found.closed_on > setting.as_of:
        return False
    counts = setting.totals.counts.get((node, Scope.EVERYONE, True, "kpi.ai_attainment"))
    return counts is None or counts.counted == 0


def _provision(setting: Setting, node: int, provision_id: str) -> ProvisionFigure:
    provision = setting.book.get_provision(provision_id)
    entry = setting.book.in_force(provision_id, setting.rule_day)
    places = entry.basis if entry is not None else ()
    scope = setting.scope_for(provision_id)
    counts, raw = (
        setting.totals.counts.get((node, scope, is_raw, provision_id), Counts())
        for is_raw in (False, True)
    )
    return ProvisionFigure(
        provision_id=provision_id,
        name=provision.name,
        norm=str(provision.norm),
        scope=scope.value,
        counts=counts,
        raw=raw,
        citations=_citations(setting.book, places),
        doubts=tuple(Question(doubt.id, doubt.asks, doubt.read_as) for doubt in provision.doubts),
        state=_state(setting.book, provision_id, setting.rule_day),
    )


def _state(book: Rulebook, provision_id: str, day: dt.date) -> str:
    """Whether there is a value that day, one still to be published, or no rule at all."""
    try:
        book.value(provision_id, day)
    except Unpublished:
        return UNPUBLISHED
    except NotInForce:
        return NO_RULE
    return IN_FORCE


def _citations(book: Rulebook, places: Iterable[Basis]) -> tuple[Citation, ...]:
    """Each document once, with the clauses that carry the value."""
    clauses: dict[str, list[str]] = {}
    for place in places:
        clauses.setdefault(place.source, []).append(place.clause)
    return tuple(
        Citation(document_text(book, source_id), "、".join(told))
        for source_id, told in clauses.items()
    )


def document_text(book: Rulebook, source_id: str) -> str:
    """Issuer, date and number of a document; the title where it has no number."""
    source = book.sources[source_id]
    if source.issue_number is None:
        return source.title
    day = format_roc_long(source.issued_on) if source.issued_on else ""
    return f"{source.issuer}{day}{source.issue_number}"
