"""Each state of a draft, made by hand: what the page says and offers."""

import re
from dataclasses import replace

import pytest

from people import BUREAU
from web.intake import drafts
from zhicai.actions.drafts.model import DraftStage, Progress, RowTab

BUSY = Progress(12_000, 50_000, "比對各列")


def chosen_in(html):
    return re.findall(r'<input type="radio"[^>]* value="(\w+)"[^>]* checked', html)


def test_work_in_progress_is_told_and_may_be_left(desk, told):
    page = desk.lay(drafts.draft(DraftStage.READING, progress=BUSY)).get()

    assert "比對各列：已處理12000／50000" in told(page)
    assert "可以先離開" in told(page)
    assert "<noscript>" in page.content.decode()


def test_progress_is_asked_for_in_parts_and_leads_on_at_the_end(desk):
    asking = {"hx-request": "true"}

    part = desk.lay(drafts.draft(DraftStage.READING, progress=BUSY)).get("progress/", **asking)
    end = desk.lay(drafts.draft()).get("progress/", **asking)

    assert "<html" not in part.content.decode()
    assert end.headers["HX-Redirect"] == f"/agency/{BUREAU}/intake/{drafts.KEY}/"


def test_work_without_a_sign_of_life_may_be_started_again(desk, told):
    page = desk.lay(drafts.draft(DraftStage.READING, progress=replace(BUSY, is_stale=True))).get()

    assert "再試一次" in told(page)


def test_failed_work_says_so_and_offers_again(desk, told):
    page = desk.lay(drafts.draft(DraftStage.FAILED)).get()

    assert "背景作業中斷" in told(page)
    assert "再試一次" in told(page)


def test_discarded_draft_has_nothing_left(desk, told):
    page = desk.lay(drafts.draft(DraftStage.DISCARDED)).get()

    assert "檔案已刪除" in told(page)


def test_applied_draft_leads_to_its_receipt(desk):
    page = desk.lay(drafts.draft(DraftStage.APPLIED, batch=42)).get()

    assert page.headers["Location"] == f"/agency/{BUREAU}/batches/42/"


def test_each_question_is_put_once_and_nothing_is_chosen_for_the_officer(desk, told):
    page = desk.lay(drafts.asking()).get()
    html = page.content.decode()

    assert "認證時間（C1）是哪一種資料" in told(page)
    assert "內容例如：3、1.5、2" in told(page)
    assert "時數（較可能：內容都是數字）" in told(page)
    assert "密碼只用這一次" in told(page)
    assert chosen_in(html) == ["complete"]
    assert 'value="115/01/01"' in html


def test_answers_reach_the_draft_as_they_were_given(desk):
    caught = desk.lay(drafts.asking()).catch("answer_draft")

    page = desk.post(
        "answer/",
        {
            "column-2-0": "minutes",
            "layout-3": "hours",
            "password-4": "祕密",
            "coverage": "partial",
        },
    )
    answers = caught[0][0][1]

    assert page.status_code == 302
    assert answers.maps == {2: {"認證時間": "minutes"}}
    assert (answers.layouts, answers.passwords) == ({3: "hours"}, {4: "祕密"})
    assert answers.coverage.span is None


def test_wrong_answers_are_told_on_top_and_the_others_kept(desk, told):
    caught = desk.lay(drafts.asking()).catch("answer_draft")

    page = desk.post(
        "answer/",
        {
            "column-2-0": "minutes",
            "coverage": "complete",
            "covered_from": "115/12/01",
            "covered_until": "115/01/01",
            "password-4": "祕密",
        },
    )
    html = page.content.decode()

    assert page.status_code == 422
    assert "<title>錯誤：" in html
    assert "迄日早於起日" in told(page)
    assert 'value="115/12/01"' in html
    assert chosen_in(html) == ["minutes", "complete"]
    assert "祕密" not in html
    assert not caught


def test_refused_file_says_why_and_keeps_the_others(desk, told):
    page = desk.lay(drafts.refused()).get()

    assert "有1個檔案不能用，其餘檔案都留著" in told(page)
    assert "不是可以讀取的試算表" in told(page)
    assert "名冊_115.xlsx" in told(page)
    assert f"/intake/{drafts.KEY}/files/2/replace/" in page.content.decode()
    assert f"/intake/{drafts.KEY}/files/2/remove/" in page.content.decode()


def test_replacing_without_a_file_says_so(desk, told):
    page = desk.lay(drafts.refused()).post("files/2/replace/")

    assert page.status_code == 422
    assert "還沒有選擇檔案" in told(
        desk.lay(drafts.draft(DraftStage.QUESTIONS)).post("files/1/replace/")
    )


def test_file_of_another_agency_is_offered_to_it(desk, told):
    caught = desk.lay(drafts.of_other_agency()).catch("answer_draft")

    page = desk.get()
    desk.post("take-over/", {"root": "999020000Z"})

    assert "這是另一機關的檔案，改匯入示範他局" in told(page)
    assert caught[0][0][1].root_code == "999020000Z"


def test_preview_opens_where_somebody_is_needed(desk, told):
    page = desk.lay(drafts.draft(), rows=[drafts.row()], groups=[drafts.group()]).get()

    assert desk.asked.tab == RowTab.FAULTY
    assert "總列12=新增8+更新1+不變0+略過1+錯誤2" in told(page)
    assert "讀不出時數：時數" in told(page)
    assert "全部更正：三→3" in told(page)


@pytest.mark.parametrize("tab", [tab.value for tab in RowTab])
def test_each_tab_is_an_address(desk, tab):
    page = desk.lay(drafts.draft()).get(f"?tab={tab}")

    assert page.status_code == 200
    assert desk.asked.tab == tab


def test_odd_addresses_are_the_first_tab_and_page(desk):
    page = desk.lay(drafts.draft()).get("?tab=x&page=-1&file=9&group=%00")

    assert page.status_code == 200
    assert (desk.asked.page, desk.asked.file_id) == (1, None)


def test_search_is_sent_by_post_and_stands_in_no_address(desk):
    desk.lay(drafts.draft())

    answer = desk.post("search/?tab=added", {"search": "陳一心"})
    desk.get("?tab=added")

    assert answer.headers["Location"].endswith("?tab=added#rows")
    assert desk.asked.search == "陳一心"


def test_values_that_change_are_shown_with_what_was_held(desk, told):
    cell = replace(drafts.row().cells[2], remark=None, now="4 小時", is_changed=True)
    row = replace(drafts.row(), outcome=RowTab.UPDATED, remarks=(), cells=(cell,))

    page = desk.lay(drafts.draft(), rows=[row]).get("?tab=updated")

    assert "3小時→4小時" in told(page)
