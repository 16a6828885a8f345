"""The list of batches, a receipt, and taking a batch back."""

import datetime as dt
import re

import pytest

from actions.world import AGENCIES, BUREAU, CHEN, COUNTY, HOURS, WU, kpi
from zhicai.actions.list_receipts import list_receipts

MORE = (
    (CHEN, "陳一心", "B-1", "AI素養", "4", "115/03/02"),
    (CHEN, "陳一心", "B-1", "AI素養", "三", "115/03/05"),
    (WU, "吳三立", "B-1", "AI素養", "3", "115/03/02"),
)


@pytest.fixture
def bureau_batch(county):
    """One import at the bureau: an update, a fault, an addition."""
    county.hours()
    return county.hours(MORE, agency=BUREAU).batch


def text_of(page):
    return re.sub(r"<[^>]+>|\s+", "", page.content.decode())


def test_list_shows_who_when_and_the_balance(county, site, at_bureau, bureau_batch):
    page = site(county.people.chen).get(at_bureau("batches/"))

    assert page.status_code == 200
    assert "總列3=新增1+更新1+不變0+略過0+錯誤1" in text_of(page)
    assert at_bureau(f"batches/{bureau_batch}/") in page.content.decode()


def test_batches_of_agencies_below_are_listed_with_their_name(county, site, bureau_batch):
    client = site(county.people.lin)

    page = client.get(f"/agency/{COUNTY}/batches/")
    receipt = client.get(f"/agency/{COUNTY}/batches/{bureau_batch}/")

    assert "本機關" in text_of(page)
    assert f"/agency/{COUNTY}/batches/{bureau_batch}/" in page.content.decode()
    assert f"示範局（{BUREAU}）" in text_of(receipt)


def test_list_of_an_office_without_batches_teaches(county, site, at_bureau):
    page = site(county.people.chen).get(at_bureau("batches/"))

    assert "還沒有任何批次" in page.content.decode()


def test_receipt_says_what_became_of_every_row(county, site, at_bureau, bureau_batch):
    page = site(county.people.chen).get(at_bureau(f"batches/{bureau_batch}/"))
    told = text_of(page)

    assert "總列3=新增1+更新1+不變0+略過0+錯誤1" in told
    assert "錯誤讀不出時數1" in told
    assert re.search("SHA-256：[0-9a-f]{64}", told)
    assert "學習時數（逐筆）" in told
    assert "AI知能課程學習時數達成率" in told
    assert "學習紀錄2筆" in told


def test_receipt_names_no_whole_id(county, site, at_bureau):
    batch = county.bring(county.file("hours", HOURS[:1], name=f"{CHEN}.csv"), agency=BUREAU).batch

    page = site(county.people.chen).get(at_bureau(f"batches/{batch}/"))

    assert CHEN not in page.content.decode()
    assert CHEN[:6] in page.content.decode()


def test_undo_shows_three_buckets_and_changes_nothing(county, site, at_bureau, bureau_batch):
    before = kpi(county.standing(BUREAU))

    page = site(county.people.chen).get(at_bureau(f"batches/{bureau_batch}/undo/"))
    told = text_of(page)

    assert "可復原：2筆" in told
    assert "保留（之後有人改過）：0筆" in told
    assert "無法復原：0筆" in told
    assert kpi(county.standing(BUREAU)) == before


def test_one_press_takes_the_batch_back(county, site, at_bureau, bureau_batch):
    client = site(county.people.chen)

    page = client.post(at_bureau(f"batches/{bureau_batch}/undo/"), follow=True)
    told = text_of(page)

    assert page.status_code == 200
    assert f"批次{bureau_batch}已復原2筆" in told
    assert "復原收據" in told
    assert county.basic_of(CHEN) == 180


def test_undoing_the_batch_that_brought_the_agency_leads_out_of_its_office(world, site):
    batch = world.bring(world.file("agencies", AGENCIES)).batch
    client = site(world.people.lin)

    answer = client.post(f"/agency/{COUNTY}/batches/{batch}/undo/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_batch_taken_back_twice_says_so(county, site, at_bureau, bureau_batch):
    client = site(county.people.chen)
    client.post(at_bureau(f"batches/{bureau_batch}/undo/"))

    page = client.post(at_bureau(f"batches/{bureau_batch}/undo/"))

    assert page.status_code == 409
    assert "先前已經復原過了" in page.content.decode()
    assert "復原這一批" not in client.get(at_bureau(f"batches/{bureau_batch}/")).content.decode()


def test_facts_changed_since_stay_and_say_why(county, site, at_bureau, bureau_batch):
    county.hours(((*MORE[0][:4], "5", "115/03/02"),), agency=BUREAU)

    page = site(county.people.chen).get(at_bureau(f"batches/{bureau_batch}/undo/"))

    assert "之後有人改過，保留現在的內容（1筆）" in text_of(page)


def test_old_batch_cannot_be_undone_and_says_why(county, site, at_bureau, bureau_batch):
    county.later(days=31)

    page = site(county.people.chen).get(at_bureau(f"batches/{bureau_batch}/undo/"))
    told = text_of(page)

    assert "無法復原：2筆" in told
    assert "已超過30天的復原期限（2筆）" in told
    assert "沒有可以復原的資料" in told


@pytest.mark.parametrize("rest", ["batches/", "batches/{}/", "batches/{}/undo/"])
def test_officer_of_another_office_finds_nothing(county, site, at_bureau, bureau_batch, rest):
    page = site(county.people.wu).get(at_bureau(rest.format(bureau_batch)))

    assert page.status_code == 404


@pytest.mark.parametrize("number", [1, 999])
def test_batch_of_another_office_and_no_batch_look_alike(county, site, at_bureau, number):
    page = site(county.people.chen).get(at_bureau(f"batches/{number}/"))

    assert page.status_code == 404
    assert "您沒有查看的權限" in page.content.decode()


def test_reader_sees_the_receipt_and_may_not_undo(county, site):
    batch = county.hours().batch
    client = site(county.people.auditor)

    receipt = client.get(f"/agency/{COUNTY}/batches/{batch}/")

    assert receipt.status_code == 200
    assert "復原這一批" not in receipt.content.decode()
    assert client.get(f"/agency/{COUNTY}/batches/{batch}/undo/").status_code == 404


def test_list_asks_as_often_whatever_it_holds(
    county, site, at_bureau, django_assert_max_num_queries
):
    client = site(county.people.chen)
    counts = []

    for hours in range(1, 5):
        county.hours(((*HOURS[0][:4], str(hours), HOURS[0][5]),), agency=BUREAU)
        client.get(at_bureau("batches/"))
        with django_assert_max_num_queries(15) as asked:
            client.get(at_bureau("batches/"))
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_pages_are_cut_in_the_database(county):
    for hours in range(1, 4):
        county.hours(((*HOURS[0][:4], str(hours), HOURS[0][5]),), agency=BUREAU)

    page = list_receipts(BUREAU, by=county.caller(), number=2, size=2)

    assert (page.number, page.total, len(page.rows)) == (2, 3, 1)
    assert page.rows[0].rows.total == 1
    assert page.rows[0].applied_at.tzinfo is not None
    assert isinstance(page.rows[0].applied_at, dt.datetime)
