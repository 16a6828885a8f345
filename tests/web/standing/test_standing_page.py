"""The page of a figure: normal, empty, wrong question, and what it never shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import AGENCIES, HOURS, ROSTER, kpi
from people import BUREAU, COUNTY, SCHOOL, SIBLING
from web.standing.pages import figures_of, read, text_of
from zhicai.basics.national_ids import demo_id

PARTS = ("counted", "met", "short", "unknown", "gap")


@pytest.fixture
def busy(county):
    county.hours(HOURS)
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


def address(node="", office=COUNTY, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/agency/{office}/standing/{f'{node}/' if node else ''}{f'?{query}' if query else ''}"


def test_figure_on_top_is_the_one_of_the_command(busy, client):
    page = client.get(address())

    found = figures_of(page)
    met, short, unknown = kpi(busy.standing())
    assert [found[COUNTY, f"kpi.ai_attainment.{part}"] for part in PARTS] == [
        met + short + unknown,
        met,
        short,
        unknown,
        short + unknown,
    ]
    assert "正式數據以主管機關採計為準" in text_of(page)
    assert "資料 到 115/11/20 為止" in text_of(page)


def test_few_people_are_told_by_number_and_name_before_any_percent(client):
    words = text_of(client.get(address()))

    assert words.index("還差 3 人") < words.index("達成率 25.0 %")
    assert "林二美" in words
    assert "進階 3 小時" in words


def test_children_come_by_what_they_lack_and_add_up(client):
    page = client.get(address())
    found = figures_of(page)

    content = page.content.decode()
    assert content.index("示範局</a>") < content.index("示範他局</a>")
    for part in PARTS:
        name = f"kpi.ai_attainment.{part}"
        children = [found[code, name] for code in (BUREAU, SIBLING)]
        own = found.get((COUNTY, f"kpi.ai_attainment.rest.{part}"), 0)
        assert sum(children) + own == found[COUNTY, name]


def test_own_people_of_an_agency_with_subordinates_have_a_line(client):
    found = figures_of(client.get(address(BUREAU)))

    assert found[BUREAU, "kpi.ai_attainment.rest.counted"] == 2
    assert found[SCHOOL, "kpi.ai_attainment.counted"] == 1


def test_line_of_agencies_leads_back_to_the_office(client):
    page = client.get(address(SCHOOL))

    links = read(page).links
    assert address(COUNTY) in links
    assert address(BUREAU) in links


def test_unpublished_figure_says_so_and_shows_no_rate(client):
    words = text_of(client.get(address(year=116)))

    assert "待主管機關公布" in words
    assert "達成率 " not in words.split("其他時數規定")[0].split("AI知能課程學習時數達成率")[1]


def test_trial_stands_apart_from_the_other_provisions(client):
    words = text_of(client.get(address())).split("其他時數規定")[1]

    assert words.index("AI 3 小時（須列入10小時必須完成課程）") < words.index("其他試算")
    assert words.index("其他試算") < words.index("AI知能課程合計6小時")


@pytest.mark.parametrize(("scope", "counted"), [("甲", 4), ("乙", 4), ("丙", 4)])
def test_scope_of_the_address_is_the_scope_of_the_page(client, scope, counted):
    page = client.get(address(scope=scope))

    assert figures_of(page)[COUNTY, "kpi.ai_attainment.counted"] == counted
    assert f"{scope}　" in page.content.decode()


def test_target_of_the_office_tells_how_many_more(client):
    words = text_of(client.get(address(target=50)))

    assert "再 1 人達成，即達 50 %" in words
    assert "1 人各補進階 3 小時" in words
    assert "目標比率是機關自己填的" in words


def test_empty_office_teaches_what_will_stand_here(world, site):
    world.bring(world.file("agencies", AGENCIES))

    page = site(world.people.lin).get(address())

    assert page.status_code == 200
    assert figures_of(page)[COUNTY, "hours.required.counted"] == 0


def test_school_without_people_says_so(world, site):
    world.bring(world.file("agencies", AGENCIES))

    words = text_of(site(world.people.lin).get(address(SCHOOL)))

    assert "這個機關還沒有同仁" in words


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"as_of": "115/13/40"}, "115/13/40"),
        ({"known_at": "早上"}, "早上"),
        ({"known_at": "199/01/01"}, "199/01/01"),
        ({"year": "一一五"}, "一一五"),
        ({"year": "01159999"}, "01159999"),
        ({"year": "115", "as_of": "114/06/30"}, "114/06/30"),
        ({"target": "101"}, "101"),
        ({"target": "很多"}, "很多"),
        ({"scope": "丁"}, "丁"),
    ],
)
def test_wrong_question_is_told_on_top_and_stays_as_typed(client, asked, told):
    page = client.get(address(**asked))

    content = page.content.decode()
    assert page.status_code == 422
    assert "<title>錯誤：" in content
    assert "error-summary" in content
    assert told in content
    assert not figures_of(page)


@pytest.mark.parametrize("node", [SIBLING, COUNTY, "999999999Z"])
@pytest.mark.parametrize("rest", ["", "exclusions/", "changes/"])
def test_agency_beside_or_above_the_office_is_not_there(busy, site, node, rest):
    page = site(busy.people.chen).get(f"/agency/{BUREAU}/standing/{node}/{rest}")

    assert page.status_code == 404


def test_agency_beside_is_not_there_even_for_the_administrator(busy, site):
    page = site(busy.people.admin).get(f"/agency/{BUREAU}/standing/{SIBLING}/?as_of=x")

    assert page.status_code == 404


def test_number_of_statements_does_not_grow_with_agencies(busy, client):
    few = _statements(client)
    places = [(f"9991{at:03}00Z", f"第{at}處", COUNTY) for at in range(100, 600)]
    people = [
        (demo_id("C", 1, at), f"同仁{at}", places[at][0], *ROSTER[0][3:]) for at in range(500)
    ]
    busy.bring(busy.file("agencies", places), busy.file("roster", people))

    page = client.get(address())

    assert "共 502 筆" in text_of(page)
    found = figures_of(page)
    assert found[COUNTY, "kpi.ai_attainment.counted"] == 504
    assert _statements(client) <= few


def _statements(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(address())
    return len(captured)


def test_page_holds_no_whole_number_of_identity(client):
    assert demo_id("A", 1, 100) not in client.get(address()).content.decode()
