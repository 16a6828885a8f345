"""統計表與盤點表 on the screen: the same numbers as the paper, and the paper itself."""

import re

import pytest

from actions.world import CHEN, HOURS, LIN
from exchange.papers.reading import read_paper
from people import BUREAU, COUNTY, SCHOOL, SIBLING
from web.standing.pages import figures_of, read, text_of
from zhicai.basics.national_ids import demo_id
from zhicai.records.audit.models import AuditEvent

PARTS = ("counted", "met", "short", "unknown", "gap")
KINDS = {"pdf": b"%PDF-", "xlsx": b"PK", "ods": b"PK"}


@pytest.fixture
def busy(county):
    county.hours(HOURS)
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


def address(rest="", office=COUNTY):
    return f"/agency/{office}/reports/{rest}"


def numbers(page, code, name="kpi.ai_attainment."):
    found = figures_of(page)
    return [found[code, f"{name}{part}"] for part in PARTS]


def test_the_preview_has_the_numbers_of_the_command(busy, client):
    page = client.get(address())

    counts = busy.standing().figure.get("kpi.ai_attainment").counts
    shown = [counts.counted, counts.met, counts.short, counts.unknown]
    assert numbers(page, COUNTY) == [*shown, counts.counted - counts.met]
    assert numbers(page, BUREAU)[0] == 3
    words = text_of(page)
    assert "正式數據以主管機關採計為準" in words
    assert "總處培字第11530266772號" in words


@pytest.mark.parametrize("asked", [{"as_of": "115/03/31"}, {"scope": "丙"}])
def test_the_paper_has_the_numbers_of_the_preview(client, asked):
    page = client.get(address(), asked)

    file = client.post(address("download/"), {"what": "standing", "format": "pdf", **asked})

    counted, met, *_, gap = numbers(page, COUNTY)
    text = read_paper(file.content).text
    assert f"（{met}／{counted}人）" in text
    assert f"還差{gap}人" in text


@pytest.mark.parametrize("what", ["standing", "missing", "everybody"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_report_comes_in_each_format(client, what, kind):
    file = client.post(address("download/"), {"what": what, "format": kind})

    assert file.status_code == 200
    assert file.content.startswith(KINDS[kind])
    told = file["Content-Disposition"]
    assert told.startswith("attachment; filename*=utf-8''AI")
    assert told.endswith(f"_1151120.{kind}")
    assert AuditEvent.objects.filter(action="report.printed", agency_code=COUNTY).count() == 1


def test_the_list_shows_who_still_lacks_hours(client):
    missing = text_of(client.get(address(), {"what": "missing"}))
    everybody = text_of(client.get(address(), {"what": "everybody"}))

    assert "名單共 3 人" in missing
    assert "林二美" in missing
    assert "陳一心" not in missing
    assert "陳一心" in everybody


def test_no_page_holds_an_id(client):
    pages = [client.get(address(), {"what": what}) for what in ("missing", "everybody")]

    assert all("A20000****" in page.content.decode() for page in pages)
    assert not [one for one in (CHEN, LIN) for page in pages if one in page.content.decode()]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"as_of": "昨天"}, "昨天"),
        ({"as_of": "114/12/31", "year": "115"}, "114/12/31"),
        ({"scope": "丁"}, "丁"),
        ({"year": "abc"}, "abc"),
    ],
)
def test_odd_questions_are_said_and_kept(client, asked, told):
    page = client.get(address(), asked)

    assert page.status_code == 422
    assert "<title>錯誤：" in page.content.decode()
    assert 'id="error-summary"' in page.content.decode()
    assert told in page.content.decode()
    assert 'name="format"' not in page.content.decode()


def test_a_year_without_a_published_target_has_no_rate(client):
    page = client.get(address(), {"year": "116"})

    file = client.post(address("download/"), {"year": "116", "format": "pdf"})

    assert "待主管機關公布" in text_of(page)
    text = read_paper(file.content).text
    assert "達成率：待主管機關公布。" in text
    assert "人（達成率" not in text


def test_a_download_that_is_asked_oddly_gives_the_form_back(client):
    page = client.post(address("download/"), {"what": "missing", "format": "exe"})

    assert page.status_code == 422
    assert not AuditEvent.objects.filter(action="report.printed").exists()


def test_a_list_too_long_for_paper_is_told(client, monkeypatch):
    monkeypatch.setattr("zhicai.actions.reports.hand_out.LONGEST_PDF", 2)

    page = client.post(address("download/"), {"what": "missing", "format": "pdf"})

    assert page.status_code == 422
    assert "名單共 3 人" in text_of(page)


def test_an_office_without_people_is_told_so(world, site):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    page = site(world.people.lin).get(address(), {"what": "missing"})

    assert page.status_code == 200
    assert "名單上沒有人" in text_of(page)


def test_only_who_may_print_sees_the_screen(busy, site):
    for who in (busy.people.auditor, busy.people.guo, busy.people.wu):
        assert site(who).get(address(office=BUREAU)).status_code == 404
    assert site(busy.people.chen).get(address(office=BUREAU)).status_code == 200


def test_links_keep_the_question(client):
    page = client.get(address(), {"as_of": "115/06/30", "scope": "丙"}).content.decode()

    assert re.search(rf"/standing/{SIBLING}/\?as_of=115%2F06%2F30&amp;scope=", page)
    assert '<input type="hidden" name="as_of" value="115/06/30">' in page


@pytest.mark.parametrize(("what", "most"), [("standing", 21), ("missing", 39)])
def test_statements_do_not_grow_with_the_people(
    busy, client, what, most, django_assert_max_num_queries
):
    rows = [
        (demo_id("F", 1, 200 + n), f"多人{n}", SCHOOL, "幹事", "一般人員", "110/01/01", "")
        for n in range(30)
    ]
    busy.bring(busy.file("roster", rows))
    client.get(address())

    with django_assert_max_num_queries(most):
        page = client.get(address(), {"what": what})

    assert page.status_code == 200


def test_every_number_opens_to_its_people(client):
    page = client.get(address(), {"as_of": "115/06/30"})

    opened = {key: link for key, _, link in read(page).figures}
    assert opened[COUNTY, "kpi.ai_attainment.met"].endswith(
        f"node={COUNTY}&provision=kpi.ai_attainment&verdict=met"
    )
    assert "as_of=115%2F06%2F30" in opened[BUREAU, "kpi.ai_attainment.gap"]
