"""統計表 and 盤點表: the figures of the page on paper and in sheets, told in the audit."""

import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, COUNTY, LIN, MEI, SCHOOL
from exchange.papers.reading import read_paper
from zhicai.actions.access import NotAllowedError
from zhicai.actions.print_people_report import print_people_report
from zhicai.actions.print_standing_report import print_standing_report
from zhicai.actions.reports.draft import draft_people_report, draft_standing_report
from zhicai.actions.reports.report import PaperFormat, PaperQuery
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope
from zhicai.exchange.sheets.read import open_books
from zhicai.records.audit.models import AuditEvent

DIVISIONS = ("身分證字號", "姓名", "機關代碼", "單位", "職稱", "人員區分", "到職日")
PRINTERS = (print_standing_report, print_people_report)


@pytest.fixture
def busy(county):
    county.hours()
    return county


def ask(agency=COUNTY, **words):
    return PaperQuery(agency_code=agency, **words)


def drafted(world, agency=COUNTY, **words):
    return draft_standing_report(ask(agency, **words), by=world.caller())


def listed(world, agency=COUNTY, **words):
    report = draft_people_report(ask(agency, **words), by=world.caller())
    return [one.name for group in report.groups for one in group.people]


def sheets_of(paper, folder):
    path = folder / paper.name
    path.write_bytes(paper.content)
    (book,) = open_books(path)
    return {sheet.name: [line.values for line in sheet.lines] for sheet in book.sheets}


@pytest.mark.parametrize("agency", [COUNTY, BUREAU, SCHOOL])
@pytest.mark.parametrize(
    "axes", [{}, {"as_of": dt.date(2026, 3, 31)}, {"scope": Scope.EVERYONE}, {"year": 114}]
)
def test_the_report_says_what_the_page_says(busy, agency, axes):
    report = drafted(busy, agency, **axes)

    standing = busy.standing(agency, **axes)
    assert report.head.kpi == standing.figure.get("kpi.ai_attainment")
    assert (report.head.year, report.head.as_of) == (standing.year, standing.as_of)
    assert report.exclusions == standing.figure.exclusions
    assert sum(line.counts.counted for line in report.agencies) == report.head.counts.counted
    assert sum(line.gap for line in report.agencies) == report.head.gap


def test_an_earlier_moment_can_be_printed_later(busy):
    then = busy.later(seconds=1)
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    before, after = (drafted(busy, known_at=at).head.counts.met for at in (then, None))

    assert (before, after) == (1, 2)


def test_agencies_stand_by_how_many_they_still_lack(busy):
    report = drafted(busy, BUREAU)

    assert [(line.name, line.gap, line.is_itself) for line in report.agencies] == [
        ("示範局", 1, True),
        ("示範局附設學校", 1, False),
    ]


def test_an_agency_without_subordinates_stands_alone(busy):
    report = drafted(busy, SCHOOL)

    assert [(line.code, line.is_itself) for line in report.agencies] == [(SCHOOL, True)]


def test_the_list_holds_whoever_is_not_there_yet(busy):
    assert listed(busy) == ["林二美", "吳三立", "郭四維"]
    assert set(listed(busy, is_everybody=True)) == {"陳一心", "林二美", "吳三立", "郭四維"}
    assert listed(busy, SCHOOL) == ["吳三立"]


def test_people_stand_by_agency_and_division(county):
    rows = [
        (LIN, "林二美", BUREAU, "秘書室", "科員", "一般人員", "110/01/01"),
        (CHEN, "陳一心", BUREAU, "人事室", "專員", "一般人員", "110/01/01"),
        (MEI, "梅五福", BUREAU, "秘書室", "技士", "一般人員", "110/01/01"),
    ]
    county.bring(county.file("roster", rows, header=DIVISIONS))

    report = draft_people_report(ask(BUREAU), by=county.caller())

    assert [
        (group.division, [(one.name, one.job_title) for one in group.people])
        for group in report.groups
        if group.agency_code == BUREAU
    ] == [
        ("人事室", [("陳一心", "專員")]),
        ("秘書室", [("林二美", "科員"), ("梅五福", "技士")]),
    ]


def test_paper_and_sheets_hold_the_same_people(busy, tmp_path):
    pdf, xlsx, ods = (
        print_people_report(ask(), paper_format=one, by=busy.caller()) for one in PaperFormat
    )

    in_xlsx, in_ods = sheets_of(xlsx, tmp_path)["名單"], sheets_of(ods, tmp_path)["名單"]
    assert in_xlsx == in_ods
    assert [row[5] for row in in_xlsx[1:]] == ["林二美", "吳三立", "郭四維"]
    assert [name for name in listed(busy) if name not in read_paper(pdf.content).text] == []


def test_paper_and_sheets_hold_the_same_figures(busy, tmp_path):
    pdf, xlsx, ods = (
        print_standing_report(ask(), paper_format=one, by=busy.caller()) for one in PaperFormat
    )

    sheets = sheets_of(xlsx, tmp_path)
    assert {"統計", "機關", "說明"} <= set(sheets)
    assert sheets["機關"] == sheets_of(ods, tmp_path)["機關"]
    assert sheets["機關"][-1][1:] == ("合計", 4, 1, 1, 2, "25.0 %", 3)
    text = read_paper(pdf.content).text
    assert "達成率25.0%（1／4人），另有2人資料不足，還差3人。" in text
    assert "正式數據以主管機關採計為準。" in text


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("paper_format", list(PaperFormat))
def test_no_paper_holds_an_id(busy, tmp_path, printer, paper_format):
    paper = printer(ask(is_everybody=True), paper_format=paper_format, by=busy.caller())

    if paper_format is PaperFormat.PDF:
        told = read_paper(paper.content).text
    else:
        told = str(sheets_of(paper, tmp_path))
    assert paper.name.endswith(f"_示範縣政府_1151120.{paper_format}")
    assert not [one for one in (CHEN, LIN) if one in told or one in paper.name]


@pytest.mark.parametrize("printer", PRINTERS)
def test_a_print_is_an_entry_of_the_audit(busy, printer):
    printer(ask(BUREAU), paper_format=PaperFormat.ODS, by=busy.caller())

    entry = AuditEvent.objects.order_by("sequence").last()
    assert (entry.action, entry.agency_code) == ("report.printed", BUREAU)
    told = {"kind", "format", "as_of", "scope", "purpose"}
    assert set(entry.fields) - {"subjects"} == told
    assert (entry.fields["format"], entry.fields["purpose"]) == ("ods", "人事業務")


def test_the_paper_bears_the_head_of_the_audit_before_it(busy):
    last = AuditEvent.objects.order_by("sequence").last()

    paper = print_standing_report(ask(), by=busy.caller())

    assert f"稽核{last.sequence}:{last.hash[:12]}" in read_paper(paper.content).text


@pytest.mark.parametrize("printer", PRINTERS)
def test_only_who_may_print_gets_a_paper(busy, printer):
    for who in (busy.people.auditor, busy.people.wu, busy.people.guo):
        with pytest.raises(NotAllowedError):
            printer(ask(BUREAU), by=busy.caller(who))

    assert printer(ask(BUREAU), by=busy.caller(busy.people.chen)).content
    assert not AuditEvent.objects.filter(action="report.printed").exclude(actor_code="chen")


def test_a_year_without_a_published_target_is_not_judged(busy):
    report = drafted(busy, year=116)

    text = read_paper(print_standing_report(ask(year=116), by=busy.caller()).content).text
    assert report.head.target is None
    assert "指標規定待主管機關公布" in text


def test_a_list_too_long_for_paper_is_still_a_sheet(busy, monkeypatch):
    monkeypatch.setattr("zhicai.actions.reports.hand_out.LONGEST_PDF", 2)

    with pytest.raises(Refused, match=r"report\.too_long"):
        print_people_report(ask(), by=busy.caller())

    assert print_people_report(ask(), paper_format=PaperFormat.ODS, by=busy.caller()).content


def test_an_agency_that_does_not_exist_is_not_found(busy):
    with pytest.raises(Refused, match=r"agency\.not_found"):
        print_standing_report(ask("999999999Z"), by=busy.caller())
