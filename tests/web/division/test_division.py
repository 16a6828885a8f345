"""A division: seen by its head, its duties confirmed by her, on paper, or in a returned sheet."""

import io
import re

import pytest

from actions.roles.decided import write
from actions.world import CHEN, HOURS, LIN, WU, person_key
from exchange.enclosures.samples import pdf
from people import BUREAU, LONG_AGO
from web.self.staff import colleague
from web.standing.pages import text_of
from zhicai.exchange.sheets.handed import open_handed
from zhicai.exchange.sheets.write import Table, write_xlsx
from zhicai.records.accounts.models import Appointment
from zhicai.records.requests.models import DutyConfirmation, DutyForm, StaffRequest
from zhicai.records.staff.models import Posting

DIVISION = f"/agency/{BUREAU}/division/"
SIGNED = {"signed_by": "王校長", "signed_on": "115/11/19"}


@pytest.fixture
def busy(county, tmp_path, monkeypatch):
    """陳一心 and 林二美 work in one division with duties, 吳三立 does not."""
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


def versions(page):
    return re.findall(r'name="version" value="([^"]+)"', page.content.decode())


def confirm(client, *chosen, division="資訊科"):
    sent = {"division": division, "version": chosen}
    return client.post(f"{DIVISION}confirm/", sent, follow=True)


def make_form(client):
    client.post(f"{DIVISION}forms/", {"division": "資訊科"})
    return DutyForm.objects.latest("pk").number


def file_form(client, number, **sent):
    told = {**SIGNED, "outcome_1": "matches", **sent}
    return client.post(f"{DIVISION}forms/{number}/file/", told, follow=True)


def page_of(content=None):
    file = io.BytesIO(pdf() if content is None else content)
    file.name = "簽名.pdf"
    return file


def sheet_of(client, number, tmp_path, changes):
    """The form as it was written out, with some cells (row, column) filled in."""
    content = client.post(f"{DIVISION}forms/{number}/sheet/").content
    lines = open_handed(io.BytesIO(content), name="form.xlsx")[0].sheets[0].lines
    rows = [[*line.values, *[None] * (7 - len(line.values))] for line in lines]
    for (row, column), value in changes.items():
        rows[row][column] = value
    path = tmp_path / "back.xlsx"
    write_xlsx(path, [Table("職掌確認單", [str(cell) for cell in rows[0]], rows[1:])])
    file = io.BytesIO(path.read_bytes())
    file.name = "back.xlsx"
    return file


def test_she_lands_on_her_division_and_sees_her_people_alone(head):
    page = head.get("/", follow=True)
    words = text_of(page)

    assert page.redirect_chain[-1][0] == DIVISION
    assert "首頁：今年的工作" not in words
    assert "陳一心" in words
    assert "林二美" in words
    assert "進階還差 3 小時" in words
    assert "吳三立" not in words


@pytest.mark.parametrize("division", ["", "人事室", "資訊科2"])
def test_another_division_looks_like_none(head, division):
    assert head.get(DIVISION, {"division": division}).status_code == 404
    assert confirm(head, "1.0", division=division).status_code == 404


def test_those_she_ticks_are_confirmed_once(head):
    chosen = versions(head.get(DIVISION))

    assert "已確認 2 位" in text_of(confirm(head, *chosen))
    assert "已確認 0 位" in text_of(confirm(head, *chosen))

    assert DutyConfirmation.objects.count() == 2
    assert versions(head.get(DIVISION)) == []
    assert "沒有符合的同仁" in text_of(head.get(DIVISION, {"state": "open"}))


def test_a_changed_text_is_open_again_and_the_old_page_is_stale(head):
    chosen = versions(head.get(DIVISION))
    confirm(head, *chosen)

    Posting.objects.filter(person_id=person_key(CHEN)).update(duty_text="資安")

    assert len(versions(head.get(DIVISION))) == 1
    assert "有變動" in text_of(confirm(head, *chosen))
    assert DutyConfirmation.objects.count() == 2


def test_nobody_ticked_is_said(head):
    assert "沒有勾選任何同仁" in text_of(confirm(head))


def test_a_correction_is_decided_by_the_office_and_can_be_taken_back(head, officer, busy):
    version = versions(head.get(DIVISION))[0]
    told = {"division": "資訊科", "version": version, "wanted_text": "系統維運與AI導入"}
    assert "等待人事人員處理" in text_of(head.post(f"{DIVISION}correct/", told, follow=True))
    made = StaffRequest.objects.get()

    url = f"/agency/{BUREAU}/requests/{made.pk}/"
    assert "系統維運與AI導入" in text_of(officer.get(url))
    officer.post(f"{url}decide/", {"decision": "confirm"})

    held = Posting.objects.filter(person_id=made.person_id, known_until__isnull=True)
    assert held.get().duty_text == "系統維運與AI導入"
    busy.undo(StaffRequest.objects.get().batch)
    assert held.get().duty_text != "系統維運與AI導入"


def test_a_correction_of_a_text_that_moved_is_returned(head, officer):
    version = versions(head.get(DIVISION))[0]
    told = {"division": "資訊科", "version": version, "wanted_text": "新"}
    head.post(f"{DIVISION}correct/", told)
    Posting.objects.update(duty_text="又改了")

    url = f"/agency/{BUREAU}/requests/{StaffRequest.objects.get().pk}/decide/"
    page = officer.post(url, {"decision": "confirm"})

    assert page.status_code == 422
    assert "已經變動" in text_of(page)


def test_the_same_text_is_no_correction(head):
    version = versions(head.get(DIVISION))[0]
    text = head.get(f"{DIVISION}correct/", {"division": "資訊科", "version": version})
    wanted = re.search(r"<textarea[^>]*>\s*([^<]+)</textarea>", text.content.decode())[1]

    sent = {"division": "資訊科", "version": version, "wanted_text": wanted}
    assert head.post(f"{DIVISION}correct/", sent).status_code == 422


def test_the_office_chooses_any_division_and_files_paper(officer):
    assert "資訊科" in text_of(officer.get(DIVISION, {"division": "資訊科"}))
    number = make_form(officer)
    words = text_of(officer.get(f"{DIVISION}forms/{number}/"))
    assert number in words
    assert "單位主管簽名" in words

    assert file_form(officer, number).status_code == 422
    page = file_form(officer, number, page=page_of(), outcome_2="wrong", wanted_2="檔案管理")

    assert "1 位確認，1 件更正" in text_of(page)
    kept = DutyConfirmation.objects.get()
    assert (kept.signed_by, kept.form.number) == ("王校長", number)
    assert kept.enclosure is not None
    assert StaffRequest.objects.get().content["form"] == number


def test_the_filter_names_the_division_that_is_shown(busy, site):
    assert busy.people
    Posting.objects.filter(person_id=person_key(LIN)).update(division="公關科")
    both = colleague("head", None, role="division_head", division="資訊科")
    Appointment.objects.create(
        account=both, account_role="hr_clerk", agency_code=BUREAU, from_on=LONG_AGO
    )

    page = site(both).get(DIVISION).content.decode()

    assert "<h1>資訊科</h1>" in page
    assert '<option value="資訊科" selected>' in page


def test_filing_twice_files_nothing_new_and_it_is_taken_back(officer):
    number = make_form(officer)
    file_form(officer, number, page=page_of())

    assert "0 位確認" in text_of(file_form(officer, number, page=page_of()))
    officer.post(f"{DIVISION}forms/{number}/take-back/")

    assert not DutyConfirmation.objects.filter(withdrawn_at__isnull=True).exists()
    assert "1 位確認" in text_of(file_form(officer, number, page=page_of()))


@pytest.mark.parametrize(
    "sent",
    [
        {"outcome_1": ""},
        {"signed_on": "115/12/31"},
        {"signed_by": ""},
        {"outcome_1": "wrong"},
        {"outcome_1": "wrong", "wanted_1": "公文管理"},
        {"page": b"<html>"},
        {"page": pdf(b"/S /Launch")},
    ],
)
def test_what_cannot_be_filed_files_nothing(officer, sent):
    number = make_form(officer)
    page = page_of(sent.get("page"))

    answer = file_form(officer, number, **{**sent, "page": page})

    assert answer.status_code == 422
    assert not DutyConfirmation.objects.exists()
    assert not StaffRequest.objects.exists()


def test_a_line_that_changed_since_stops_the_whole_form(officer):
    number = make_form(officer)
    Posting.objects.filter(person_id=person_key(CHEN)).update(duty_text="資安")

    page = file_form(officer, number, outcome_2="matches", page=page_of())

    assert page.status_code == 422
    assert not DutyConfirmation.objects.exists()


def test_a_returned_sheet_is_shown_and_then_filed(officer, tmp_path):
    number = make_form(officer)
    filled = {(1, 5): "與現況相符", (2, 5): "應更正", (2, 6): "檔案管理"}
    back = sheet_of(officer, number, tmp_path, filled)

    shown = officer.post(f"{DIVISION}returned/", {"file": back})
    assert "還沒有登錄" in text_of(shown)
    assert not DutyConfirmation.objects.exists()
    sealed = re.search(r'name="sheet" value="([^"]+)"', shown.content.decode())[1]

    told = {"outcome_2": "wrong", "wanted_2": "檔案管理", "sheet": sealed}
    assert "1 位確認，1 件更正" in text_of(file_form(officer, number, **told))
    assert file_form(officer, number, sheet="AAAA").status_code == 422
    assert file_form(officer, make_form(officer), sheet=sealed).status_code == 422


@pytest.mark.parametrize(
    ("changes", "cell"),
    [
        ({(1, 5): "好"}, "F2"),
        ({(2, 5): "應更正"}, "G3"),
        ({(2, 1): 1}, "B3"),
        ({(1, 1): 99}, "B2"),
        ({(1, 2): "別人"}, "C2"),
    ],
)
def test_faults_of_a_returned_sheet_name_their_cells(officer, tmp_path, changes, cell):
    back = sheet_of(officer, make_form(officer), tmp_path, changes)

    page = officer.post(f"{DIVISION}returned/", {"file": back})

    assert page.status_code == 422
    assert f"職掌確認單!{cell}" in text_of(page)
    assert not DutyConfirmation.objects.exists()


@pytest.mark.parametrize("kind", ["foreign", "other_number", "empty"])
def test_a_file_that_is_no_form_of_this_office_is_refused(officer, tmp_path, kind):
    number = make_form(officer)
    back = sheet_of(officer, number, tmp_path, {(1, 0): "D1", (2, 0): "D1"})
    if kind != "other_number":
        back = io.BytesIO(b"" if kind == "empty" else "姓名,職稱\n甲,乙\n".encode())
        back.name = "名冊.csv"

    page = officer.post(f"{DIVISION}returned/", {"file": back})

    assert page.status_code == 422
    assert 'href="#id_file"' in page.content.decode()


def test_forms_of_another_office_look_like_none(officer, busy, site):
    number, wu = make_form(officer), site(busy.people.wu)

    for code in (BUREAU, "999020000Z"):
        for rest in ("", "file/"):
            url = f"/agency/{code}/division/forms/{number}/{rest}"
            assert wu.get(url).status_code == 404
        assert wu.post(f"/agency/{code}/division/forms/{number}/sheet/").status_code == 404


def test_the_head_files_nothing_and_the_office_confirms_nothing(head, officer):
    number = make_form(officer)

    assert head.get(f"{DIVISION}forms/{number}/").status_code == 404
    assert confirm(officer, "1.0").status_code == 404


def test_head_sees_the_roles_of_her_own_division(head, busy):
    other = Posting.objects.filter(person_id=person_key(WU))
    other.update(division="總務科", duty_text="資訊系統開發")
    before = "".join(text_of(head.get(DIVISION)).split())
    write(busy, (LIN, "policy"))
    after = "".join(text_of(head.get(DIVISION)).split())

    assert "建議：AI開發人才待認定" in before
    assert "建議：AI應用人才待認定" in before
    assert "AI政策人才已認定" in after
    assert "吳三立" not in after
    assert head.get(DIVISION, {"division": "總務科"}).status_code in {403, 404}
