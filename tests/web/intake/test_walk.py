"""Real files from the upload to the receipt, as an officer walks."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.world import CHEN, HOURS, LIN, ROSTER, person_key
from exchange.sheets.documents import docx, word_paragraph, word_table
from people import BUREAU, SIBLING
from web.intake.walking import file_id, upload
from zhicai.records.drafts.models import DraftFile
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import Posting

ODD = ("身分證字號", "姓名", "課程代碼", "課程名稱", "認證時間", "完成日期")
FAULTY = ((CHEN, "陳一心", "B-1", "AI素養", "三小時半?", "115/03/02"), *HOURS[1:])


def test_hours_walk_from_the_upload_to_the_receipt(walk, told, county):
    asked = walk.bring(upload("hours", HOURS))
    preview = walk.post("answer/", {"coverage": "partial"})
    check = walk.get("check/")
    receipt = walk.post("apply/")

    assert "時數檔列的是全部的人嗎" in told(asked)
    assert "總列3=新增3+更新0+不變0+略過0+錯誤0" in told(preview)
    assert "確認匯入" in told(check)
    assert "匯入收據" in told(receipt)
    assert county.basic_of(CHEN) == 180


def test_unsure_column_is_asked_once_and_remembered(walk, told):
    asked = walk.bring(upload("hours", HOURS, ODD))
    name = f"column-{file_id('hours.csv')}-0"
    preview = walk.post("answer/", {name: "minutes", "coverage": "partial"})
    walk.post("apply/")
    again = walk.bring(upload("hours", HOURS[:1], ODD))

    assert "認證時間" in told(asked)
    assert "認證時間（E1）是哪一種資料" not in told(again)
    assert "新增3" in told(preview)


def test_no_whole_id_stands_on_any_page(walk):
    walk.bring_hours(FAULTY, name=f"{CHEN}.csv")
    walk.get("?tab=faulty&all=1")
    walk.get("?tab=added")
    walk.get("check/")
    walk.post("apply/")

    for page in walk.pages:
        assert CHEN not in page.content.decode()
        assert LIN not in page.content.decode()


def test_file_that_cannot_be_used_is_taken_out_and_the_others_go_on(walk, told):
    refused = walk.bring(
        upload("hours", HOURS),
        SimpleUploadedFile("信.pdf", b"%PDF-1.7 x"),
        SimpleUploadedFile("空.csv", b""),
    )
    walk.post(f"files/{file_id('信.pdf')}/remove/")
    left = walk.post(f"files/{file_id('空.csv')}/replace/", {"file": upload("roster", ROSTER[:2])})

    assert "有2個檔案不能用，其餘檔案都留著" in told(refused)
    assert "信.pdf" in told(refused)
    assert "時數檔列的是全部的人嗎" in told(left)


def test_nothing_chosen_is_said_on_top(walk, told):
    page = walk.client.post(f"/agency/{BUREAU}/intake/")

    assert page.status_code == 422
    assert "還沒有選擇檔案" in told(page)
    assert "<title>錯誤：" in page.content.decode()


def test_draft_that_has_ended_conflicts_with_whatever_is_still_asked(walk, told):
    walk.bring(upload("hours", HOURS))
    walk.post("discard/")

    page = walk.post("discard/")

    assert page.status_code == 409
    assert "不能再更動" in told(page)


def test_discarded_draft_leaves_nothing(walk, told):
    walk.bring(upload("hours", HOURS))
    page = walk.post("discard/")

    assert "已放棄這次匯入" in told(page)
    assert "沒有進行中的匯入" in told(page)
    assert not DraftFile.objects.exists()
    assert "檔案已刪除" in told(walk.get())


def test_list_shows_what_is_still_open(walk, told):
    walk.bring(upload("hours", HOURS))

    page = walk.client.get(f"/agency/{BUREAU}/intake/")

    assert "hours.csv" in told(page)
    assert "等您回答" in told(page)
    assert walk.here in page.content.decode()


def test_same_file_again_changes_nothing(walk, told):
    for _ in range(2):
        page = walk.bring_hours(HOURS)
        count = Batch.objects.count()
        walk.post("apply/")

    assert "沒有變動：檔案內的資料都已經在系統內" in told(page)
    assert Batch.objects.count() == count


@pytest.mark.parametrize("rest", ["", "check/", "missing/", "answer/", "progress/"])
def test_draft_of_another_office_is_not_there(walk, county, site, rest):
    walk.bring(upload("hours", HOURS))

    for who, office in ((county.people.wu, SIBLING), (county.people.lin, SIBLING)):
        strange = walk.here.replace(BUREAU, office)
        assert site(who).get(f"{strange}{rest}").status_code == 404
    assert site(county.people.guo).get(f"{walk.here}{rest}").status_code == 404
    assert site(county.people.auditor).get(f"{walk.here}{rest}").status_code == 404


def test_preview_asks_as_often_whatever_it_holds(walk, django_assert_max_num_queries):
    counts = []
    for size in (1, 3):
        walk.bring_hours(HOURS[:size])
        with django_assert_max_num_queries(17) as asked:
            walk.get("?tab=added")
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_list_asks_as_often_whatever_it_holds(walk, django_assert_max_num_queries):
    counts = []
    for size in (1, 2, 3):
        walk.bring(*(upload("hours", HOURS[:size], name=f"{at}.csv") for at in range(size)))
        with django_assert_max_num_queries(13) as asked:
            walk.client.get(f"/agency/{BUREAU}/intake/")
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_duties_in_a_document_walk_to_the_receipt(walk, told):
    form = (
        ("姓名", "陳一心", "職稱", "科員"),
        ("工作項目", "一、系統開發。\n二、資料庫管理。", "", ""),
    )
    content = docx(word_paragraph("職務說明書"), word_table(form))
    preview = walk.bring(SimpleUploadedFile("職務說明書.docx", content))
    receipt = walk.post("apply/")

    assert "總列1=新增0+更新1" in told(preview)
    assert "匯入收據" in told(receipt)
    post = Posting.objects.get(person_id=person_key(CHEN), known_until=None)
    assert post.duty_text == "一、系統開發。\n二、資料庫管理。"
