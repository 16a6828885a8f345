"""How the counted people of an agency are spread over the talent roles, on any day."""

import datetime as dt

from django.db.models import Max

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.distribution.draw import look, rules_on
from zhicai.actions.distribution.figure import Distribution
from zhicai.actions.distribution.question import DistributionQuery, sight_of
from zhicai.actions.distribution.tables import table_of, total_of
from zhicai.actions.figures.chain import find_chain
from zhicai.actions.find_standing import TRIES
from zhicai.actions.intake.plan import current_sequence
from zhicai.basics.errors import Refused
from zhicai.records.ledger.models import Batch


@walled
def find_distribution(query: DistributionQuery, *, by: Caller) -> Distribution:
    """The same people as those of the rate. Raises Refused("agency.not_found")."""
    require(by, Permission.ROLE_READ, query.agency_code)
    for _ in range(TRIES):
        sequence = current_sequence()
        found = _distribution(query, by)
        if query.known_at is not None or current_sequence() == sequence:
            return found
    raise Refused("batch.moved")


def _distribution(query: DistributionQuery, by: Caller) -> Distribution:
    sight = sight_of(query, by=by)
    place = sight.place
    chain = find_chain(query.office_code or query.agency_code, place)
    source, children, name = look(sight)
    tables = tuple(table_of(axis, source.cells(axis), children) for axis in query.axes)
    return Distribution(
        children.code,
        name,
        place.as_of,
        known_at=query.known_at or _latest(by),
        scope=sight.scope,
        tally=total_of(tables),
        tables=tables,
        chain=chain,
        rules=rules_on(place.book, place.as_of),
        is_kept=sight.is_kept,
    )


def _latest(by: Caller) -> dt.datetime:
    newest = Batch.objects.aggregate(at=Max("applied_at"))["at"]
    return by.now if newest is None else max(by.now, newest)
