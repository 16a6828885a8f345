"""Each counted person with post and state, from the facts of any day as known at any instant."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from zhicai.actions.distribution.figure import State
from zhicai.actions.distribution.question import Sight
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.overlay_book import judged_settings
from zhicai.actions.rights.wall import above_the_wall
from zhicai.actions.roles.held_duties import PLAIN, HeldDuties, held_duties
from zhicai.core.rollups.counted_people import counted_people
from zhicai.core.rules.facts import Facts, span_of
from zhicai.exchange.parquet.engines import collect
from zhicai.exchange.parquet.recount import tree_of
from zhicai.exchange.parquet.schemas import frame


class Post(NamedTuple):
    """What tells a post apart from others."""

    division: str
    job_title: str
    job_series: str
    rank_text: str


class PlacedPerson(NamedTuple):
    """A counted person, the agency that counts her, her post there, and where she stands."""

    person: int
    agency: int
    post: Post
    state: State


class Postings:
    """Postings as rows for judging; posts, and who has duties on the day, put aside on the way."""

    def __init__(self, known: Known, people: Sequence[int] | None, day: dt.date) -> None:
        self.known, self.people, self.day = known, people, day
        self.posts: dict[int, Post] = {}
        self.with_duties: set[int] = set()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """posting, person, agency, establishment, category, started_on, ended_on."""
        for key, person, agency, establishment, *told in self.known.rows_of("Posting", self.people):
            division, job_title, job_series, rank_text, category, _, _, duty_text, *days = told
            self.posts[key] = Post(division, job_title, job_series, rank_text)
            started_on, ended_on = days
            if duty_text.strip() and _covers(self.day, started_on, ended_on):
                self.with_duties.add(person)
            yield key, person, agency, establishment, category, started_on, ended_on


def _covers(day: dt.date, started_on: dt.date | None, ended_on: dt.date | None) -> bool:
    return (started_on is None or started_on <= day) and (ended_on is None or ended_on >= day)


def placed_people(
    sight: Sight, tree: Tree, *, root_id: int, people: Sequence[int] | None = None
) -> list[PlacedPerson]:
    """Everybody counted at or below the root; `people` looks at these only.

    Read above the wall: the number of a day counts whoever stood there, and whoever sees counts
    alone has nobody's file. Whoever lists people shows those held alone.
    """
    with above_the_wall():
        return _placed(sight, tree, root_id=root_id, people=people)


def _placed(
    sight: Sight, tree: Tree, *, root_id: int, people: Sequence[int] | None
) -> list[PlacedPerson]:
    place = sight.place
    if people is None:
        people = people_below(place.known, tree, root_id=root_id, as_of=place.as_of)
    postings = Postings(place.known, people, place.as_of)
    counted = _counted(sight, tree, postings)
    nodes = tree.below(root_id, place.as_of)
    here = [row for row in counted if row[2] in nodes]
    states = states_of([row[0] for row in here], sight, with_duties=postings.with_duties)
    return [
        PlacedPerson(person, agency, postings.posts[posting], states[person])
        for person, posting, agency in here
    ]


def _counted(sight: Sight, tree: Tree, postings: Postings) -> list[tuple[int, int, int]]:
    """person, posting, agency; in order of person."""
    place = sight.place
    known, span = place.known, span_of(place.year, place.as_of)
    events = (row[1:5] for row in known.rows_of("StatusEvent", postings.people))
    settings = list(judged_settings(known.rows("Overlay")))
    facts = Facts(
        agencies=frame(tree.rows(), "agencies"),
        postings=frame(postings.rows(), "postings"),
        events=frame(events, "events"),
        courses=frame((), "courses"),
        records=frame((), "records"),
        summaries=frame((), "summaries"),
        coverages=frame((), "coverages"),
        overlays=frame(settings, "overlays") if settings else None,
    )
    paths = tree_of(facts, span.last)
    found = counted_people(facts, place.book, span=span, paths=paths.lazy(), scope=sight.scope)
    return list(collect(found).sort("person").iter_rows())


def states_of(people: Sequence[int], sight: Sight, *, with_duties: set[int]) -> Mapping[int, State]:
    """A decision holds for the duties that it was made on."""
    roles = {row[1]: row[2:5] for row in sight.roles.rows_of("RoleAssignment", people)}
    known = sight.place.known
    asked = {row[1] for row in known.rows_of("DutyAnswer", people) if row[2] in PLAIN}
    wanted = [one for one in people if one in roles or (one in asked and one not in with_duties)]
    held = held_duties(wanted, sight.place.as_of, known=known)
    found: dict[int, State] = {}
    for person in people:
        if person in with_duties and person not in roles:
            found[person] = State.PENDING
        else:
            talent_role, _, duty_hash = roles.get(person, ("", "", ""))
            found[person] = state_of(held.get(person), talent_role, duty_hash)
    return found


def state_of(held: HeldDuties | None, talent_role: str, duty_hash: str) -> State:
    """`talent_role` blank: nobody has decided; then she waits where there is anything to tell."""
    if not talent_role:
        return State.PENDING if held is not None and held.is_told else State.NO_DUTIES
    now = held.duty_hash if held is not None else ""
    return State(talent_role) if now == duty_hash else State.REOPENED
