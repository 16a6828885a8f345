"""All that would go at an agency and below it: what preview and run both rest on."""

from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.factors.installation import is_at_top
from zhicai.actions.retention.candidates import OF_INSTALLATION, Candidate, find_candidates
from zhicai.actions.retention.holds import held_below
from zhicai.actions.retention.terms import Node, Term, nodes_below, terms_of
from zhicai.records.agencies.models import AgencyPath


@dataclass(frozen=True, slots=True)
class TermPlan:
    term: Term
    found: tuple[Candidate, ...]


def plan_terms(agency_code: str, *, by: Caller) -> tuple[TermPlan, ...]:
    """What belongs to all agencies alike goes only at the top, by whoever runs it."""
    nodes = _free(nodes_below(agency_code, by.today), by)
    is_top = (
        is_at_top(by)
        and not AgencyPath.objects.filter(
            descendant_id__in=[one.agency_id for one in nodes if one.code == agency_code],
            depth__gt=0,
            from_on__lte=by.today,
            until_on__gte=by.today,
        ).exists()
    )
    plans = []
    seen: set[str] = set()
    for term in terms_of(nodes, by.today):
        if term.kind in OF_INSTALLATION:
            if not is_top or agency_code not in term.agencies or term.kind in seen:
                continue
            seen.add(term.kind)
        plans.append(TermPlan(term, tuple(find_candidates(term, now=by.now))))
    return tuple(plans)


def _free(nodes: tuple[Node, ...], by: Caller) -> tuple[Node, ...]:
    """Without the agencies that a hold covers, themselves or from above."""
    codes = tuple(one.code for one in nodes)
    held = set(held_below(codes).values_list("agency_code", flat=True))
    if not held:
        return nodes
    ids = [one.agency_id for one in nodes if one.code in held]
    paths = AgencyPath.objects.filter(
        ancestor_id__in=ids, from_on__lte=by.today, until_on__gte=by.today
    )
    covered = {*ids, *paths.values_list("descendant_id", flat=True)}
    return tuple(one for one in nodes if one.agency_id not in covered)
