"""A colleague's own page: hers alone, with what counts and why, and what she asks for."""

import io

import pytest

from actions.world import CHEN, HOURS, LIN, person_key
from exchange.enclosures.samples import SECRET, exif, jpeg, pdf
from people import BUREAU, account
from web.self.staff import colleague
from web.standing.pages import text_of
from zhicai.actions.reveal_identity import reveal_identity
from zhicai.records.accounts.models import Appointment
from zhicai.records.certificates.models import Certificate
from zhicai.records.requests.models import StaffRequest

OWN = f"/agency/{BUREAU}/self/"
HR = f"/agency/{BUREAU}/requests/"
CERTIFICATE = {
    "certificate_name": "AI應用規劃師",
    "issuer": "示範發證單位",
    "issued_on": "115/03/02",
}


@pytest.fixture
def busy(county, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    county.hours(HOURS)
    return county


@pytest.fixture
def mei(busy, site):
    """She is 林二美 of the bureau."""
    assert busy.people
    return site(colleague("mei", LIN))


@pytest.fixture
def officer(busy, site):
    return site(busy.people.chen)


def upload(content=None, name="證書.pdf"):
    file = io.BytesIO(pdf() if content is None else content)
    file.name = name
    return file


def hand_in(client, **words):
    sent = {**CERTIFICATE, "file": upload(), **words}
    return client.post(f"{OWN}certificate/", sent, follow=True)


def object_to(client, **words):
    sent = {"about": "hours", "record": "AI素養", "text": "少算 1 小時", **words}
    return client.post(f"{OWN}objection/", sent, follow=True)


def decide(client, number, decision, reason=""):
    sent = {"decision": decision, "reason": reason}
    return client.post(f"{HR}{number}/decide/", sent, follow=True)


def latest():
    return StaffRequest.objects.latest("pk")


def test_she_lands_on_her_own_page_and_sees_only_her_menu(mei):
    page = mei.get("/", follow=True)

    words = text_of(page)
    assert page.redirect_chain[-1][0] == OWN
    assert "我的資料：林二美" in words
    assert "AI人才類別 尚未認定" in words
    assert "首頁：今年的工作" not in words
    assert mei.get(f"/agency/{BUREAU}/").status_code == 404


def test_each_record_of_hers_is_told_and_why(mei):
    page = mei.get(f"{OWN}provisions/kpi.ai_attainment/")

    words = text_of(page)
    assert "AI素養" in words
    assert "陳一心" not in words
    assert "/staff/" not in page.content.decode()


def test_nothing_of_others_is_reached_by_an_address(mei, busy):
    other = person_key(CHEN)

    for rest in (f"people/{other}/", f"staff/{other}/", "people/", "standing/", "requests/"):
        assert mei.get(f"/agency/{BUREAU}/{rest}").status_code == 404
    assert busy.people


def test_requests_of_another_colleague_look_like_none(mei, site):
    hand_in(mei)
    number = latest().pk
    other = site(colleague("other", CHEN))

    for rest in ("", "file/"):
        answers = [other.get(f"{OWN}requests/{one}/{rest}") for one in (number, number + 9)]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert other.post(f"{OWN}requests/{number}/withdraw/").status_code == 404
    assert latest().state == "waiting"


@pytest.mark.parametrize("linked", [None, "elsewhere", "deputy"])
def test_an_account_that_is_nobodys_is_told_whom_to_ask(busy, site, linked):
    nobody = account("nobody")
    words = {"person_id": person_key(CHEN)} if linked == "deputy" else {}
    if linked == "elsewhere":
        words = {"person_id": 12345}
    Appointment.objects.create(
        account=nobody,
        account_role="staff_member",
        agency_code=BUREAU,
        from_on="2020-01-01",
        on_behalf_of=busy.people.lin if linked == "deputy" else None,
        **words,
    )
    client = site(nobody)

    for rest in ("", "certificate/", "objection/", "provisions/kpi.ai_attainment/"):
        page = client.get(f"{OWN}{rest}")
        assert page.status_code == (404 if rest else 200)
        assert "沒有對應的同仁資料" in text_of(page)
        assert "陳一心" not in page.content.decode()


def test_who_saw_her_whole_id_is_told(mei, busy):
    person = person_key(LIN)
    reveal_identity(person, agency_code=BUREAU, reason="核對證書", by=busy.caller(busy.people.chen))

    words = text_of(mei.get(OWN))

    assert "核對證書" in words
    assert "chen" in words


def test_a_certificate_waits_is_confirmed_and_can_be_taken_back(mei, officer, busy):
    assert "等待人事人員處理" in text_of(hand_in(mei))
    assert "1 件送件、異議或更正待處理" in text_of(officer.get(f"/agency/{BUREAU}/"))
    assert not Certificate.objects.exists()

    page = decide(officer, latest().pk, "confirm")

    assert Certificate.objects.get().certificate_name == "AI應用規劃師"
    assert f"批次 {latest().batch}" in text_of(page)
    assert "AI應用規劃師" in text_of(mei.get(OWN))
    busy.undo(latest().batch)
    assert not Certificate.objects.filter(known_until__isnull=True).exists()
    assert "已確認（已復原）" in text_of(mei.get(OWN))


def test_the_same_certificate_twice_is_kept_once(mei, officer):
    hand_in(mei)
    hand_in(mei)
    assert StaffRequest.objects.count() == 1
    decide(officer, latest().pk, "confirm")
    hand_in(mei)

    page = decide(officer, latest().pk, "confirm")

    assert page.status_code == 422
    assert "系統已有這張證書" in text_of(page)
    assert Certificate.objects.count() == 1


def test_two_officers_decide_once(mei, officer, busy, site):
    hand_in(mei)
    number = latest().pk
    second = site(busy.people.admin)

    decide(officer, number, "confirm")
    page = decide(second, number, "return", "重複")

    assert page.status_code == 409
    assert latest().state == "confirmed"


def test_returning_needs_a_reason_that_she_reads(mei, officer):
    hand_in(mei)

    assert decide(officer, latest().pk, "return").status_code == 422
    decide(officer, latest().pk, "return", "字號不清楚 A100000127")

    assert latest().state == "returned"
    assert "字號不清楚 A10000****" in text_of(mei.get(OWN))


def test_an_objection_is_answered_with_what_was_done(mei, officer):
    object_to(mei)
    number = latest().pk
    words = text_of(officer.get(f"{HR}{number}/"))

    assert "少算 1 小時" in words
    assert "匯入更正後的時數" in words
    assert decide(officer, number, "confirm").status_code == 422
    decide(officer, number, "confirm", "已補匯入")
    assert "已補匯入" in text_of(mei.get(f"{OWN}requests/{number}/"))


def test_a_request_taken_back_is_over(mei, officer):
    object_to(mei)
    number = latest().pk

    mei.post(f"{OWN}requests/{number}/withdraw/")

    assert decide(officer, number, "confirm", "好").status_code == 409


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"file": ""}, "id_file"),
        ({"file": b"<script>alert(1)</script>"}, "id_file"),
        ({"file": pdf(b"/S /JavaScript")}, "id_file"),
        ({"issued_on": "116/01/01"}, "id_issued_on"),
        ({"issued_on": "昨天"}, "id_issued_on"),
        ({"expires_on": "115/01/01"}, "id_expires_on"),
        ({"certificate_name": ""}, "id_certificate_name"),
    ],
)
def test_what_cannot_be_handed_in_is_said_beside_its_field(mei, sent, field):
    told = {**sent, "file": upload(sent["file"])} if sent.get("file") else sent

    page = hand_in(mei, **told)

    assert page.status_code == 422
    assert f'href="#{field}"' in page.content.decode()
    assert not StaffRequest.objects.exists()


def test_an_unknown_subject_is_refused(mei):
    assert object_to(mei, about="salary").status_code == 422


def test_a_photograph_is_taken_away_without_its_place(mei, officer):
    hand_in(mei, file=upload(jpeg(extra=exif()), "../../IMG.php"))

    for url in (f"{OWN}requests/{latest().pk}/file/", f"{HR}{latest().pk}/file/"):
        client = mei if "self" in url else officer
        taken = client.get(url)
        assert SECRET not in taken.content
        assert (taken["Content-Type"], taken["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
        assert 'attachment; filename="IMG.jpg"' in taken["Content-Disposition"]


def test_requests_of_another_office_look_like_none(mei, busy, site):
    hand_in(mei)
    number, wu = latest().pk, site(busy.people.wu)

    for url in (f"/agency/999020000Z/requests/{number}/", f"{HR}{number}/"):
        assert wu.get(url).status_code == 404
        assert wu.get(f"{url}file/").status_code == 404
        assert wu.post(f"{url}decide/", {"decision": "confirm"}).status_code == 404
    assert latest().state == "waiting"


def test_the_worklist_is_filtered(mei, officer):
    hand_in(mei)
    object_to(mei)

    words = text_of(officer.get(HR, {"kind": "objection", "state": "waiting"}))

    assert "共 1 件" in words
    assert officer.get(HR, {"kind": "salary"}).status_code == 422
    assert "沒有符合的申請" in text_of(officer.get(HR, {"state": "returned"}))
