"""Another day, another moment, without exclusions: the page says what the action says."""

import datetime as dt

import pytest

from actions.world import BUREAU, COUNTY, HOURS, LIN, SIBLING, kpi
from web.standing.pages import figures_of, read, text_of
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.records.ledger.models import Batch


def address(node=COUNTY, rest="", **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/agency/{COUNTY}/standing/{node}/{rest}?{query}"


@pytest.fixture
def busy(county):
    """Chen is met and suspended; Lin is a teacher."""
    county.hours(HOURS)
    teacher = (LIN, "林二美", BUREAU, "教師", "教師", "110/01/01", "")
    county.bring(county.file("roster", [teacher]))
    entry = EventEntry(person="陳一心", kind="停職", started_on=dt.date(2026, 7, 1))
    record_event(entry, by=county.caller(), dry=False)
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


def counts_on(page, name="kpi.ai_attainment", agency=COUNTY):
    found = figures_of(page)
    return tuple(found[agency, f"{name}.{part}"] for part in ("met", "short", "unknown"))


def test_another_day_is_the_figure_of_that_day(busy, client):
    page = client.get(address(as_of="115/03/31"))

    assert counts_on(page) == kpi(busy.standing(as_of=dt.date(2026, 3, 31)))
    assert "115/03/31" in text_of(page)


def test_another_moment_is_the_figure_as_known_then(busy, client):
    page = client.get(address(known_at="115/11/20 17:01:30"))

    then = dt.datetime(2026, 11, 20, 9, 1, 30, tzinfo=dt.UTC)
    assert counts_on(page) == kpi(busy.standing(known_at=then)) == (0, 0, 4)
    assert "當時系統已有的資料" in text_of(page)


def test_without_exclusions_everybody_in_service_counts(busy, client):
    page = client.get(address(exclusions="without"))

    raw = busy.standing().figure.get("kpi.ai_attainment").raw
    assert counts_on(page, "kpi.ai_attainment.raw") == (raw.met, raw.short, raw.unknown)
    assert counts_on(client.get(address())) == (0, 0, 2)
    assert raw.counted == 3


def test_question_goes_along_with_every_link_to_a_node(client):
    page = client.get(address(as_of="115/06/30", scope="丙"))

    down = next(link for link in read(page).links if f"/standing/{BUREAU}/" in link)
    assert "as_of=115%2F06%2F30" in down
    assert "scope=%E4%B8%99" in down


def test_exclusions_page_names_people_and_effect(client):
    page = client.get(address(rest="exclusions/"))
    words = text_of(page)

    assert figures_of(page)[COUNTY, "exclusion.suspension"] == 1
    assert "陳一心" in words
    assert "33.3 % 1／3" in words


def test_exclusions_page_opens_each_reason(client):
    page = client.get(address(rest="exclusions/", reason="outside_scope"))

    assert "林二美" in text_of(page)


def test_exclusions_page_without_anybody_teaches(county, site):
    page = site(county.people.lin).get(address(rest="exclusions/"))

    assert "每個人都計入" in text_of(page)


def test_changes_page_tells_before_after_and_who(client):
    page = client.get(address(rest="changes/"))
    found, words = figures_of(page), text_of(page)

    assert (found[COUNTY, "before.met"], found[COUNTY, "kpi.ai_attainment.met"]) == (1, 0)
    assert "不再計入的人：1 人" in words
    assert "停職" in words


def test_changes_page_can_start_at_a_moment_or_a_batch(client):
    since = client.get(address(rest="changes/", since="115/11/20 17:01:30"))
    batch = client.get(address(rest="changes/", batch="1"))

    assert "不再計入的人：2 人" in text_of(since)
    assert "當時還沒有這個機關的資料" in text_of(batch)


def test_batch_from_above_is_not_named_to_the_office_below(busy, site):
    latest = max(one.pk for one in Batch.objects.filter(agency_code=COUNTY))
    address = f"/agency/{BUREAU}/standing/{BUREAU}/changes/?batch={latest}"
    words = text_of(site(busy.people.chen).get(address))

    assert "上級或其他機關那一批之前與之後" in words
    assert "上級或其他機關的批次" in words


def test_changes_page_of_an_untouched_agency_teaches(world, site):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    page = site(world.people.lin).get(address(rest="changes/"))

    assert page.status_code == 200


@pytest.mark.parametrize("rest", ["exclusions/", "changes/"])
def test_wrong_question_is_told_on_every_page(client, rest):
    page = client.get(address(rest=rest, as_of="115/13/40"))

    assert page.status_code == 422
    assert "115/13/40" in page.content.decode()


def test_beginning_after_the_end_is_told(client):
    page = client.get(
        address(rest="changes/", since="115/11/20 17:02:00", known_at="115/11/20 17:01:30")
    )

    assert page.status_code == 422
    assert "比較的起點不在終點之前" in text_of(page)


@pytest.mark.parametrize("batch", ["999", "0"])
def test_batch_that_never_touched_the_agency_is_not_there(client, batch):
    assert client.get(address(rest="changes/", batch=batch)).status_code == 404


def test_reading_needs_no_other_agency(busy, site):
    page = site(busy.people.chen).get(f"/agency/{SIBLING}/standing/")

    assert page.status_code == 404
