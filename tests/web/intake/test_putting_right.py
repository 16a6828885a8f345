"""Real faults put right on the page: a cell, all of a kind, a person, people not listed."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from actions.world import CHEN, GUO, HOURS, MEI, ROSTER, SIBLING
from people import BUREAU
from web.intake.walking import boxes, file_id, upload
from zhicai.records.drafts.models import DraftAnswer, DraftCorrection
from zhicai.records.ledger.models import Batch

BAD = ((CHEN, "陳一心", "B-1", "AI素養", "三點?", "115/03/02"), *HOURS[1:])
NAMED = ("姓名", "機關代碼", "課程代碼", "課程名稱", "認證時數", "完成日期")
NAMELESS = ("陳一心", BUREAU, "B-1", "AI素養", "3", "115/03/02")
SLASHED = tuple((*row[:4], "三", row[5]) for row in HOURS)


def test_cell_put_right_goes_in_and_stands_on_the_receipt(walk, told, county):
    preview = walk.bring_hours(BAD)
    sent = boxes(preview)
    check = walk.post("cells/", {**sent, "text0": "3", "check": "1"})
    receipt = walk.post("apply/")

    assert "讀不出時數" in told(preview)
    assert "匯入時更正1格" in told(check)
    assert "匯入時更正（來源檔案沒有更動）：" in told(receipt)
    assert county.basic_of(CHEN) == 180
    assert not DraftCorrection.objects.exists()


def test_cell_put_right_wrongly_says_so_at_once(walk):
    sent = boxes(walk.bring_hours(BAD))

    page = walk.client.post(
        f"{walk.here}cells/",
        {"key0": sent["key0"], "text0": "很多"},
        headers={"hx-request": "true"},
    )

    assert page.status_code == 200
    assert "讀不出時數" in page.content.decode()
    assert "很多" in boxes(page)["key0"]


def test_all_of_a_kind_are_put_right_in_one_press(walk, told):
    preview = walk.bring_hours(SLASHED)
    group = preview.content.decode().split('name="group" value="')[1].split('"')[0]

    after = walk.post("alike/", {"group": group})

    assert "全部更正：三→3" in told(preview)
    assert "已更正3個儲存格" in told(after)
    assert "新增3+更新0+不變0+略過0+錯誤0" in told(after)


def test_kind_of_notices_opens_to_its_rows_too(walk, told):
    odd = (CHEN, "陳一心", BUREAU, "科員", "特約顧問", "110/01/01", "")
    walk.bring(upload("roster", [odd, *ROSTER[1:2]]))
    listed = walk.get("?tab=notices")
    group = listed.content.decode().split("group=")[1].split("#")[0].split("&")[0]

    opened = walk.get(f"?tab=faulty&group={group}")

    assert "人員區分對不到" in told(listed)
    assert 'value="特約顧問"' in opened.content.decode()


def test_own_file_comes_back_with_a_column_of_faults(walk):
    walk.bring_hours(BAD)

    page = walk.client.get(f"{walk.here}files/{file_id('hours.csv')}/download/")

    assert "attachment" in page.headers["Content-Disposition"]
    assert "問題" in page.content.decode("utf-8-sig").splitlines()[0]


def test_people_not_listed_are_asked_about_and_never_deleted(walk, told, county):
    preview = walk.bring(upload("roster", ROSTER[:1]))
    asked = walk.get("missing/")
    person = asked.content.decode().split('name="answer-')[1].split('"')[0]
    after = walk.post("missing/", {f"answer-{person}": "left", f"on-{person}": "115/10/31"})

    assert "人本次檔案未列，不會刪除" in told(preview)
    assert "林二美" in told(asked)
    assert "已記下1人的情形" in told(after)
    assert DraftAnswer.objects.get().answer == "left"
    assert "林二美" in county.listed(BUREAU)


def test_row_without_an_id_waits_for_a_person(walk, told, county):
    twin = (MEI, "陳一心", BUREAU, "專員", "一般人員", "110/01/01", "")
    county.bring(county.file("roster", [*ROSTER, twin]))
    walk.bring_hours([NAMELESS], header=NAMED)

    waiting = walk.get("?tab=ambiguous")
    html = waiting.content.decode()
    name = html.split('name="who:')[1].split('"')[0]
    person = html.split(f'name="who:{name}" value="')[1].split('"')[0]
    left_out = walk.post("people/", {f"who:{name}": "out"})
    changed = walk.get("?tab=skipped")
    after = walk.post("people/", {f"who:{name}": person})

    assert "都不是，這一列不匯入" in told(waiting)
    assert "略過1+錯誤0" in told(left_out)
    assert "已決定不匯入，可以改變" in told(changed)
    assert "新增1+更新0+不變0+略過0+錯誤0" in told(after)


def test_file_of_another_office_goes_nowhere(walk, told):
    rows = [(GUO, "郭四維", SIBLING, "科員", "一般人員", "110/01/01", "")]

    page = walk.bring(upload("roster", rows))
    count = Batch.objects.count()
    forbidden = walk.client.post(f"{walk.here}take-over/", {"root": SIBLING})
    walk.post("apply/")

    assert "不屬於本機關及所屬機關" in told(page)
    assert forbidden.status_code == 404
    assert Batch.objects.count() == count


def test_formula_and_markup_in_a_name_stay_plain_text(walk):
    rows = [(CHEN, "<script>alert(1)</script>", "B-1", "=cmd|x", "3", "115/03/02")]

    walk.bring_hours(rows, name="<b>x.csv")
    walk.get("?tab=added")
    walk.get("?tab=notices&all=1")

    for page in walk.pages:
        assert "<script>alert" not in page.content.decode()
        assert "<b>x" not in page.content.decode()


def test_hostile_bytes_are_refused_and_keep_the_others(walk, told):
    hostile = SimpleUploadedFile("x.xlsx", io.BytesIO(b"PK\x03\x04 broken").read())

    page = walk.bring(hostile, upload("hours", HOURS))

    assert "有1個檔案不能用，其餘檔案都留著" in told(page)
