"""還差清單: whoever still lacks hours, by division, with a message to send to each."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.find_people_page import PeoplePage, find_people_page
from zhicai.actions.people.words import DivisionMessage, division_messages
from zhicai.basics.words import Verdict

MOST = 2000
LACKING = (Verdict.SHORT.value, Verdict.UNKNOWN.value)


@dataclass(frozen=True, slots=True)
class GapMessages:
    """`page` holds the same people in one list."""

    page: PeoplePage
    divisions: tuple[DivisionMessage, ...]


@walled
def list_gap_messages(query: PeoplePageQuery, *, by: Caller) -> GapMessages:
    """Of a query with tabs only those of them that lack. Raises Refused("people.too_many")."""
    require(by, Permission.STAFF_READ, query.agency_code)
    tabs = [tab for tab in query.tabs if tab in LACKING] or LACKING
    page = find_people_page(query.whole(most=MOST, tabs=tabs, sort="agency"), by=by)
    found = division_messages(page.page.rows, page.rule.provision_id, page.rule.name)
    return GapMessages(page, found)
