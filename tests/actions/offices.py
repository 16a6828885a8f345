"""A small county for tests of actions and commands."""

import io
import json

import pytest
from django.apps import apps

from actions.world import World
from people import hire_cast
from runtime_role import acting_as_runtime, make_role
from zhicai.exchange.sheets import read
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.sources import read_source
from zhicai.records.ledger.models import Version

APPS = (
    "ledger",
    "audit",
    "agencies",
    "staff",
    "learning",
    "certificates",
    "roles",
    "standings",
)
KEPT_COUNTY = pytest.StashKey[tuple]()


class ReaderHere:
    """The reader without its process: starting one for each small file takes longest."""

    def __init__(self, path, name, _size):
        self.path, self.name = path, name

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def messages(self, _password):
        told = io.StringIO()
        outlet = Outlet(told, lambda _: None, lambda: None)
        with self.path.open("rb") as file:
            read_source(Source(self.name, file), outlet)
            outlet.finish()
        for line in told.getvalue().splitlines():
            ((kind, message),) = json.loads(line).items()
            if kind != "done":
                yield kind, message


@pytest.fixture(autouse=True)
def files_are_read_here(monkeypatch):
    """Journeys and the tests of exchange read as officers do, in a process of its own."""
    monkeypatch.setattr(read, "_Child", ReaderHere)


@pytest.fixture(scope="session")
def runtime_role(django_db_setup, django_db_blocker):
    """Made once for each database of the tests, and kept beyond every transaction."""
    assert django_db_setup is None  # it has been set up
    with django_db_blocker.unblock():
        return make_role()


@pytest.fixture(autouse=True)
def database(runtime_role, db, monkeypatch):
    """On PostgreSQL every test of an action, a command or a page acts as the runtime role."""
    with acting_as_runtime(runtime_role, monkeypatch):
        yield db


@pytest.fixture
def world(tmp_path):
    return World(tmp_path, hire_cast())


@pytest.fixture
def county(world, request):
    """The county with agencies, staff and course levels: taken in once, then put back by rows."""
    models = [model for name in APPS for model in apps.get_app_config(name).get_models()]
    models.remove(Version)
    if KEPT_COUNTY not in request.config.stash:
        world.found()
        rows = [(model, list(model.objects.all())) for model in models]
        request.config.stash[KEPT_COUNTY] = (world.now, rows)
        return world
    world.now, rows = request.config.stash[KEPT_COUNTY]
    for model, held in rows:
        model.objects.bulk_create(held)
    Version.objects.update(sequence=1)
    world.serial = iter(range(3, 1000))
    return world
