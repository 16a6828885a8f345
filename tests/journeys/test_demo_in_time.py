"""What the demo's figures were at each instant, and after an undo: always the independent count."""

import datetime as dt
from itertools import product

import pytest

from journeys import oracle
from journeys.databases import copied
from journeys.demo_oracle import world_of
from journeys.office import figures_in, standing_question
from zhicai.exchange.demo.authority import invent_authority
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE

AUTHORITY = invent_authority()
DAYS = (dt.date(2026, 6, 30), AS_OF)
# What was in the files up to and including each import command of the demo.
KNOWN = (set(), {"portal"}, {"portal", "hours"}, {"portal", "hours", "summary"})
HOURS_STEP = 2


@pytest.fixture(scope="module")
def office(demo, tmp_path_factory):
    """A copy of the demo from which the collected hours are taken back again."""
    copy = copied(demo[0], tmp_path_factory.mktemp("undone") / "home")
    copy.ask("batch", "undo", demo[2][HOURS_STEP]["batch"], "--apply")
    return copy


@pytest.fixture(scope="module")
def instants(office, demo):
    """When each import command of the demo was applied."""
    applied = {each["batch"]: each["applied_at"] for each in office.ask("batch", "list")}
    return [applied[answer["batch"]] for answer in demo[2]]


def test_each_instant_knows_what_was_imported_until_then(office, instants):
    asked = list(product(zip(instants, KNOWN, strict=False), DAYS))

    answers = office.ask_many(
        [standing_question(ROOT_CODE, as_of=day, known_at=at) for (at, _), day in asked]
    )

    for ((_, files), day), answer in zip(asked, answers, strict=True):
        world = world_of(AUTHORITY, files=files)
        assert figures_in(answer) == oracle.standings(world, ROOT_CODE, day), (files, day)


def test_after_the_undo_only_the_rest_is_counted(office):
    world = world_of(AUTHORITY, files={"portal", "summary"})

    answers = office.ask_many([standing_question(ROOT_CODE, as_of=day) for day in DAYS])

    for day, answer in zip(DAYS, answers, strict=True):
        assert figures_in(answer) == oracle.standings(world, ROOT_CODE, day), day
