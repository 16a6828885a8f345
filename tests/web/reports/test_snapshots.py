"""定版 on the screen: check, freeze, look, verify, compare."""

import pytest

from actions.world import HOURS, LIN
from people import BUREAU, COUNTY
from web.standing.pages import text_of
from zhicai.records.standings.models import Snapshot


@pytest.fixture
def busy(county):
    county.hours(HOURS)
    return county


@pytest.fixture
def client(busy, site):
    return site(busy.people.lin)


def address(rest="", office=COUNTY):
    return f"/agency/{office}/reports/snapshots/{rest}"


def take(client, **asked):
    return client.post(address("take/"), asked, follow=True)


def test_an_office_without_any_is_taught_what_it_is(client):
    words = text_of(client.get(address()))

    assert "還沒有任何定版" in words


def test_the_check_page_freezes_nothing(client):
    words = text_of(client.get(address("take/")))

    assert "25.0 %（1／4 人），另有 2 人資料不足" in words
    assert "資料截至 115/11/20" in words
    assert not Snapshot.objects.exists()


def test_the_button_freezes_what_was_checked(client):
    page = take(client, as_of="115/03/31", year="115")

    kept = Snapshot.objects.get()
    assert page.redirect_chain == [(address(f"{kept.pk}/"), 302)]
    assert f"已定版，第 {kept.pk} 號" in text_of(page)
    assert kept.content_hash in page.content.decode()
    assert (kept.as_of.isoformat(), kept.actor_code) == ("2026-03-31", "lin")


def test_the_list_has_the_newest_first(client):
    take(client, as_of="115/09/30")
    take(client, as_of="115/06/30")

    page = client.get(address()).content.decode()

    assert page.index("115/06/30") < page.index("115/09/30")


@pytest.mark.parametrize("asked", [{"as_of": "115/12/01"}, {"as_of": "昨天"}, {"year": "x"}])
def test_a_day_that_cannot_be_frozen_is_said_beside_the_field(client, asked):
    shown, sent = client.get(address("take/"), asked), take(client, **asked)

    assert (shown.status_code, sent.status_code) == (422, 422)
    assert 'id="error-summary"' in sent.content.decode()
    assert next(iter(asked.values())) in sent.content.decode()
    assert not Snapshot.objects.exists()


def test_two_are_compared_by_name(busy, client):
    take(client)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])
    page = take(client)

    assert "和前一次" in text_of(page)
    earlier, later = Snapshot.objects.order_by("pk").values_list("pk", flat=True)
    words = text_of(client.get(address("compare/"), {"earlier": earlier, "later": later}))
    assert "新達成：1 人" in words
    assert "林二美" in words
    assert "達成人數 1，因下列變動 +1，成為 2" in words


def test_the_same_twice_has_no_difference(client):
    take(client)
    number = Snapshot.objects.get().pk

    words = text_of(client.get(address("compare/"), {"earlier": number, "later": number}))

    assert "完全相同" in words


@pytest.mark.parametrize("asked", [{}, {"earlier": "1"}, {"earlier": "999", "later": "998"}])
def test_an_odd_comparison_is_said(client, asked):
    take(client)

    page = client.get(address("compare/"), asked)

    assert page.status_code == 422
    assert "錯誤：" in page.content.decode()


def test_it_is_verified_and_a_changed_one_is_found(client):
    take(client)
    kept = Snapshot.objects.get()
    url = address(f"{kept.pk}/verify/")

    assert "完全相同" in text_of(client.post(url, follow=True))
    Snapshot.objects.update(content=bytes(kept.content).replace(b'"met":1', b'"met":2', 1))
    assert "重建的內容與定版不同" in text_of(client.post(url, follow=True))


def test_one_of_another_agency_looks_like_none(busy, client, site):
    take(client)
    number = Snapshot.objects.get().pk

    bureau = site(busy.people.chen)

    assert bureau.get(address(f"{number}/", BUREAU)).status_code == 404
    assert bureau.get(address(f"{number + 1}/", BUREAU)).status_code == 404
    assert bureau.post(address(f"{number}/verify/", BUREAU)).status_code == 404


def test_the_auditor_looks_and_does_not_take(busy, client, site):
    take(client)

    auditor = site(busy.people.auditor)

    assert "第" in text_of(auditor.get(address()))
    assert auditor.get(address("take/")).status_code == 404
    assert auditor.post(address("take/")).status_code == 404


def test_statements_do_not_grow_with_the_list(client, django_assert_max_num_queries):
    for _ in range(4):
        take(client)

    with django_assert_max_num_queries(12):
        client.get(address())
