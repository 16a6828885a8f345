"""Drafts run their jobs at once, at the hour of the office, in a home of their own."""

import pytest

from actions.drafts.desk import Desk
from zhicai.actions.drafts import jobs


@pytest.fixture(autouse=True)
def jobs_run_at_once(settings, monkeypatch, tmp_path, world):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(jobs, "instant_of", lambda _: world.now)


@pytest.fixture
def desk(county):
    return Desk(county)
