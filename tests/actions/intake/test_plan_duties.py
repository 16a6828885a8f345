"""Duty texts of people and of posts; several rows of one person are one text."""

from actions.world import BUREAU, CHEN, GUO, HEADERS, MEI, SIBLING, STRANGER, codes, rows_of
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.staff.models import Posting

BY_POST = ("單位", "職稱", "工作項目")
POSTED = (*HEADERS["roster"], "單位")


def texts():
    kept = Posting.objects.filter(known_until=None).exclude(duty_text="").order_by("id")
    return list(kept.values_list("duty_text", flat=True))


def test_rows_of_one_person_are_joined(county):
    rows = [(CHEN, "陳一心", "一、訓練進修"), ("", "", "二、終身學習")]

    report = county.bring(county.file("duties", rows))

    assert rows_of(report) == {"total": 2, "updated": 2}
    assert texts() == ["一、訓練進修\n二、終身學習"]


def test_the_same_duties_again_change_nothing(county):
    file = county.file("duties", [(CHEN, "陳一心", "一、訓練進修")])
    county.bring(file)

    assert rows_of(county.bring(file)) == {"total": 1, "unchanged": 1}


def test_duties_of_a_stranger_are_outside(county):
    file = county.file("duties", [(GUO, "郭四維", "秘密"), (CHEN, "陳一心", "一、訓練進修")])

    report = county.bring(file, agency=BUREAU)

    assert codes(report.files[0].faults) == ["agency.outside"]
    assert texts() == ["一、訓練進修"]


def test_duties_of_a_post_go_to_everybody_who_holds_it(county):
    rows = [
        (who, name, BUREAU, "科員", "一般人員", "110/01/01", "", "人事室")
        for who, name in ((MEI, "梅五福"), (STRANGER, "史外人"))
    ]
    county.bring(county.file("roster", rows, header=POSTED))

    report = county.bring(county.file("duties", [("人事室", "科員", "差勤")], header=BY_POST))

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert texts() == ["差勤", "差勤"]


def test_duties_of_a_post_that_nobody_holds_are_kept(county):
    rows = [("政風室", "主任", "一、廉政"), ("", "", "二、申報")]

    report = county.bring(county.file("duties", rows, header=BY_POST))

    assert rows_of(report) == {"total": 2, "added": 2}
    assert codes(report.files[0].notices) == ["duty.unheld", "duty.unheld"]
    kept = UnheldDuty.objects.get(known_until=None)
    assert (kept.division, kept.job_title) == ("政風室", "主任")
    assert kept.duty_text == "一、廉政\n二、申報"
    assert (kept.source_file.layout, kept.source_place[-2:]) == ("duties", "!2")


def test_the_same_unheld_duties_again_change_nothing_and_undo_takes_them_away(county):
    file = county.file("duties", [("政風室", "主任", "廉政")], header=BY_POST)
    batch = county.bring(file).batch

    assert rows_of(county.bring(file)) == {"total": 1, "unchanged": 1}
    county.undo(batch)
    assert not UnheldDuty.objects.filter(known_until=None).exists()


def test_duties_of_a_post_that_somebody_took_up_leave_the_list(county):
    file = county.file("duties", [("人事室", "組長", "差勤")], header=BY_POST)
    county.bring(file)
    taken = (MEI, "梅五福", BUREAU, "組長", "一般人員", "110/01/01", "", "人事室")
    county.bring(county.file("roster", [taken], header=POSTED))

    county.bring(file)

    assert texts() == ["差勤"]
    assert not UnheldDuty.objects.filter(known_until=None).exists()


def test_a_post_at_two_agencies_needs_the_agency(county):
    rows = [
        (MEI, "梅五福", BUREAU, "科員", "一般人員", "110/01/01", "", "人事室"),
        (STRANGER, "史外人", SIBLING, "科員", "一般人員", "110/01/01", "", "人事室"),
    ]
    county.bring(county.file("roster", rows, header=POSTED))

    report = county.bring(county.file("duties", [("人事室", "科員", "差勤")], header=BY_POST))
    named = [(BUREAU, "人事室", "科員", "差勤")]
    county.bring(county.file("duties", named, header=("機關代碼", *BY_POST)))

    assert codes(report.files[0].faults) == ["duty.several_agencies"]
    assert texts() == ["差勤"]


def test_a_name_alone_finds_the_one_who_bears_it(county):
    rows = [("1", "陳一心", "一、訓練"), ("2", "", "二、差勤")]

    report = county.bring(county.file("duties", rows, header=("序號", "姓名", "工作項目")))

    assert rows_of(report) == {"total": 2, "updated": 2}
    assert texts() == ["一、訓練\n二、差勤"]


def test_a_new_list_replaces_the_text(county):
    county.bring(county.file("duties", [(CHEN, "陳一心", "舊")]))

    county.bring(county.file("duties", [(CHEN, "陳一心", "新")]))

    assert texts() == ["新"]


def test_duties_go_to_the_post_held_now(county):
    moved = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")
    county.bring(county.file("roster", [moved]))

    county.bring(county.file("duties", [(CHEN, "陳一心", "新職")]))

    post = Posting.objects.get(known_until=None, duty_text="新職")
    assert post.started_on.month == 7
