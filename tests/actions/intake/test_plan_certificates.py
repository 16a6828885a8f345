"""Certificates as handed in."""

from actions.world import BUREAU, CHEN, GUO, HEADERS, codes, rows_of
from zhicai.records.certificates.models import Certificate

DATED = (*HEADERS["certificates"], "有效期限")
ROW = (CHEN, "陳一心", "示範AI檢定", "示範中心", "示檢字第1號", "115/02/10")


def handed_in(world, *rows, **words):
    header = words.pop("header", ())
    return world.bring(world.file("certificates", rows, header=header), **words)


def test_a_certificate_is_kept_with_its_person(county):
    report = handed_in(county, ROW)

    assert rows_of(report) == {"total": 1, "added": 1}
    assert Certificate.objects.get().certificate_number == "示檢字第1號"


def test_the_same_certificate_again_is_unchanged(county):
    handed_in(county, (*ROW, "118/02/09"), header=DATED)

    report = handed_in(county, ROW)

    assert rows_of(report) == {"total": 1, "unchanged": 1}
    assert Certificate.objects.get(known_until=None).expires_on.year == 2029


def test_two_numbers_are_two_certificates(county):
    report = handed_in(county, ROW, (*ROW[:4], "示檢字第2號", ROW[5]))

    assert rows_of(report) == {"total": 2, "added": 2}


def test_a_certificate_twice_in_one_file_is_a_fault(county):
    report = handed_in(county, ROW, ROW)

    assert codes(report.files[0].faults) == ["sheet.duplicate_row"]


def test_a_certificate_of_a_stranger_is_outside(county):
    report = handed_in(county, (GUO, "郭四維", *ROW[2:]), agency=BUREAU)

    assert codes(report.files[0].faults) == ["agency.outside"]


def test_a_name_that_differs_is_told_and_the_row_applied(county):
    report = handed_in(county, (CHEN, "陳一新", *ROW[2:]))

    assert codes(report.files[0].notices) == ["sheet.name_differs"]
    assert rows_of(report) == {"total": 1, "added": 1}
