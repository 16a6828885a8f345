"""The people behind one number of the distribution, a page at a time."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.distribution.cells import key_of
from zhicai.actions.distribution.draw import people_at, subordinates
from zhicai.actions.distribution.figure import Axis, State
from zhicai.actions.distribution.placed import PlacedPerson
from zhicai.actions.distribution.question import DistributionQuery, Sight, sight_of
from zhicai.actions.distribution.tables import line_key
from zhicai.actions.figures.chain import find_chain
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.people_rows import names_of
from zhicai.actions.figures.tree import Tree
from zhicai.actions.page import SIZE, Page, map_page, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindQuery(DistributionQuery):
    """`states` none: all of them; `key` is that of a line of `axis`, blank: every line."""

    states: tuple[State, ...] = ()
    axis: Axis = Axis.AGENCY
    key: str = ""
    number: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """One of the people, with her post and where she stands."""

    person: int
    name: str
    national_id_masked: str
    agency_code: str
    agency_name: str
    division: str
    job_title: str
    job_series: str
    rank_text: str
    state: str


@walled
def list_distribution_people(query: BehindQuery, *, by: Caller) -> Page[NamedPerson]:
    """By agency, division and title, of those whose files are held here today.

    Raises Refused("agency.not_found").
    """
    require(by, Permission.ROLE_READ, query.agency_code)
    sight = sight_of(query, by=by)
    find_chain(query.office_code or query.agency_code, sight.place)
    people, tree, root_id = people_at(sight)
    children = subordinates(tree, root_id, sight.place.as_of)
    found = [
        one
        for one in people
        if (not query.states or one.state in query.states)
        and query.key in ("", line_key(query.axis, key_of(one, query.axis, root_id), children))
    ]
    is_present = sight.place.shows_present(by.today)
    held = list(found if is_present else held_only(found, by))
    held.sort(key=lambda one: (tree.code_of[one.agency], one.post, one.person))
    return _named(page_of(held, number=query.number, size=query.size), tree, sight)


def _named(page: Page[PlacedPerson], tree: Tree, sight: Sight) -> Page[NamedPerson]:
    names = names_of(sight.place.known, [one.person for one in page.rows])

    def name(one: PlacedPerson) -> NamedPerson:
        return NamedPerson(
            one.person,
            *names[one.person],
            agency_code=tree.code_of[one.agency],
            agency_name=tree.name_on(one.agency, sight.place.as_of),
            division=one.post.division,
            job_title=one.post.job_title,
            job_series=one.post.job_series,
            rank_text=one.post.rank_text,
            state=one.state.value,
        )

    return map_page(page, name)
