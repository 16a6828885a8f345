"""Acts that need two people on the screen, in two browsers."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.world import HOURS
from exchange.enclosures.samples import pdf
from people import COUNTY, granted
from web.standing.pages import text_of
from zhicai.actions.access import Permission
from zhicai.records.approvals.models import Approval
from zhicai.records.standings.models import Snapshot


@pytest.fixture
def busy(county, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    county.hours(HOURS)
    return county


@pytest.fixture
def first(busy, site):
    return site(busy.people.lin)


@pytest.fixture
def second(busy, site):
    assert busy.people
    return site(granted("second", COUNTY, *Permission))


def address(rest=""):
    return f"/agency/{COUNTY}/{rest}"


def ask(client):
    page = client.post(
        address("reports/snapshots/close/"), {"as_of": "115/10/31", "year": "115"}, follow=True
    )
    assert "等待另一位核准；還沒有截止" in text_of(page)
    return Approval.objects.latest("pk").pk


def post(client, number, verb, /, **sent):
    return client.post(address(f"approvals/{number}/{verb}/"), sent, follow=True)


def test_the_check_page_asks_for_nothing(first):
    words = text_of(first.get(address("reports/snapshots/close/"), {"as_of": "115/10/31"}))

    assert "資料截至 115/10/31" in words
    assert not Approval.objects.exists()


def test_it_waits_on_the_home_page_and_in_the_list(first):
    number = ask(first)

    assert "1 件等待另一位核准" in text_of(first.get(address()))
    assert f"第 {number} 件" in text_of(first.get(address("approvals/")))


def test_the_second_browser_agrees_and_the_first_sees_it(first, second):
    number = ask(first)

    assert "同意並執行" not in text_of(first.get(address(f"approvals/{number}/")))
    page = post(second, number, "decide", decision="agree")

    kept = Snapshot.objects.get()
    assert f"定版第 {kept.pk} 號" in text_of(page)
    assert "已核准並執行" in text_of(first.get(address(f"approvals/{number}/")))
    assert post(second, number, "decide", decision="agree").status_code == 409
    assert Snapshot.objects.count() == 1


def test_a_replayed_form_of_the_one_who_asked_is_refused(first):
    number = ask(first)

    page = post(first, number, "decide", decision="agree")

    assert page.status_code == 422
    assert "不能自己核准" in text_of(page)
    assert not Snapshot.objects.exists()


def test_declining_without_a_reason_is_said_beside_the_field(first, second):
    number = ask(first)

    page = post(second, number, "decide", decision="decline")

    assert page.status_code == 422
    assert 'href="#id_reason"' in page.content.decode()


def test_a_signed_page_is_filed_and_only_taken_away(first):
    number = ask(first)
    page = SimpleUploadedFile("簽.html", pdf(), content_type="text/html")

    assert "依紙本核定並執行" in text_of(post(first, number, "settle", page=page))

    taken = first.get(address(f"approvals/{number}/page/"))
    assert taken["Content-Type"] == "application/pdf"
    assert taken["Content-Disposition"].startswith("attachment;")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in taken["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "id_signed_on"),
        ({"signed_on": "昨天", "number": "1"}, "id_signed_on"),
        ({"signed_on": "115/12/01", "number": "1"}, "id_signed_on"),
        ({"page": b"<script>"}, "id_page"),
        ({"page": b""}, "id_page"),
        ({"page": pdf(b"/S /JavaScript")}, "id_page"),
    ],
)
def test_a_wrong_paper_is_said_beside_its_field(first, sent, field):
    number = ask(first)
    told = {name: text for name, text in sent.items() if name != "page"}
    if "page" in sent:
        told["page"] = io.BytesIO(sent["page"])
        told["page"].name = "page.pdf"

    page = post(first, number, "settle", **told)

    assert page.status_code == 422
    assert f'href="#{field}"' in page.content.decode()
    assert not Snapshot.objects.exists()


def test_an_act_of_another_agency_looks_like_none(first, busy, site):
    number = ask(first)
    chen = site(busy.people.chen)

    for code in (COUNTY, "999010000Z"):
        for rest in ("", "page/"):
            assert chen.get(f"/agency/{code}/approvals/{number}/{rest}").status_code == 404
        answer = chen.post(f"/agency/{code}/approvals/{number}/decide/", {"decision": "agree"})
        assert answer.status_code == 404


def test_it_is_taken_back(first):
    number = ask(first)

    assert "已撤回" in text_of(post(first, number, "withdraw"))
