"""Offices for the journeys: an empty one, a staffed one, and one that holds the whole demo."""

import pytest

from journeys.databases import copied, opened
from journeys.office import import_order
from journeys.small import BUREAU, Desk
from zhicai.exchange.demo.write import write_demo_files

EMPTY = pytest.StashKey()
DEMO = pytest.StashKey()


@pytest.fixture(scope="session")
def empty_office(request, tmp_path_factory):
    """An office just initialised, made once for all folders of tests. Look, do not touch."""
    if EMPTY not in request.config.stash:
        office = opened(tmp_path_factory.mktemp("empty") / "home")
        office.run("init", "--no-input")
        request.config.stash[EMPTY] = office
    return request.config.stash[EMPTY]


@pytest.fixture(scope="session")
def new_office(empty_office, tmp_path_factory):
    """Open a further empty office."""

    def open_office(name):
        return copied(empty_office, tmp_path_factory.mktemp(name) / "home")

    return open_office


@pytest.fixture
def office(new_office):
    """A fresh office of one's own."""
    return new_office("office")


@pytest.fixture(scope="session")
def staffed_office(new_office, tmp_path_factory):
    """It holds the small office's agencies, people and course levels, and no hours."""
    office = new_office("staffed")
    office.bring(*Desk(tmp_path_factory.mktemp("staff")).people(), agency=BUREAU)
    return office


@pytest.fixture
def staffed(staffed_office, tmp_path):
    """A staffed office of one's own."""
    return copied(staffed_office, tmp_path / "home")


@pytest.fixture
def desk(tmp_path):
    """A folder of one's own to lay files down in."""
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def demo(request, new_office, tmp_path_factory):
    """The office with the whole demo in it, its plan, and what each import said; made once."""
    if DEMO not in request.config.stash:
        plan = write_demo_files(tmp_path_factory.mktemp("demo_files"))
        office = new_office("demo")
        answers = office.ask_many(
            import_order(step.files, step.agency_code, complete=step.complete, apply=True)
            for step in plan.steps
        )
        request.config.stash[DEMO] = (office, plan, answers)
    return request.config.stash[DEMO]


@pytest.fixture
def demo_office(demo):
    """Look, do not touch."""
    return demo[0]


@pytest.fixture
def demo_plan(demo):
    return demo[1]


@pytest.fixture
def demo_answers(demo):
    return demo[2]
