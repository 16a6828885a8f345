"""The desk of an officer with a draft on it: one made by hand, or one of real files."""

import re
from dataclasses import dataclass
from typing import Any

import pytest

from people import BUREAU
from web.intake.drafts import KEY
from web.intake.walking import Walk
from zhicai.actions.drafts import jobs
from zhicai.actions.page import page_of

SCREEN = "zhicai.web.screens.intake"


@dataclass(slots=True)
class Desk:
    """Whatever is asked for, the draft on the desk is found; `asked` holds the last question."""

    patch: pytest.MonkeyPatch
    client: Any
    asked: Any = None

    def lay(self, draft, rows=(), groups=()):
        def list_rows(_, query, **__):
            self.asked = query
            return page_of(rows)

        self.patch.setattr(f"{SCREEN}.desk.find_draft", lambda _, **__: draft)
        self.patch.setattr(f"{SCREEN}.pages.list_draft_rows", list_rows)
        self.patch.setattr(f"{SCREEN}.pages.list_fault_groups", lambda _, **__: groups)
        return self

    def catch(self, verb, answer=None, module="deeds"):
        """What the screen hands to a verb, instead of doing it."""
        caught = []

        def do(*given, **named):
            caught.append((given, named))
            return answer

        self.patch.setattr(f"{SCREEN}.{module}.{verb}", do)
        return caught

    def get(self, rest="", **headers):
        return self.client.get(f"/agency/{BUREAU}/intake/{KEY}/{rest}", headers=headers)

    def post(self, rest, data=None, **headers):
        return self.client.post(
            f"/agency/{BUREAU}/intake/{KEY}/{rest}", data or {}, headers=headers
        )


@pytest.fixture(autouse=True)
def jobs_run_at_once(settings, monkeypatch, tmp_path, world):
    """At the hour of the office, in a home of their own."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(jobs, "instant_of", lambda _: world.now)


@pytest.fixture
def walk(county, site):
    """An officer of the bureau with real files."""
    return Walk(site(county.people.chen))


@pytest.fixture
def desk(county, site, monkeypatch):
    return Desk(monkeypatch, site(county.people.chen))


@pytest.fixture
def told():
    """The words of a page without marks and blanks."""
    return lambda page: re.sub(r"<[^>]+>|\s+", "", page.content.decode())
