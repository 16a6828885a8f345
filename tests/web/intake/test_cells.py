"""Cells put right in the table, one by one or all of a kind; people decided and asked about."""

import json
from dataclasses import replace

from web.intake import drafts
from web.intake.walking import boxes
from zhicai.actions.drafts.model import CellCheck, CellCorrection, MissingAnswer
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id
from zhicai.basics.remarks import Remark

CHECK = CellCheck(1, "名冊", "D17", None)


def test_only_what_was_changed_is_put_right(desk):
    desk.lay(drafts.draft(), rows=[drafts.row(17), drafts.row(18)])
    caught = desk.catch("correct_cells", (CHECK,))

    sent = boxes(desk.get())
    answer = desk.post("cells/?tab=faulty", {**sent, "text1": "3"})

    assert caught[0][0][1] == [CellCorrection(1, "名冊", "D18", "3")]
    assert answer.headers["Location"].endswith("?tab=faulty")


def test_button_for_the_check_leads_on_to_it(desk):
    desk.lay(drafts.draft(), rows=[drafts.row()])
    desk.catch("correct_cells", ())

    answer = desk.post("cells/", {"check": "1"})

    assert answer.headers["Location"].endswith("?then=check")
    assert desk.get("?then=check").headers["Location"].endswith("check/")


def test_cell_asked_about_alone_is_answered_alone(desk):
    desk.lay(drafts.draft(), rows=[drafts.row()])
    remark = Remark("sheet.not_hours", "名冊", "D17", "四", "minutes")
    desk.catch("correct_cells", (replace(CHECK, remark=remark),))
    key = json.dumps([1, "名冊", "D17", "三"], ensure_ascii=False)

    part = desk.post("cells/", {"text0": "四", "key0": key}, **{"hx-request": "true"})

    assert "<html" not in part.content.decode()
    assert "讀不出時數" in part.content.decode()
    assert "四" in boxes(part)["key0"]


def test_whole_id_typed_into_a_cell_is_not_sent_back(desk):
    desk.lay(drafts.draft(), rows=[drafts.row()])
    desk.catch("correct_cells", (CHECK,))
    key = json.dumps([1, "名冊", "A17", ""], ensure_ascii=False)
    typed = demo_id("A", 1, 77)

    part = desk.post("cells/", {"text0": typed, "key0": key}, **{"hx-request": "true"})

    assert part.status_code == 200
    assert typed not in part.content.decode()


def test_masked_cell_left_blank_stays_as_it_is(desk):
    desk.lay(drafts.draft(), rows=[drafts.row()])
    caught = desk.catch("correct_cells", ())

    sent = boxes(desk.get("?all=1"))
    desk.post("cells/", sent)

    assert "A10000****" not in sent.values()
    assert caught[0][0][1] == []


def test_sound_rows_may_be_put_right_too(desk):
    desk.lay(drafts.draft(), rows=[replace(drafts.row(), remarks=())])
    caught = desk.catch("correct_cells", (CHECK,))

    plain = boxes(desk.get("?tab=added"))
    sent = boxes(desk.get("?tab=added&all=1"))
    desk.post("cells/", {**sent, "text1": "陳一新"})

    assert not plain
    assert caught[0][0][1] == [CellCorrection(1, "名冊", "B17", "陳一新")]


def test_typed_text_is_kept_where_the_draft_refuses_it(desk, told):
    desk.lay(drafts.draft(), rows=[drafts.row()])

    def refuse(*_, **__):
        raise Refused("batch.moved")

    desk.patch.setattr("zhicai.web.screens.intake.deeds.correct_cells", refuse)
    sent = boxes(desk.get())

    page = desk.post("cells/", {**sent, "text0": "三點五"})

    assert page.status_code == 422
    assert 'value="三點五"' in page.content.decode()
    assert "被另一項作業更動" in told(page)


def test_key_that_no_page_made_is_refused(desk):
    desk.lay(drafts.draft())

    for key in ("x", "[1]", '{"a": 1}', "null"):
        assert desk.post("cells/", {"text0": "3", "key0": key}).status_code == 400


def test_all_faults_of_a_kind_are_put_right_in_one_press(desk):
    desk.lay(drafts.draft())
    caught = desk.catch("correct_alike", 23)

    desk.post("alike/", {"group": "g"})
    desk.post("alike/", {"group": "g", "typed": "1", "text": "3"})

    assert [(given[1], named["text"]) for given, named in caught] == [("g", None), ("g", "3")]


def test_one_text_for_all_must_be_typed(desk, told):
    desk.lay(drafts.draft())
    caught = desk.catch("correct_alike")

    page = desk.post("alike/", {"group": "g", "typed": "1", "text": " "})

    assert page.status_code == 422
    assert "「全部改成」還沒有填" in told(page)
    assert not caught


def test_person_is_chosen_or_the_row_left_out(desk, told):
    desk.lay(drafts.draft(), rows=[drafts.ambiguous_row()])
    caught = desk.catch("decide_person")

    page = desk.get("?tab=ambiguous")
    desk.post("people/", {"who:1:名冊!17": "11", "who:1:名冊!18": "out"})

    assert "都不是，這一列不匯入" in told(page)
    decided = [(named["place"], named["person"]) for _, named in caught]
    assert decided == [("名冊!17", 11), ("名冊!18", None)]


def test_odd_choice_of_a_person_is_refused(desk):
    desk.lay(drafts.draft())
    caught = desk.catch("decide_person")

    assert desk.post("people/", {"who:1:名冊!17": "x"}).status_code == 400
    assert not caught


def test_people_the_roster_does_not_list_are_asked_about(desk, told):
    desk.lay(drafts.with_missing(25))
    caught = desk.catch("answer_missing", module="missing")

    page = desk.get("missing/")
    answer = desk.post("missing/", {"answer-1": "left", "on-1": "115/10/01", "answer-2": "stays"})
    named = caught[0][1]

    assert "不會刪除任何人" in told(page)
    assert answer.headers["Location"].endswith("missing/?page=2")
    assert named["answers"] == {1: MissingAnswer.LEFT, 2: MissingAnswer.STAYS}
    assert list(named["dates"]) == [1]


def test_leaving_needs_a_day_and_what_was_typed_stays(desk, told):
    desk.lay(drafts.with_missing(2))
    caught = desk.catch("answer_missing", module="missing")

    page = desk.post("missing/", {"answer-1": "left", "on-2": "去年"})

    assert page.status_code == 422
    assert "「王1的日期」還沒有填" in told(page)
    assert 'value="去年"' in page.content.decode()
    assert not caught


def test_check_shows_the_effect_and_one_button(desk, told):
    page = desk.lay(replace(drafts.draft(), coverage=drafts.asking().coverage)).get("check/")

    assert "61.2%（63／103人），另有2人資料不足→64.1%（66／103人）" in told(page)
    assert "完整紀錄：115/01/01至115/11/20" in told(page)
    assert page.content.decode().count("確認匯入</button>") == 1


def test_rows_that_do_not_add_up_cannot_be_applied(desk, told):
    unbalanced = drafts.file(balance=replace(drafts.file().balance, faulty=1))

    page = desk.lay(drafts.draft(files=(unbalanced,))).get("check/")

    assert "加總不符，不能匯入" in told(page)
    assert "確認匯入</button>" not in page.content.decode()
