"""Rows of a roster (semantics §3.4, §3.6, §3.7, §5.4; formats of rosters)."""

import pytest

from actions.world import (
    BUREAU,
    CHEN,
    COUNTY,
    GUO,
    HEADERS,
    LIN,
    MEI,
    ROSTER,
    SCHOOL,
    SIBLING,
    STRANGER,
    codes,
    kpi,
    rows_of,
)
from zhicai.basics.words import Scope
from zhicai.records.staff.models import Person, Posting, Profile

BOTH = ("身分證字號", "姓名", "機關代碼", "服務機關代碼", "職稱", "人員區分", "到職日")


def posts(name):
    return list(
        Posting.objects.filter(known_until=None, person_id__in=people(name))
        .order_by("started_on")
        .values_list("started_on__month", "ended_on")
    )


def people(name):
    return Profile.objects.filter(known_until=None, name=name).values("person_id")


def agencies_of(world, *nodes):
    return [world.standing(node).figure.get("kpi.ai_attainment").counts.counted for node in nodes]


def test_a_person_counts_where_she_serves_not_where_her_post_belongs(county):
    row = (MEI, "梅五福", SIBLING, BUREAU, "科員", "一般人員", "110/01/01")

    county.bring(county.file("roster", [row], header=BOTH))

    assert agencies_of(county, BUREAU, SIBLING) == [4, 1]


def test_a_post_of_this_tree_served_elsewhere_belongs_to_the_tree(county):
    row = (MEI, "梅五福", BUREAU, SIBLING, "科員", "一般人員", "110/01/01")

    report = county.bring(county.file("roster", [row], header=BOTH), agency=BUREAU)

    assert rows_of(report) == {"total": 1, "added": 1}


def test_a_row_of_another_tree_is_outside(county):
    row = (MEI, "梅五福", SIBLING, SIBLING, "科員", "一般人員", "110/01/01")

    report = county.bring(county.file("roster", [row], header=BOTH), agency=BUREAU)

    assert codes(report.files[0].faults) == ["agency.outside"]
    assert not people("梅五福").exists()


@pytest.mark.parametrize(
    ("written", "fault"), [("沒有的機關", "agency.unknown"), ("同名校", "agency.ambiguous")]
)
def test_an_agency_name_that_fits_no_one_agency_is_one_fault(county, written, fault):
    twins = [("999010200Z", "同名校", BUREAU), ("999020200Z", "同名校", SIBLING)]
    county.bring(county.file("agencies", twins))
    header = ("身分證字號", "姓名", "機關名稱", "職稱", "人員區分")

    report = county.bring(
        county.file("roster", [(MEI, "梅五福", written, "科員", "一般人員")], header=header)
    )

    assert codes(report.files[0].faults) == [fault]
    assert report.files[0].faults[0].cell == "C2"


def test_a_transfer_counts_once_and_in_the_new_agency(county):
    row = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")

    county.bring(county.file("roster", [row]))

    assert agencies_of(county, COUNTY, BUREAU, SIBLING) == [4, 2, 2]


def test_before_the_transfer_she_counts_in_the_old_agency(county):
    row = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")
    county.bring(county.file("roster", [row]))

    standing = county.standing(SIBLING, as_of=county.now.date().replace(month=6, day=30))

    assert sum(kpi(standing)) == 1


def test_her_hours_go_with_her(county):
    county.hours()
    row = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")

    county.bring(county.file("roster", [row]))

    assert kpi(county.standing(SIBLING)) == (1, 0, 1)


def test_a_leaver_is_not_counted_and_says_why(county):
    row = (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "115/05/31")

    county.bring(county.file("roster", [row]))

    figure = county.standing().figure
    assert figure.get("kpi.ai_attainment").counts.counted == 3
    assert dict(figure.exclusions) == {"left_service": 1}


def test_the_last_day_in_service_still_counts(county):
    row = (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "115/05/31")
    county.bring(county.file("roster", [row]))
    last = county.now.date().replace(month=5, day=31)

    standing = county.standing(as_of=last)

    assert sum(kpi(standing)) == 4


@pytest.mark.parametrize("started", ["110/01/01", "115/09/01"])
def test_a_returner_counts_again(county, started):
    left = (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "115/05/31")
    county.bring(county.file("roster", [left]))

    county.bring(county.file("roster", [(*left[:5], started, "")]))

    assert sum(kpi(county.standing())) == 4


def test_a_later_start_in_the_same_agency_ends_the_post_before(county):
    row = (CHEN, "陳一心", BUREAU, "專員", "一般人員", "115/07/01", "")

    report = county.bring(county.file("roster", [row]))

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert [(month, ended and ended.isoformat()) for month, ended in posts("陳一心")] == [
        (1, "2026-06-30"),
        (7, None),
    ]


def test_what_a_roster_does_not_say_stays(county):
    wide = (*HEADERS["roster"], "職系", "單位")
    county.bring(county.file("roster", [(*ROSTER[0], "人事行政", "人事室")], header=wide))

    report = county.bring(county.file("roster", ROSTER[:2]))

    assert rows_of(report) == {"total": 2, "unchanged": 2}
    kept = Posting.objects.get(known_until=None, person_id__in=people("陳一心"))
    assert (kept.job_series, kept.division) == ("人事行政", "人事室")


def test_people_missing_from_a_roster_stay_and_are_told(county):
    report = county.bring(county.file("roster", ROSTER[:1]))

    told = [one for one in report.files[0].notices if one.code == "roster.not_listed"]
    assert [one.value for one in told] == ["林二美（A20000****）"]
    assert sum(kpi(county.standing())) == 4


def test_two_rosters_of_one_command_are_read_together(county):
    report = county.bring(county.file("roster", ROSTER[:1]), county.file("roster", ROSTER[1:2]))

    assert [codes(file.notices) for file in report.files] == [[], []]


def test_the_same_post_twice_is_a_fault(county):
    rows = [(MEI, "梅五福", *ROSTER[0][2:])] * 2

    report = county.bring(county.file("roster", rows))

    assert codes(report.files[0].faults) == ["sheet.duplicate_row"]
    assert rows_of(report) == {"total": 2, "added": 1, "faulty": 1}


def test_a_roster_with_characters_lost_keeps_the_full_name(county):
    full = (MEI, "王若堃", *ROSTER[0][2:])
    county.bring(county.file("roster", [full]))

    report = county.bring(county.file("roster", [(MEI, "王若?", *ROSTER[0][2:])]))

    assert "sheet.name_differs" in codes(report.files[0].notices)
    assert people("王若堃").exists()


def test_a_new_full_name_in_a_roster_is_an_update(county):
    report = county.bring(county.file("roster", [(CHEN, "陳一新", *ROSTER[0][2:]), ROSTER[1]]))

    assert rows_of(report) == {"total": 2, "updated": 1, "unchanged": 1}
    assert people("陳一新").exists()


def test_a_roster_without_categories_means_staff_and_says_so(world):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))
    header = ("身分證字號", "姓名", "機關代碼", "職稱")

    report = world.bring(
        world.file("roster", [(CHEN, "陳一心", COUNTY, "科員")], header=header, name="同仁.csv")
    )

    assert codes(report.files[0].notices) == ["roster.category_assumed"]
    assert sum(kpi(world.standing())) == 1


def test_an_unmapped_category_is_kept_asked_about_and_not_counted(county):
    row = (MEI, "梅五福", BUREAU, "顧問", "榮譽顧問", "110/01/01", "")

    report = county.bring(county.file("roster", [row]))

    assert "roster.category_unknown" in codes(report.files[0].notices)
    assert rows_of(report) == {"total": 1, "added": 1}
    assert dict(county.standing().figure.exclusions) == {"category_unknown": 1}


def test_rows_outside_a_narrowed_scope_are_skipped_and_not_stored(county):
    rows = [(MEI, "梅五福", SCHOOL, "教師", "教師", "110/01/01", ""), ROSTER[2]]

    report = county.bring(county.file("roster", rows), scope=Scope.ESTABLISHED)

    assert rows_of(report) == {"total": 2, "unchanged": 1, "skipped": 1}
    assert codes(report.files[0].notices) == ["roster.outside_scope"]
    assert Person.objects.count() == 4


def test_hours_of_people_outside_a_narrowed_scope_are_skipped_later_too(county):
    row = (STRANGER, "史外人", "B-1", "AI素養", "3", "115/03/02")
    county.bring(
        county.file("roster", [(STRANGER, "史外人", SCHOOL, "教師", "教師", "110/01/01", "")]),
        scope=Scope.ESTABLISHED,
    )

    report = county.hours([row], scope=Scope.ESTABLISHED)

    assert rows_of(report) == {"total": 1, "skipped": 1}


def test_after_an_undo_the_roster_comes_in_as_new_people(world):
    first = world.found()
    world.undo(first.batch)

    again = world.found()

    assert rows_of(again, 1) == rows_of(first, 1)
    assert codes(again.files[1].notices) == []


def test_a_double_in_another_tree_is_not_revealed(county):
    file = county.file("roster", [(CHEN, "陳一心", SIBLING, *ROSTER[0][3:])])

    report = county.bring(file, agency=SIBLING, by=county.people.wu)

    told = str(report.as_json()["files"])
    assert "示範局" not in told
    assert "roster.transfer" not in told


def test_a_roster_by_full_names_finds_its_agencies(county):
    header = ("身分證字號", "姓名", "機關名稱", "職稱", "人員區分")
    row = (LIN, "林二美", "示範 局", "科員", "一般人員")

    report = county.bring(county.file("roster", [row], header=header))

    assert rows_of(report) == {"total": 1, "unchanged": 1}


def test_the_name_of_a_stranger_is_not_told(county):
    row = (GUO, "郭五維", BUREAU, "科員", "一般人員", "115/03/01", "")
    words = {"agency": BUREAU, "by": county.people.chen, "dry": True}

    report = county.bring(county.file("roster", [row]), **words)

    assert "郭四維" not in str(report.as_json()["files"])
    assert "roster.name_changed" not in codes(report.files[0].notices)


def test_two_posts_at_once_are_no_transfer(county):
    rows = [
        (MEI, "梅五福", BUREAU, "科員", "一般人員", "110/01/01", ""),
        (MEI, "梅五福", SIBLING, "科員", "一般人員", "112/01/01", ""),
    ]
    file = county.file("roster", rows)

    first, again = county.bring(file), county.bring(file)

    assert "roster.transfer" not in codes(first.files[0].notices)
    assert "roster.transfer" not in codes(again.files[0].notices)
    assert rows_of(again) == {"total": 2, "unchanged": 2}
