"""A small county for tests of actions and commands."""

import pytest
from django.apps import apps

from actions.world import World
from people import hire_cast
from zhicai.actions.intake import read_files
from zhicai.records.ledger.models import Version

APPS = ("ledger", "audit", "agencies", "staff", "learning", "certificates", "standings")
KEPT_COUNTY = pytest.StashKey[tuple]()


@pytest.fixture(scope="session", autouse=True)
def each_file_is_read_once():
    """A file of the same name and bytes is parsed once a run: starting the reader takes longest."""
    kept = {}
    really = read_files.open_books

    def open_books(path, **words):
        key = (path.name, path.read_bytes()) if path.is_file() else (str(path), None)
        if key not in kept:
            kept[key] = really(path, **words)
        return kept[key]

    patch = pytest.MonkeyPatch()
    patch.setattr(read_files, "open_books", open_books)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def database(db):
    return db


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
