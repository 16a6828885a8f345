"""Duties on the screen: pasted, given to somebody, asked about, and the tools in use."""

import io
import re

import pytest

from actions.world import CHEN, COUNTY, HOURS, LIN, SCHOOL, person_key
from people import BUREAU
from web.self.staff import colleague
from web.standing.pages import text_of
from zhicai.actions.list_tools import list_tools
from zhicai.basics.national_ids import mask
from zhicai.exchange.sheets.handed import open_handed
from zhicai.records.audit.models import AuditEvent
from zhicai.records.duties.models import DutyAnswer, UnheldDuty
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import Posting

HERE = f"/agency/{BUREAU}/duties/"
BY_POST = ("單位", "職稱", "工作項目")
SIGNED = {"signed_by": "王校長", "signed_on": "115/11/19"}


@pytest.fixture
def busy(county, tmp_path, monkeypatch):
    """陳一心 and 林二美 work in one division with duties."""
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    county.hours(HOURS)
    for key, text in ((CHEN, "系統維運"), (LIN, "公文管理")):
        posts = Posting.objects.filter(person_id=person_key(key))
        posts.update(division="資訊科", duty_text=text)
    return county


@pytest.fixture
def head(busy, site):
    assert busy.people
    return site(colleague("head", None, role="division_head", division="資訊科"))


@pytest.fixture
def officer(busy, site):
    return site(busy.people.chen)


def held(key):
    return Posting.objects.get(person_id=person_key(key), known_until=None)


def opened(page, name="mark"):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def reply(client, *, follow=True, **told):
    page = client.get(f"{HERE}answers/", {"division": "資訊科"})
    sent = {"division": "資訊科", "mark": opened(page), **told}
    return client.post(f"{HERE}answers/", sent, follow=follow)


def about(key, question):
    return f"q_{person_key(key)}_{question}"


def answers():
    rows = DutyAnswer.objects.filter(known_until=None).order_by("question")
    return list(rows.values_list("question", "answer", "answer_text"))


def test_pasted_duties_are_shown_by_item_then_saved_and_undone(officer, busy):
    url = f"{HERE}paste/{person_key(LIN)}/"
    sent = {"opened": held(LIN).pk, "text": f"一、採購\r\n\r\n二、{LIN} 檔案 "}

    page = officer.post(url, {**sent, "step": "check"})
    assert "2 項" in text_of(page)
    assert held(LIN).duty_text == "公文管理"
    officer.post(url, {**sent, "step": "apply"})

    assert held(LIN).duty_text == f"一、採購\n二、{mask(LIN)} 檔案"
    busy.undo(Batch.objects.latest("pk").pk)
    assert held(LIN).duty_text == "公文管理"


def test_who_pastes_second_is_shown_what_the_first_saved(officer):
    url, first = f"{HERE}paste/{person_key(LIN)}/", held(LIN).pk
    officer.post(url, {"opened": first, "text": "採購", "step": "apply"})

    page = officer.post(url, {"opened": first, "text": "檔案", "step": "apply"})

    assert page.status_code == 409
    assert "採購" in text_of(page)
    assert held(LIN).duty_text == "採購"


@pytest.mark.parametrize("text", ["", "、、、", "   "])
def test_a_text_without_duties_is_refused(officer, text):
    url = f"{HERE}paste/{person_key(LIN)}/"

    assert officer.post(url, {"text": text, "step": "check"}).status_code == 422


def test_duties_of_an_empty_post_are_given_to_somebody_and_come_back(officer, busy):
    rows = [("政風室", "主任", "廉政")]
    busy.bring(busy.file("duties", rows, header=BY_POST), agency=BUREAU)
    line = UnheldDuty.objects.get(known_until=None)
    assert "廉政" in text_of(officer.get(HERE))
    url = f"{HERE}unheld/{line.pk}/"
    sent = {"person": person_key(LIN), "how": "add"}

    assert "廉政" in text_of(officer.post(url, {**sent, "step": "check"}))
    officer.post(url, {**sent, "step": "apply"})

    assert held(LIN).duty_text == "公文管理\n廉政"
    assert "沒有未對應之工作項目" in text_of(officer.get(HERE))
    busy.undo(Batch.objects.latest("pk").pk)
    assert UnheldDuty.objects.filter(known_until=None, duty_text="廉政").exists()
    assert held(LIN).duty_text == "公文管理"


def test_her_answers_move_the_share_and_say_which(head):
    told = {about(LIN, "planning"): "yes", about(LIN, "tools"): "chatgpt、自製工具"}

    words = text_of(reply(head, **told))

    assert "第1題 規劃或採購 答是：政策 +40 個百分點" in words
    assert "AI政策人才" in words
    assert answers() == [("planning", "yes", ""), ("tools", "yes", "chatgpt、自製工具")]
    assert AuditEvent.objects.filter(action="duties.answered").count() == 1


def test_a_blank_takes_an_answer_back_and_the_undo_brings_it_again(head, busy):
    reply(head, **{about(LIN, "building"): "no"})
    reply(head)
    assert answers() == []

    busy.undo(Batch.objects.latest("pk").pk)

    assert answers() == [("building", "no", "")]


def test_answers_about_a_post_that_was_left_move_nothing(head):
    reply(head, **{about(LIN, "planning"): "yes"})
    Posting.objects.filter(person_id=person_key(LIN)).update(job_title="專員")

    words = text_of(head.get(f"{HERE}answers/"))

    assert "1 個回答是就先前的職務所答" in words
    assert "+40" not in words


def test_a_stale_page_saves_nothing(head):
    page = head.get(f"{HERE}answers/", {"division": "資訊科"})
    reply(head, **{about(LIN, "planning"): "yes"})

    sent = {"division": "資訊科", "mark": opened(page), about(LIN, "planning"): "no"}
    page = head.post(f"{HERE}answers/", sent)

    assert page.status_code == 422
    assert answers() == [("planning", "yes", "")]


def test_the_office_says_whose_paper_it_enters(officer):
    told = {about(CHEN, "building"): "yes"}

    assert reply(officer, **told).status_code == 422
    assert reply(officer, **{**told, **SIGNED, "signed_on": "115/12/31"}).status_code == 422
    assert answers() == []
    reply(officer, **told, **SIGNED)

    kept = DutyAnswer.objects.get(known_until=None)
    assert (kept.signed_by, kept.signed_on.isoformat()) == ("王校長", "2026-11-19")


@pytest.mark.parametrize("division", ["", "人事室"])
def test_another_division_looks_like_none(head, division):
    assert head.get(f"{HERE}answers/", {"division": division}).status_code == 404


def test_tools_are_counted_by_one_name_and_exported(head, officer):
    reply(head, **{about(LIN, "tools"): "Chat GPT", about(CHEN, "tools"): "無"})

    words = text_of(officer.get(f"{HERE}tools/"))
    sent = {"sheet_format": "ods", "purpose": "佐證"}
    page = officer.post(f"{HERE}tools/export/", sent)

    assert "ChatGPT 1" in words
    sheet = open_handed(io.BytesIO(page.content), name="a.ods")[0].sheets[0]
    assert {line.values[4] for line in sheet.lines} == {"使用的AI工具", "ChatGPT", "無"}
    assert AuditEvent.objects.filter(action="duties.tools_exported").count() == 1


def test_export_needs_a_purpose(officer):
    page = officer.post(f"{HERE}tools/export/", {"sheet_format": "xlsx", "purpose": ""})

    assert page.status_code == 422


def test_a_head_sees_neither_inventory_nor_tools(head):
    for part in ("", "tools/", f"paste/{person_key(LIN)}/"):
        assert head.get(f"{HERE}{part}").status_code == 404


def test_tools_of_one_agency_below(head, busy, site):
    reply(head, **{about(LIN, "tools"): "Chat GPT"})
    found = {
        below: list_tools(COUNTY, by=busy.caller(), below=below).page.total
        for below in ("", BUREAU, SCHOOL)
    }
    page = site(busy.people.admin).get(f"/agency/{COUNTY}/duties/tools/", {"below": SCHOOL})

    assert found == {"": 1, BUREAU: 1, SCHOOL: 0}
    assert "還沒有回答" in text_of(page)
    assert f'value="{BUREAU}"' in page.content.decode()
