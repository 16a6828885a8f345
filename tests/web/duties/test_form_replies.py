"""The five questions on a duty form: sent out as a sheet, read back whole or not at all."""

import io

import pytest

from actions.world import CHEN, HOURS, LIN, person_key
from people import BUREAU
from web.standing.pages import text_of
from zhicai.exchange.sheets.handed import open_handed
from zhicai.exchange.sheets.write import Table, write_xlsx
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.ledger.models import Batch
from zhicai.records.requests.models import DutyConfirmation, DutyForm
from zhicai.records.staff.models import Posting

DIVISION = f"/agency/{BUREAU}/division/"
SIGNED = {"signed_by": "王校長", "signed_on": "115/11/19"}
PLANNING, TOOLS, WIDTH = 7, 11, 12


@pytest.fixture
def officer(county, site, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    county.hours(HOURS)
    for key, text in ((CHEN, "系統維運"), (LIN, "公文管理")):
        posts = Posting.objects.filter(person_id=person_key(key))
        posts.update(division="資訊科", duty_text=text)
    return site(county.people.chen)


@pytest.fixture
def number(officer):
    officer.post(f"{DIVISION}forms/", {"division": "資訊科"})
    return DutyForm.objects.latest("pk").number


def sent_back(client, number, folder, changes, *, width=WIDTH):
    """What the office is shown when the sheet comes back with some cells filled in."""
    content = client.post(f"{DIVISION}forms/{number}/sheet/").content
    lines = open_handed(io.BytesIO(content), name="form.xlsx")[0].sheets[0].lines
    rows = [[*line.values, *[None] * (WIDTH - len(line.values))][:width] for line in lines]
    for (row, column), value in changes.items():
        rows[row][column] = value
    path = folder / "back.xlsx"
    write_xlsx(path, [Table("職掌確認單", [str(cell) for cell in rows[0]], rows[1:])])
    file = io.BytesIO(path.read_bytes())
    file.name = "back.xlsx"
    return client.post(f"{DIVISION}returned/", {"file": file})


def filed(client, number, page):
    form = page.context["form"]
    told = {name: field for name, field in form.initial.items() if field}
    return client.post(f"{DIVISION}forms/{number}/file/", {**told, **SIGNED}, follow=True)


def test_replies_on_a_sheet_are_kept_signed_and_undone_alone(officer, number, tmp_path, county):
    page = sent_back(officer, number, tmp_path, {(1, PLANNING): "是", (2, TOOLS): "無"})

    assert "五個問題的回答存成批次" in text_of(filed(officer, number, page))

    kept = DutyAnswer.objects.filter(known_until=None).order_by("question")
    assert [(row.question, row.answer) for row in kept] == [("planning", "yes"), ("tools", "no")]
    assert {row.signed_by for row in kept} == {"王校長"}
    assert not DutyConfirmation.objects.exists()
    county.undo(Batch.objects.latest("pk").pk)
    assert not DutyAnswer.objects.filter(known_until=None).exists()


def test_every_wrong_cell_is_named_and_nothing_is_kept(officer, number, tmp_path):
    changes = {(1, PLANNING): "也許", (2, PLANNING + 1): "有", (2, TOOLS): "字" * 301}

    page = sent_back(officer, number, tmp_path, changes)

    words = text_of(page)
    assert page.status_code == 422
    assert all(cell in words for cell in ("H2", "I3", "L3"))
    assert not DutyAnswer.objects.exists()


def test_a_sheet_made_before_the_questions_is_still_read(officer, number, tmp_path):
    page = sent_back(officer, number, tmp_path, {(1, 5): "與現況相符"}, width=7)

    assert "1 位確認" in text_of(filed(officer, number, page))


def test_changed_questions_are_no_form_of_ours(officer, number, tmp_path):
    page = sent_back(officer, number, tmp_path, {(0, TOOLS): "身分證字號"})

    assert page.status_code == 422
    assert "不是本系統匯出的職掌確認單" in text_of(page)
