"""Lists of people handed out as sheets, told as messages, and asked for again."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, LIN, SCHOOL, SIBLING, WU, rows_of
from zhicai.actions.access import NotAllowedError
from zhicai.actions.export_people import SheetFormat, export_people
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.find_people_page import find_people_page
from zhicai.actions.list_gap_messages import list_gap_messages
from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.read import open_books
from zhicai.records.audit.models import AuditEvent


@pytest.fixture
def busy(county):
    county.hours()
    return county


def export(world, agency=COUNTY, *, to=SheetFormat.XLSX, purpose="催辦時數", **words):
    query = PeoplePageQuery(agency_code=agency, **words)
    caller = world.caller(words.pop("by", None))
    return export_people(query, sheet_format=to, purpose=purpose, by=caller)


def cells(world, exported):
    path = world.folder / exported.name
    path.write_bytes(exported.content)
    (book,) = open_books(path)
    (sheet,) = book.sheets
    return [list(line.values) for line in sheet.lines]


@pytest.mark.parametrize("to", SheetFormat)
def test_a_sheet_holds_what_is_filtered_in_its_order(busy, to):
    words = {"tabs": ("short", "unknown"), "sort": "name", "is_descending": True}

    header, *rows = cells(busy, export(busy, to=to, **words))

    page = find_people_page(PeoplePageQuery(agency_code=COUNTY, **words), by=busy.caller())
    assert [row[2] for row in rows] == [line.name for line in page.page.rows]
    assert header[:3] == ["同仁代號", "身分證字號", "姓名"]
    assert {row[8] for row in rows} == {"未達成", "資料不足"}


def test_a_sheet_holds_no_whole_id(busy):
    content = str(cells(busy, export(busy)))

    assert not [whole for whole in (CHEN, LIN, WU) if whole in content]
    assert f"{CHEN[:6]}****" in content


def test_the_audit_tells_who_took_which_list_and_what_for(busy):
    export(busy, tabs=("short",), search="林二美")

    event = AuditEvent.objects.get(action="people.exported")
    assert (event.actor_code, event.agency_code, event.reason) == ("admin", COUNTY, "催辦時數")
    assert event.fields["count"] == 1
    assert event.fields["filter"]["is_searched"] is True
    assert "林二美" not in str(event.fields)


def test_nothing_is_handed_out_without_a_purpose(busy):
    with pytest.raises(Refused, match=r"people\.purpose_missing"):
        export(busy, purpose="  ")

    assert not AuditEvent.objects.filter(action="people.exported").exists()


def test_a_list_that_is_too_long_is_refused(busy, monkeypatch):
    monkeypatch.setattr("zhicai.actions.export_people.MOST", 2)

    with pytest.raises(Refused, match=r"people\.too_many"):
        export(busy)


def test_whoever_may_not_export_gets_nothing(busy):
    query = PeoplePageQuery(agency_code=COUNTY)

    with pytest.raises(NotAllowedError):
        export_people(
            query,
            sheet_format=SheetFormat.ODS,
            purpose="備查",
            by=busy.caller(busy.people.auditor),
        )


def messages(world, agency=COUNTY, **words):
    query = PeoplePageQuery(agency_code=agency, **words)
    return list_gap_messages(query, by=world.caller())


def test_each_division_gets_its_own_message(busy):
    found = messages(busy)

    places = [(one.agency_code, [line.name for line in one.people]) for one in found.divisions]
    assert places == [(BUREAU, ["林二美"]), (SCHOOL, ["吳三立"]), (SIBLING, ["郭四維"])]
    first = found.divisions[0].message
    assert "林二美（進階還差 3 小時）" in first
    assert "請於____前完成（平臺上傳約需____個工作天）" in first


def test_a_message_says_where_nothing_is_known(busy):
    found = messages(busy, SCHOOL)

    assert "吳三立（資料不足，待確認）" in found.divisions[0].message


def test_a_message_of_another_provision_tells_its_hours(busy):
    found = messages(busy, BUREAU, provision_id="hours.required")

    assert "林二美（還差 7 小時）" in found.divisions[0].message


def test_nobody_who_lacks_gives_no_message(busy):
    assert messages(busy, provision_id="hours.ai_required", tabs=("short",)).divisions == ()


@pytest.mark.parametrize("to", SheetFormat)
def test_a_list_given_back_unchanged_changes_nothing(busy, to):
    exported = export(busy, to=to)
    path = busy.folder / exported.name
    path.write_bytes(exported.content)

    report = busy.bring(path)

    (file,) = report.files
    assert file.layout == "people_list"
    assert rows_of(report) == {"total": 4, "unchanged": 4}
    assert not file.faults
    assert report.batch is None


def test_a_list_given_back_brings_divisions_and_titles(busy):
    exported = export(busy, BUREAU)
    header, *rows = cells(busy, exported)
    changed = [[*row[:5], "秘書室", "專員", *row[7:]] for row in rows if row[2] == "林二美"]

    report = busy.bring(busy.file("people", changed, header=header))

    assert rows_of(report) == {"total": 1, "updated": 1}
    page = find_people_page(PeoplePageQuery(agency_code=BUREAU), by=busy.caller())
    line = next(one for one in page.page.rows if one.name == "林二美")
    assert (line.division, line.job_title) == ("秘書室", "專員")


def test_a_list_with_a_wrong_key_is_matched_by_name_and_masked_id(busy):
    header, *rows = cells(busy, export(busy, BUREAU))
    broken = [["1", *row[1:]] for row in rows]

    report = busy.bring(busy.file("people", broken, header=header))

    assert rows_of(report) == {"total": len(rows), "unchanged": len(rows)}


def test_a_list_brings_nobody_of_another_office(busy):
    header, *rows = cells(busy, export(busy, COUNTY))
    strangers = [row for row in rows if row[2] == "郭四維"]

    report = busy.bring(busy.file("people", strangers, header=header), agency=BUREAU)

    assert rows_of(report) == {"total": 1, "faulty": 1}
