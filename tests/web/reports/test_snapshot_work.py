"""定版 and 驗證 of many people: handed to a job, shown while it works, told when it has ended."""

import datetime as dt

import pytest

from actions.world import HOURS
from people import COUNTY
from web.standing.pages import text_of
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.snapshots import jobs
from zhicai.actions.take_snapshot import take_snapshot
from zhicai.records.jobs.models import Job
from zhicai.records.standings.models import Snapshot

BACKENDS = "django_tasks.backends"
URL = f"/agency/{COUNTY}/reports/snapshots/"


@pytest.fixture
def busy(county, monkeypatch):
    """More people than a page waits for."""
    county.hours(HOURS)
    monkeypatch.setattr("zhicai.actions.ask_snapshot.MOST_AT_ONCE", 0)
    monkeypatch.setattr(jobs, "instant_of", lambda _: county.now)
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


@pytest.fixture
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": f"{BACKENDS}.immediate.ImmediateBackend"}}


@pytest.fixture
def never(settings):
    """Nobody takes jobs up."""
    settings.TASKS = {"default": {"BACKEND": f"{BACKENDS}.dummy.DummyBackend"}}


def take(client):
    return client.post(f"{URL}take/", {"as_of": "115/03/31", "year": "115"}, follow=True)


@pytest.mark.usefixtures("at_once")
def test_a_job_freezes_what_the_press_would_have(busy, client):
    page = take(client)

    kept = Snapshot.objects.get()
    day = dt.date(2026, 3, 31)
    query = StandingQuery(agency_code=COUNTY, year=115, as_of=day, known_at=kept.known_at)
    direct = take_snapshot(query, by=busy.caller())
    assert page.redirect_chain == [(URL, 302)]
    assert "背景定版完成，列在下面" in text_of(page)
    assert (kept.content_hash, kept.actor_code) == (direct.content_hash, busy.people.lin.code)


@pytest.mark.usefixtures("never")
def test_a_job_that_waits_is_shown_and_not_doubled(client):
    take(client)
    words = text_of(take(client))

    assert "定版：排隊等候" in words
    assert Job.objects.filter(kind=jobs.TAKE).count() == 1
    assert not Snapshot.objects.exists()


@pytest.mark.usefixtures("never")
def test_a_job_that_fell_silent_is_given_up_when_asked_again(client):
    take(client)
    Job.objects.update(beat_at=Job.objects.get().beat_at - dt.timedelta(minutes=3))

    words = text_of(client.get(URL))
    take(client)

    assert "兩分鐘沒有回報" in words
    assert [job.status for job in Job.objects.order_by("pk")] == ["failed", "waiting"]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("is_spoilt", "told"), [(False, "內容與定版完全相同"), (True, "和留存的內容不一致")]
)
def test_a_job_verifies_and_tells_on_the_page(client, is_spoilt, told):
    take(client)
    kept = Snapshot.objects.get()
    if is_spoilt:
        Snapshot.objects.update(content_hash="0" * 64)

    page = client.post(f"{URL}{kept.pk}/verify/", follow=True)

    assert told in text_of(page)


@pytest.mark.usefixtures("at_once")
def test_a_job_that_breaks_says_so_and_keeps_nothing(client, monkeypatch):
    def broken(*_, **__):
        raise LookupError

    monkeypatch.setattr(jobs, "take_snapshot", broken)

    words = text_of(take(client))

    assert "背景作業沒有做完" in words
    assert not Snapshot.objects.exists()
