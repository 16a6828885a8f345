"""The 盤點表 as data of its template, and as sheets."""

from itertools import count
from typing import Any

from zhicai.actions.reports.cells import as_text, person_cells
from zhicai.actions.reports.report import DivisionGroup, PeopleReport
from zhicai.actions.reports.standing_paper import agencies_table
from zhicai.actions.reports.words import (
    facts,
    footer,
    people_summary,
    sentence,
    sheet_heading,
    subtitle,
)
from zhicai.basics import report_words as say
from zhicai.basics.figure_words import OFFICIAL
from zhicai.exchange.sheets.write import Table

WIDTHS = (11, 30, 26, 25, 19, 19, 19, 22, 19, 19, 19, 0)
NUMERIC = (0, 4, 5, 6, 7, 8, 9)


def people_data(report: PeopleReport) -> dict[str, Any]:
    """All texts of the paper, ready to be set."""
    head, numbers = report.head, count(1)
    return {
        "title": head.title,
        "agency": head.profile.letterhead or head.agency_name,
        "contact": head.profile.contact_line,
        "subtitle": subtitle(head),
        "footer": footer(head),
        "facts": [("達成情形", sentence(head)), *facts(head)],
        "header": say.PERSON_HEADER,
        "widths": WIDTHS,
        "numeric": NUMERIC,
        "groups": [
            {
                "name": _group_name(group),
                "rows": as_text(person_cells(next(numbers), one) for one in group.people),
            }
            for group in report.groups
        ],
        "nobody": say.NOBODY_LISTED,
        "summary": people_summary(report),
        "official": OFFICIAL,
        "signatures": head.profile.signers,
    }


def _group_name(group: DivisionGroup) -> str:
    return f"{group.agency_name}　{group.division or say.NO_DIVISION}　{len(group.people)} 人"


def people_tables(report: PeopleReport) -> list[Table]:
    """名單, 機關, 說明: typed values, no formulas."""
    head, numbers = report.head, count(1)
    people = [
        (number, group.agency_code, group.agency_name, group.division, *cells)
        for group in report.groups
        for one in group.people
        for number, *cells in [person_cells(next(numbers), one)]
    ]
    notes = [
        ("報表", head.title),
        ("機關", f"{head.agency_name}（{head.agency_code}）"),
        ("年度", subtitle(head)),
        ("達成情形", sentence(head)),
        *facts(head),
        ("人數", people_summary(report)),
        ("正式數據", OFFICIAL),
        ("條文版本", head.rulebook_version),
        ("稽核鏈首", head.audit_head),
    ]
    number_name, *names = say.PERSON_HEADER
    header = (number_name, "機關代碼", "機關", "單位", *names)
    heading = sheet_heading(head)
    return [
        Table(
            say.SHEETS["people"],
            header,
            people,
            text_columns=(1, header.index("身分證字號")),
            right=tuple(range(header.index("AI基礎"), header.index("結果"))),
            heading=heading,
        ),
        agencies_table(head, report.agencies),
        Table(say.SHEETS["notes"], say.NOTES_HEADER, notes, wrapped=(1,), heading=heading),
    ]
