"""The forest is filled once for each worker; every test undoes what it did."""

import pytest
from django.db import transaction
from django.test import Client

from actions.offices import ReaderHere
from actions.world import World
from matrix.actors import hire
from matrix.forest import fill
from people import hire_cast
from zhicai.actions.drafts import jobs
from zhicai.exchange.sheets import read
from zhicai.web.entry import BACKEND, PROVED

AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(scope="package")
def grown(django_db_setup, django_db_blocker, tmp_path_factory):
    """The forest with its actors, in a transaction that ends with the last of these tests."""
    assert django_db_setup is None
    folder = tmp_path_factory.mktemp("forest")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(read, "_Child", ReaderHere)
        patch.setenv("ZHICAI_HOME", str(folder / "home"))
        with transaction.atomic():
            world = World(folder, hire_cast())
            patch.setattr(jobs, "instant_of", lambda _: world.now)
            patch.setattr("zhicai.web.office.clock", lambda: world.now)
            patch.setattr("django.conf.settings.TASKS", AT_ONCE)
            forest = fill(world)
            yield forest, hire(forest)
            transaction.set_rollback(True)


@pytest.fixture
def browser(grown):
    """A browser whose holder has just proved who she is; the disabled one did before she was."""
    forest, actors = grown

    def enter(name):
        client = Client(raise_request_exception=False)
        if actors[name].account is not None:
            client.force_login(actors[name].account, backend=BACKEND)
            session = client.session
            session[PROVED] = forest.world.now.isoformat()
            session.save()
        return client

    return enter
