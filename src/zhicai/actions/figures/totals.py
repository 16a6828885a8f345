"""Totals of the nodes of a tree: from the present view, or from standings just judged."""

from collections.abc import Sequence

from zhicai.actions.figures.assemble import Totals
from zhicai.actions.figures.figure import Counts
from zhicai.basics.words import Scope
from zhicai.core.rollups.all_scopes import SUMS
from zhicai.core.rules.verdicts import JUDGED, column_of
from zhicai.exchange.parquet.recount import Judged
from zhicai.records.standings import present_view

SCOPES = tuple(Scope)
KEYS = ["agency", "scope", "is_raw"]


def kept_totals(nodes: Sequence[int], year: int) -> Totals:
    """Totals of these nodes in the present view, each with its subtree: two statements."""
    totals = Totals()
    for node, order, is_raw, counted, *figures in present_view.node_totals(nodes, year):
        by_column = dict(zip(present_view.PROVISION_COLUMNS, _pairs(figures), strict=True))
        for provision_id in JUDGED:
            met, short = by_column[column_of(provision_id)]
            key = (node, SCOPES[order - 1], bool(is_raw), provision_id)
            totals.counts[key] = Counts(counted, met, short)
    for node, order, reason, count in present_view.node_exclusions(nodes, year):
        totals.exclusions[(node, SCOPES[order - 1])][reason] = count
    return totals


def _pairs(figures: list[int]) -> list[tuple[int, int]]:
    return [(figures[at], figures[at + 1]) for at in range(0, len(figures), 2)]


def judged_totals(judged: Judged) -> Totals:
    """The same totals from standings that lie in memory."""
    totals = Totals()
    rolled, left_out = judged.totals_and_exclusions()
    for node, scope, is_raw, counted, *figures in rolled.select(KEYS + list(SUMS)).iter_rows():
        for provision_id, (met, short) in zip(JUDGED, _pairs(figures), strict=True):
            key = (node, Scope(scope), is_raw, provision_id)
            totals.counts[key] = Counts(counted, met, short)
    for node, scope, reason, count in left_out.select(
        "agency", "scope", "reason", "people"
    ).iter_rows():
        totals.exclusions[(node, Scope(scope))][reason] = count
    return totals
