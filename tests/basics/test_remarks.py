"""Remarks: place, words, and the promised JSON."""

import copy

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark, remark_on


def test_remark_gives_the_promised_json():
    remark = Remark("sheet.not_hours", "時數", "D17", "三", "minutes")

    assert remark.as_json() == {
        "sheet": "時數",
        "cell": "D17",
        "code": "sheet.not_hours",
        "value": "三",
        "message": remark.message,
    }
    assert remark.message.startswith("第 17 列「時數」為「三」")


def test_remark_without_place_still_speaks():
    remark = Remark("roster.not_listed", value="林堃文")

    assert remark.place is None
    assert remark.message.startswith("本次檔案未列「林堃文」")


def test_remark_with_sheet_only_names_the_sheet():
    assert Remark("file.empty", sheet="名冊").place == "名冊"


def test_remark_is_equal_hashable_and_travels():
    remark = Remark(
        "sheet.two_names", "名冊", "B9", "王小明", details={"first": "4", "other": "王大明"}
    )

    assert copy.deepcopy(remark) == remark
    assert len({remark, Remark("sheet.two_names", "名冊", "B9", "王小明")}) == 2
    assert "第 4 列" in remark.message


def test_forgotten_mask_is_made_up_for():
    remark = Remark("sheet.bad_check_digit", "名冊", "A2", "A100000120", "national_id")

    assert "A100000120" not in str(remark.as_json())


def test_details_never_replace_what_the_remark_knows():
    remark = Remark(
        "sheet.not_hours", cell="D17", value="三", details={"value": "四", "where": "x"}
    )

    assert "三" in remark.message
    assert "四" not in remark.message


def test_refusal_becomes_a_remark_with_its_place():
    at_cell = remark_on(Refused("file.out_of_range", place="名!冊!XFD9", value="x.xlsx"))
    in_text = remark_on(Refused("file.encoding", place="第 3 行第 5 個字", value="x.csv"))
    nowhere = remark_on(Refused("file.empty", value="x.xlsx"))

    assert (at_cell.sheet, at_cell.cell) == ("名!冊", "XFD9")
    assert (in_text.sheet, in_text.cell) == (None, None)
    assert "第 3 行第 5 個字讀不出來" in in_text.message
    assert (nowhere.sheet, nowhere.cell) == (None, None)
