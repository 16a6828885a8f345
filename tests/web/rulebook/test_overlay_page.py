"""An agency sets its own value: asked, shown who flips, saved, found again, taken back."""

import datetime as dt

import pytest

from actions.rulebook.overlays import LEAVE, REPEAT, decide
from actions.world import CHEN, kpi, person_key
from people import BUREAU
from web.standing.pages import read, text_of
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.core.rules.load import load_rulebook
from zhicai.records.overlays.models import Overlay

OPEN = sorted(
    one.id for one in load_rulebook().provisions.values() if one.overlay and one.overlay.is_open
)
DECISION = {
    "in_force_from": "115/01/01",
    "in_force_until": "",
    "issuer": "示範局",
    "issued_on": "115/01/05",
    "issue_number": "示範人字第1150000007號",
    "clause": "說明二",
    "note": "",
}
LEFT_OUT = {**DECISION, "value_effect": "not_counted"}


@pytest.fixture
def client(county, site):
    return site(county.people.chen)


@pytest.fixture
def on_leave(county):
    """Chen of the bureau, who has met the KPI, is on leave since March."""
    county.hours()
    event = EventEntry(
        person=str(person_key(CHEN)), kind="unpaid_leave", started_on=dt.date(2026, 3, 1)
    )
    record_event(event, by=county.caller(minutes=1), dry=False)
    return county


def form_of(provision_id, rest=""):
    return f"/agency/{BUREAU}/rulebook/provisions/{provision_id}/overlay/{rest}"


def page_of(provision_id):
    return f"/agency/{BUREAU}/rulebook/provisions/{provision_id}/"


@pytest.mark.parametrize("provision_id", OPEN)
def test_every_open_provision_has_a_form(client, provision_id):
    page = client.get(form_of(provision_id))

    assert page.status_code == 200
    assert "看誰會改變" in text_of(page)


@pytest.mark.usefixtures("on_leave")
def test_check_page_names_who_flips_and_saves_nothing(client):
    page = client.post(form_of(LEAVE), {**LEFT_OUT, "step": "check"})

    words = text_of(page)
    assert page.status_code == 200
    assert "陳一心" in words
    assert "達成 → 不計入：留職停薪 1 人" in words
    assert "計入方式：不計入" in words
    assert not Overlay.objects.exists()


def test_saved_value_is_on_the_page_with_its_decision_and_its_undo(on_leave, client):
    before = kpi(on_leave.standing(BUREAU))

    page = client.post(form_of(LEAVE), {**LEFT_OUT, "step": "save"}, follow=True)

    words = text_of(page)
    batch = Overlay.objects.get().batch_id
    assert f"已儲存，批次 {batch}" in words
    assert "適用本機關的自訂值： 計入方式：不計入" in words
    assert "示範局 115/01/05 示範人字第1150000007號 說明二" in words
    assert f"/agency/{BUREAU}/batches/{batch}/undo/" in read(page).links
    assert kpi(on_leave.standing(BUREAU))[0] == before[0] - 1


def test_undo_from_the_page_leaves_the_record_and_takes_the_value_back(on_leave, client):
    client.post(form_of(LEAVE), {**LEFT_OUT, "step": "save"})
    before = kpi(on_leave.standing(BUREAU))

    client.post(f"/agency/{BUREAU}/batches/{Overlay.objects.get().batch_id}/undo/")

    words = text_of(client.get(page_of(LEAVE)))
    assert "沒有自訂值，適用上面的規定" in words
    assert "已改訂或復原" in words
    assert kpi(on_leave.standing(BUREAU))[0] == before[0] + 1


def test_back_from_the_check_page_keeps_what_was_typed(client):
    page = client.post(form_of(LEAVE), {**LEFT_OUT, "note": "試辦一年", "step": "back"})

    content = page.content.decode()
    assert "試辦一年" in content
    assert "示範人字第1150000007號" in content
    assert 'value="not_counted"' in content


def test_change_opens_with_what_stands_and_may_end_it(county, client):
    decide(county)
    held = Overlay.objects.get()
    path = form_of(LEAVE, f"{held.pk}/")

    shown = client.get(path).content.decode()
    client.post(path, {**LEFT_OUT, "in_force_until": "115/06/30", "step": "save"})

    assert 'value="115/01/01"' in shown
    last = Overlay.objects.get(known_until__isnull=True)
    assert (last.in_force_until, last.replaces) == (dt.date(2026, 6, 30), held.pk)


@pytest.mark.parametrize(
    ("provision_id", "typed", "words"),
    [
        (LEAVE, {}, "計入方式"),
        ("subsidy.study_limit", {"value_per_term_ntd": "30,000"}, "超過全國上限 20,000"),
        ("subsidy.study_limit", {"value_per_term_ntd": "兩萬"}, "的內容「兩萬」不合"),
        (
            "hours.agency_floor",
            {"value_minutes": "10小時"},
            "低於全國規定「業務相關學習時數」的 20 小時",
        ),
        ("promotion.ai_score", {"value_scores": "iPAS 中級"}, "的內容「iPAS 中級」不合"),
        (LEAVE, {"value_effect": "not_counted", "in_force_from": "116/13/1"}, "116/13/1"),
        (LEAVE, {"value_effect": "not_counted", "issued_on": "117/01/01"}, "還沒有到"),
        (LEAVE, {"value_effect": "not_counted", "in_force_until": "114/01/01"}, "迄日早於起日"),
    ],
)
def test_wrong_input_is_said_beside_its_field_and_kept(client, provision_id, typed, words):
    page = client.post(form_of(provision_id), {**DECISION, **typed, "step": "check"})

    content = page.content.decode()
    assert page.status_code == 422
    assert words in text_of(page)
    assert 'id="error-summary"' in content
    assert "示範人字第1150000007號" in content
    assert all(value in content for value in typed.values())


def test_rows_are_typed_a_line_each_and_shown_again(client):
    typed = {**DECISION, "value_scores": "iPAS 中級|2\nTQC+｜1", "step": "save"}

    page = client.post(form_of("promotion.ai_score"), typed, follow=True)

    assert "iPAS 中級" in text_of(page)
    again = client.get(form_of("promotion.ai_score", f"{Overlay.objects.get().pk}/"))
    assert "iPAS 中級｜2\nTQC+｜1" in again.content.decode()


def test_value_that_judges_nobody_says_so(client):
    typed = {**DECISION, "value_per_term_ntd": "15000", "step": "check"}

    page = client.post(form_of("subsidy.study_limit"), typed)

    assert "這一條不影響時數判定" in text_of(page)


def test_same_again_says_that_nothing_changes(county, client):
    decide(county, REPEAT, value={"counts": "every_time"})
    typed = {**DECISION, "value_counts": "every_time", "step": "check"}

    page = client.post(form_of(REPEAT, f"{Overlay.objects.get().pk}/"), typed)

    assert page.status_code == 422


def test_closed_or_replaced_value_has_no_form(county, client):
    decide(county)

    assert client.get(form_of("kpi.scopes")).status_code == 422
    assert client.get(form_of(LEAVE, "999999/")).status_code == 422
    assert client.get(form_of("no.such")).status_code == 404


def test_reader_may_not_open_the_form(county, site):
    decide(county)
    reader = site(county.people.auditor)

    assert reader.get(form_of(LEAVE)).status_code == 404
    assert reader.post(form_of(LEAVE), LEFT_OUT).status_code == 404
