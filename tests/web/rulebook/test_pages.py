"""Pages of the rulebook: each opens, says whence it comes, and leads on."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.rulebook.overlays import LEAVE, decide
from people import BUREAU, COUNTY
from web.standing.pages import read, text_of
from zhicai.basics.dates import format_roc
from zhicai.core.rules.load import load_rulebook

BOOK = load_rulebook()
MOST_QUERIES = 14


@pytest.fixture
def client(county, site):
    return site(county.people.chen)


def address(rest="", office=BUREAU):
    return f"/agency/{office}/rulebook/{rest}"


def one(provision_id, rest=""):
    return address(f"provisions/{provision_id}/{rest}")


def test_list_groups_every_provision_by_subject(client):
    page = client.get(address())

    words = text_of(page)
    assert page.status_code == 200
    assert f"共 {len(BOOK.provisions)} 條" in words
    assert "學習時數" in words
    assert {one(key) for key in BOOK.provisions} <= set(read(page).links)


def test_list_finds_by_words_subject_and_day(client):
    found = text_of(client.get(address("?text=公餘進修")))
    before = text_of(client.get(address("?text=hours.ai_required&as_of=114/12/31")))

    assert "找到 1 條" in found
    assert "每學期上限（元）：20,000" in found
    assert "當日沒有規定" in before
    assert "條文 114/12/31" in before


def test_list_without_a_hit_teaches_what_to_do(client):
    page = client.get(address("?text=沒有這種條文"))

    assert page.status_code == 200
    assert "沒有符合的條文" in text_of(page)


def test_wrong_day_is_said_on_top_and_kept(client):
    page = client.get(address("?as_of=115/13/40"))

    assert page.status_code == 422
    assert "<title>錯誤：" in page.content.decode().replace("\n", "")
    assert "115/13/40" in page.content.decode()


@pytest.mark.parametrize("provision_id", sorted(BOOK.provisions))
def test_every_provision_opens_with_its_letter_and_clause(client, provision_id):
    page = client.get(one(provision_id))

    words = text_of(page)
    provision = BOOK.provisions[provision_id]
    assert page.status_code == 200
    assert provision.name in words
    for basis in (basis for entry in provision.values for basis in entry.basis):
        source = BOOK.sources[basis.source]
        assert basis.clause in words
        assert (source.issue_number or source.title) in words
    for gap in provision.unpublished:
        assert gap.behaviour in words


@pytest.mark.parametrize("source_id", sorted(BOOK.sources))
def test_every_source_opens_with_number_day_issuer_and_what_rests_on_it(client, source_id):
    page = client.get(address(f"sources/{source_id}/"))

    words, source = text_of(page), BOOK.sources[source_id]
    assert page.status_code == 200
    assert source.issuer in words
    assert (source.issue_number or "沒有字號") in words
    assert (format_roc(source.issued_on) if source.issued_on else "日期未詳") in words
    assert ("原文尚未匯入" in words) == (source_id != "zhicai-defaults")
    for provision in BOOK.provisions.values():
        for basis in (basis for entry in provision.values for basis in entry.basis):
            assert basis.source != source_id or basis.clause in words


def test_chain_is_drawn_and_told_in_a_table(client):
    page = client.get(address("sources/ey-1141219-11430295841/"))

    content = page.content.decode()
    assert content.count("<rect") == 5
    assert 'role="img"' in content
    assert "各國立高級中等學校、各國立國民小學（政大附小除外）" in content
    links = read(page).links
    assert address("sources/nea-1150623-1150056121/") in links


def test_day_changes_what_the_provision_says(client):
    now = text_of(client.get(one("kpi.ai_attainment", "?as_of=115/11/20")))
    later = text_of(client.get(one("kpi.ai_attainment", "?as_of=116/01/01")))

    assert "115/11/20 的規定 基礎 3 小時、進階 3 小時" in now
    assert "116/01/01 的規定 待主管機關公布" in later


def test_no_page_shows_a_key_of_the_rulebook(client):
    words = text_of(client.get(one("staff.events.unpaid_leave")))

    assert "計入方式：全年者不計入，只有部分期間者計入" in words
    assert "whole_year_not_counted" not in words


def test_sources_are_listed(client):
    page = client.get(address("sources/"))

    assert f"共 {len(BOOK.sources)} 份" in text_of(page)
    assert {address(f"sources/{key}/") for key in BOOK.sources} <= set(read(page).links)


def test_coverage_lists_every_sentence_and_links_what_exists(client):
    page = client.get(address("coverage/"))

    words = text_of(page)
    assert all(f"C{number:03d}" in words for number in range(1, 164))
    assert f"/agency/{BUREAU}/standing/" in read(page).links
    assert one("hours.ai_required") in read(page).links


def test_coverage_is_narrowed_and_says_when_nothing_is_left(client):
    some = text_of(client.get(address("coverage/?part=SL&norm=obligation")))
    none = text_of(client.get(address("coverage/?text=沒有這一句")))

    assert "列，共 163 列" in some
    assert "沒有符合的句子" in none


def test_unknown_provision_or_source_is_not_found(client):
    for path in (one("no.such"), address("sources/no-such/")):
        assert client.get(path).status_code == 404


def test_officer_without_the_right_sees_the_same_as_for_nothing(county, site):
    stranger = site(county.people.wu)

    for path in (address(), one(LEAVE), address("coverage/"), one(LEAVE, "overlay/")):
        assert stranger.get(path).status_code == 404


def test_reader_sees_no_button_to_edit(county, site):
    page = site(county.people.auditor).get(address(f"provisions/{LEAVE}/", COUNTY))

    assert page.status_code == 200
    assert "訂定本機關的值" not in text_of(page)


@pytest.mark.parametrize(
    "path",
    [
        address(),
        one(LEAVE),
        one("hours.ai_required"),
        address("sources/law-promotion/"),
        address("coverage/"),
    ],
)
def test_page_asks_the_database_the_same_with_more_to_show(county, client, path):
    decide(county)
    client.get(path)  # the first visit notes in the session which office is open
    few = queries(client, path)
    for month in (2, 3, 4):
        decide(county, in_force_from=dt.date(2026, month, 1))
    client.get(path)  # and this one, a while later, that the session is in use

    assert queries(client, path) == few <= MOST_QUERIES


def queries(client, path):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
