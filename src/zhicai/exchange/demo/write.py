"""Write the sample authority's files, messy and honest, and say how to import them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.exchange.demo import learned, papers, rosters
from zhicai.exchange.demo.agencies import EDUCATION, TAX
from zhicai.exchange.demo.authority import SEED, invent_authority
from zhicai.exchange.demo.dice import Dice
from zhicai.exchange.demo.model import (
    AS_OF,
    REPORTED_UNTIL,
    ROOT_CODE,
    YEAR,
    YEAR_START,
    DemoPlan,
    ImportStep,
)
from zhicai.exchange.sheets.write import Table, write_csv, write_ods, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zhicai.exchange.demo.model import Authority
    from zhicai.exchange.demo.rosters import Cells

AGENCIES = "01_機關清單.xlsx"
SCHOOLS = "02_人事系統匯出_教育處及學校.xlsx"
COUNTY = "03_縣府名冊.csv"
HEALTH = "04_衛生文化公所名冊.ods"
CLOSING = "05_溪頭國小移交名冊.csv"
LEVELS = "06_AI課程層級.xlsx"
PORTAL = "07_入口網學習紀錄_學校.csv"
HOURS = "08_各機關學習時數彙整.xlsx"
SUMMARY = "09_稅務局時數統計表.xlsx"
CERTIFICATES = "10_證書.xlsx"
DUTIES = "11_工作項目.xlsx"


def write_demo_files(folder: Path) -> DemoPlan:
    """Write every file into an existing folder; the plan names them in the order of import.

    What the files hold besides sound rows, all of it on purpose: a wrong check digit, a day that
    115 does not have, hours that are not whole minutes; one text of 人員區分 that nobody mapped.
    """
    authority, dice = invent_authority(), Dice(SEED)
    _write_rosters(folder, authority)
    _write_learning(folder, authority)
    write_xlsx(folder / CERTIFICATES, [_table("證書", papers.certificate_lines(authority, dice))])
    write_xlsx(folder / DUTIES, [_table("工作項目", papers.duty_lines(authority))])
    return DemoPlan(ROOT_CODE, YEAR, AS_OF, _steps(folder))


def _write_rosters(folder: Path, authority: Authority) -> None:
    write_xlsx(folder / AGENCIES, [_table("機關", rosters.agency_lines(authority))])
    schools = rosters.school_sheets(authority)
    write_xlsx(folder / SCHOOLS, [_table(name, lines) for name, lines in schools.items()])
    write_csv(folder / COUNTY, _table("名冊", rosters.county_lines(authority)), encoding="cp950")
    write_ods(folder / HEALTH, [_table("名冊", rosters.health_lines(authority))])
    write_csv(folder / CLOSING, _table("名冊", rosters.closing_lines(authority)), encoding="utf-16")


def _write_learning(folder: Path, authority: Authority) -> None:
    write_xlsx(folder / LEVELS, [_table("課程", learned.level_lines(authority))])
    write_csv(
        folder / PORTAL, _table("學習紀錄", learned.portal_lines(authority)), encoding="cp950"
    )
    write_xlsx(folder / HOURS, [_table("彙整表", learned.hours_lines(authority))])
    write_xlsx(folder / SUMMARY, [_table("統計表", learned.summary_lines(authority))])


def _table(name: str, lines: Iterable[Cells]) -> Table:
    """Make a table whose first line, a title or a header, stands where headers stand."""
    first, *rest = lines
    return Table(name, ["" if value is None else str(value) for value in first], rest)


def _steps(folder: Path) -> tuple[ImportStep, ...]:
    def files(*names: str) -> tuple[Path, ...]:
        return tuple(folder / name for name in names)

    return (
        ImportStep(
            "匯入機關、名冊與課程層級",
            files(AGENCIES, SCHOOLS, COUNTY, HEALTH, CLOSING, LEVELS),
            ROOT_CODE,
        ),
        ImportStep(
            "匯入學校的入口網學習紀錄（完整檔）",
            files(PORTAL),
            EDUCATION,
            complete=(YEAR_START, REPORTED_UNTIL),
        ),
        ImportStep("匯入各機關學習時數彙整表（部分檔）", files(HOURS), ROOT_CODE),
        ImportStep("匯入稅務局時數統計表", files(SUMMARY), TAX),
        ImportStep("匯入證書與工作項目", files(CERTIFICATES, DUTIES), ROOT_CODE),
    )
