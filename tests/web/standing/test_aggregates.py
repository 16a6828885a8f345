"""Whoever sees counts only: no name anywhere, small cells hidden, nothing to write."""

import pytest

from people import COUNTY, LONG_AGO, account
from zhicai.records.accounts.models import Appointment

ROLE = Appointment.AccountRole
NAMES = ("陳一心", "林二美", "吳三立", "郭四維")
OF_PEOPLE = (
    "standing/people/",
    "standing/people/gaps/",
    f"standing/{COUNTY}/changes/",
    f"standing/{COUNTY}/exclusions/",
    "courses/",
    "reports/",
    "reports/snapshots/",
    "staff/",
    "batches/",
)


def appointed(site, role):
    holder = account(f"the-{role}")
    Appointment.objects.create(
        account=holder, account_role=role, agency_code=COUNTY, from_on=LONG_AGO
    )
    return site(holder)


@pytest.fixture
def viewer(county, site):
    county.hours()
    return appointed(site, ROLE.CENTRAL_VIEWER)


def test_viewer_sees_no_name_and_no_small_number(viewer):
    pages = [viewer.get(f"/agency/{COUNTY}/{rest}") for rest in ("", "standing/", "agencies/")]

    text = "".join(page.content.decode() for page in pages)
    assert {page.status_code for page in pages} == {200}
    assert not [name for name in NAMES if name in text]
    assert "未滿3" in text
    assert "<svg" not in text.partition("<main")[2]


@pytest.mark.parametrize("rest", OF_PEOPLE)
def test_viewer_finds_no_page_that_tells_of_people(viewer, rest):
    assert viewer.get(f"/agency/{COUNTY}/{rest}").status_code == 404


def test_viewer_finds_nobody_by_searching(viewer):
    page = viewer.post(f"/agency/{COUNTY}/search/", {"text": NAMES[0]})

    assert "找不到符合的資料" in page.content.decode()


def test_day_that_cannot_be_read_is_said_and_the_newest_month_is_shown(viewer):
    page = viewer.get(f"/agency/{COUNTY}/standing/", {"as_of": "昨天"})

    assert page.status_code == 422
    assert "115/10/31" in page.content.decode()


def test_administrator_sees_a_front_without_figures_or_names(county, site):
    client = appointed(site, ROLE.ADMINISTRATOR)

    page = client.get(f"/agency/{COUNTY}/")

    assert (page.status_code, county.now is None) == (200, False)
    assert "達成率" not in page.content.decode().partition("<main")[2]
    assert client.get(f"/agency/{COUNTY}/standing/").status_code == 404


def test_auditor_reads_the_list_and_is_shown_nothing_to_save(county, site):
    client = appointed(site, ROLE.AUDITOR)
    county.hours()

    page = client.get(f"/agency/{COUNTY}/standing/people/")

    assert "陳一心" in page.content.decode()
    assert "儲存篩選" not in page.content.decode()
    saved = client.post(f"/agency/{COUNTY}/standing/people/filters/", {"name": "我的"})
    assert saved.status_code == 404
