"""The county, and the site as one of the cast sees it."""

import pytest
from django.test import Client

from actions.offices import county, database, files_are_read_here, runtime_role, world
from people import BUREAU

__all__ = ["county", "database", "files_are_read_here", "runtime_role", "world"]


@pytest.fixture
def site(world, monkeypatch):
    """A browser signed in as one of the cast; the site's clock is the office's."""
    monkeypatch.setattr("zhicai.web.office.clock", lambda: world.later(seconds=1))

    def enter(who):
        client = Client(raise_request_exception=True)
        client.force_login(who, backend="zhicai.web.backend.AccountBackend")
        return client

    return enter


@pytest.fixture
def at_bureau():
    """Addresses of the bureau's office."""
    return lambda rest="": f"/agency/{BUREAU}/{rest}"
