"""A crowd drawn from a seed: hundreds of people in every state that the facts know."""

import datetime as dt

from core.rules import oracle
from core.rules.draws import Draw
from core.rules.worlds import World

FIRST = dt.date(2025, 11, 1)
MINUTES = (0, 59, 60, 90, 119, 120, 179, 180, 181, 239, 240, 600, 1199, 1200)
FLAGS = (None, True, False)
LEVELS = ("basic", "advanced", "none", None)
CATEGORIES = ("staff", "staff", "staff", "contract", "teacher", "unknown", None)
EVENTS = ("unpaid_leave", "unpaid_leave", "suspension", "sick_leave", "reinstatement", "departure")
AGENCIES = 12


def crowd(seed, *, people=200):
    """A tree of a dozen agencies, some covered, and people with postings, records and events."""
    chance = Draw(seed)
    world = World().agency(1)
    for agency in range(2, AGENCIES + 1):
        world.agency(agency, chance.between(1, agency - 1) if chance.likely(90) else None)
    for agency in chance.shuffled(range(2, AGENCIES + 1))[:3]:
        world.covered(agency, span=_span(chance))
    for course in range(1, 16):
        marks = {"is_required": chance.choice(FLAGS), "is_environment": chance.choice(FLAGS)}
        world.course(course, chance.choice(LEVELS), **marks)
    for person in range(1, people + 1):
        _tell(world, person, chance)
    return world


def _tell(world, person, chance):
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        agency, category = chance.between(1, AGENCIES), chance.choice(CATEGORIES)
        world.posted(person, agency, category=category, span=_open_span(chance))
    for _ in range(chance.choice((0, 0, 1, 3, 8, 12))):
        on, work = _day(chance), chance.choice(FLAGS)
        world.learnt(person, chance.between(1, 18), chance.choice(MINUTES), on=on, work=work)
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        told = [kind for kind in oracle.SUMMED if chance.likely(70)]
        minutes = {f"{kind}_minutes": chance.choice(MINUTES) for kind in told}
        world.summed(person, span=_span(chance), **minutes)
    for _ in range(chance.choice((0, 0, 0, 1, 2, 3))):
        started, ended = _open_span(chance)
        world.event(person, chance.choice(EVENTS), span=(started or FIRST, ended))


def _day(chance):
    return FIRST + dt.timedelta(days=chance.below(450))


def _span(chance):
    return tuple(sorted((_day(chance), _day(chance))))


def _open_span(chance):
    """Spans that begin or end on the edges of the year more often than chance would have it."""
    first = chance.choice((None, _day(chance), oracle.START, dt.date(2025, 7, 1)))
    last = chance.choice((None, None, _day(chance), oracle.END))
    return (last, first) if first and last and first > last else (first, last)
