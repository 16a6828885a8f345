"""The page of the distribution: it adds up, every number opens, and it never tells too much."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.roles.decided import write
from actions.roles.posts import PEOPLE, staff
from actions.world import CHEN, LIN
from exchange.papers.reading import read_paper
from people import BUREAU, COUNTY, LONG_AGO, SCHOOL, SIBLING, account
from web.standing.pages import figures_of, read, text_of
from zhicai.basics.national_ids import demo_id
from zhicai.records.accounts.models import Appointment
from zhicai.records.audit.models import AuditEvent

STATES = ("policy", "application", "development", "research", "reopened", "pending", "no_duties")
KINDS = {"pdf": b"%PDF-", "xlsx": b"PK", "ods": b"PK"}
AXES = ("agency", "division", "rank", "series")


def address(rest="", office=COUNTY):
    return f"/agency/{office}/distribution/{rest}"


@pytest.fixture
def busy(county):
    staff(county)
    write(county, (CHEN, "development"), (LIN, "policy"))
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


def test_states_add_up_to_whoever_is_counted(client):
    for axis in AXES:
        page = client.get(address(), {"axis": axis})
        found = {key[1]: value for key, value in figures_of(page).items()}

        assert sum(found[f"distribution.{state}"] for state in STATES) == 5
        assert found["distribution.counted"] == 5
        lines = [n for name, n in found.items() if re.match(rf".*\.{axis}\..*counted", name)]
        assert sum(lines) == 5


@pytest.mark.parametrize("asked", [{}, {"axis": "series"}, {"as_of": "115/11/19", "scope": "丙"}])
def test_each_number_opens_as_many_people(client, asked):
    page = client.get(address(), asked)

    opened = [one for one in read(page).figures if one[2]]
    assert len(opened) > 20
    for key, value, link in opened:
        behind = text_of(client.get(link))
        assert f"共 {value} 人" in behind or (value == 0 and "沒有符合條件" in behind), key


def test_every_link_of_the_page_is_there(client):
    page = client.get(address(f"{BUREAU}/"), {"axis": "division", "as_of": "115/11/20"})

    links = {link for link in read(page).links if link.startswith("/")}
    assert f"/agency/{COUNTY}/rulebook/provisions/roles.policy/" in links
    assert not [link for link in links if client.get(link).status_code != 200]


def test_page_says_basis_scope_and_day(client):
    words = text_of(client.get(address()))

    assert "問答集 Q3" in words
    assert "甲 編制內公務人員" in words
    assert "到 115/11/20 為止" in words
    assert "改看乙" in words


def test_nobody_decided_is_told_what_to_do_first(county, site):
    words = text_of(site(county.people.lin).get(address()))

    assert "還沒有人經過認定" in words
    assert "無職掌資料" in words


def test_office_without_people_teaches(world, site):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    words = text_of(site(world.people.lin).get(address()))

    assert "這個機關還沒有計入的同仁" in words


@pytest.mark.parametrize("rest", ["", f"{BUREAU}/", f"{BUREAU}/people/", f"{BUREAU}/changes/"])
@pytest.mark.parametrize("asked", [{"as_of": "昨天"}, {"scope": "丁"}, {"axis": "x"}])
def test_wrong_question_is_told_and_kept(client, rest, asked):
    page = client.get(address(rest), {**asked, "earlier_on": "115/11/01"})

    assert page.status_code == 422
    assert "<title>錯誤：" in page.content.decode()
    assert not figures_of(page)


@pytest.mark.parametrize("node", [SIBLING, COUNTY, "999999999Z"])
@pytest.mark.parametrize("rest", ["", "people/", "changes/"])
def test_agency_beside_or_above_the_office_is_not_there(busy, site, node, rest):
    page = site(busy.people.chen).get(address(f"{node}/{rest}", BUREAU))

    assert page.status_code == 404


def test_two_days_are_compared_by_number_and_name(client):
    page = client.get(address(f"{COUNTY}/changes/"), {"earlier_on": "115/11/19"})
    words, found = text_of(page), figures_of(page)

    assert (found[COUNTY, "before.pending"], found[COUNTY, "after.pending"]) == (4, 2)
    assert "不同的人：2 人" in words
    assert "陳一心" in words
    for key, value, link in read(page).figures:
        behind = text_of(client.get(link))
        assert f"共 {value} 人" in behind or (value == 0 and "沒有符合條件" in behind), key


def test_comparison_asks_for_a_day_first_and_refuses_a_later_one(client):
    empty = client.get(address(f"{COUNTY}/changes/"))
    later = client.get(address(f"{COUNTY}/changes/"), {"earlier_on": "115/12/31"})

    assert (empty.status_code, later.status_code) == (200, 422)
    assert 'value="115/10/31"' in empty.content.decode()  # the month before, until today
    assert 'value="115/11/20"' in empty.content.decode()
    assert "比較的起點不在終點之前" in text_of(later)


@pytest.mark.parametrize("kind", KINDS)
def test_paper_comes_in_each_format_and_is_kept_in_the_audit(client, kind):
    file = client.post(address(f"{COUNTY}/download/"), {"format": kind, "scope": "丙"})

    assert file.content.startswith(KINDS[kind])
    assert file["Content-Disposition"].endswith(f"_1151120.{kind}")
    event = AuditEvent.objects.get(action="report.printed", agency_code=COUNTY)
    assert (event.fields["kind"], event.fields["scope"]) == ("distribution", "丙")


def test_paper_tells_the_numbers_of_the_page(client):
    text = read_paper(client.post(address(f"{COUNTY}/download/"), {"format": "pdf"}).content).text

    assert "計入5人，已認定2人（40.0%）" in text.replace(" ", "")
    for words in ("示範他局", "資訊處理", "簡任", "問答集Q3", "承辦人"):
        assert words in text.replace(" ", "")


@pytest.mark.usefixtures("busy")
def test_viewer_of_counts_sees_no_name_and_no_small_number(site):
    holder = account("central")
    role = Appointment.AccountRole.CENTRAL_VIEWER
    Appointment.objects.create(
        account=holder, account_role=role, agency_code=COUNTY, from_on=LONG_AGO
    )
    client = site(holder)

    page = client.get(address())

    text = page.content.decode()
    assert page.status_code == 200
    assert not [name for name in ("陳一心", "林二美") if name in text]
    assert client.get(address(), {"as_of": "昨天"}).status_code == 422
    for rest in ("people/", "changes/"):
        assert client.get(address(f"{COUNTY}/{rest}")).status_code == 404
    assert client.post(address(f"{COUNTY}/download/"), {"format": "pdf"}).status_code == 404


def test_number_of_statements_does_not_grow(busy, client):
    few = statements(client)
    places = [(f"9991{at:03}00Z", f"第{at}處", COUNTY) for at in range(100, 300)]
    rows = [(demo_id("C", 1, at), f"同仁{at}", places[at][0], *PEOPLE[0][3:]) for at in range(200)]
    busy.bring(busy.file("agencies", places))
    staff(busy, rows)

    page = client.get(address())

    assert figures_of(page)[COUNTY, "distribution.counted"] == 205
    assert statements(client) <= few
    assert "其他頁" in text_of(page)


def statements(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(address())
    return len(captured)


def test_page_holds_no_whole_number_of_identity(client):
    pages = [address(), address(f"{COUNTY}/people/"), address(f"{SCHOOL}/")]

    text = "".join(client.get(one).content.decode() for one in pages)
    assert not [one for one in (CHEN, LIN) if one in text]
