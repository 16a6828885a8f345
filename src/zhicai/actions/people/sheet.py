"""A list of people as one sheet, with the columns of the layout that reads it again."""

from collections.abc import Sequence

from zhicai.actions.find_people_page import PeoplePage
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.people.vocabulary import UNSETTLED, category_choices
from zhicai.actions.people.words import TABS, missing_words, provision_words, reason_words
from zhicai.basics.dates import format_roc
from zhicai.exchange.sheets.book import Value
from zhicai.exchange.sheets.write import Table

SHEET = "同仁名單"
PLACE = ("同仁代號", "身分證字號", "姓名", "機關代碼", "機關名稱", "單位", "職稱", "人員區分")
RESULT = ("結果", "說明", "還差")
MINUTES = {
    "basic": "AI基礎（分鐘）",
    "advanced": "AI進階（分鐘）",
    "unconfirmed": "層級待確認（分鐘）",
    "other": "其他（分鐘）",
    "total": "總計（分鐘）",
    "ai": "AI合計（分鐘）",
    "required": "必須完成（分鐘）",
    "work_related": "業務相關（分鐘）",
    "environment": "環境教育（分鐘）",
}
ABOUT = ("條文", "截止日")
HEADER = (*PLACE, *RESULT, *MINUTES.values(), *ABOUT)
TEXT_COLUMNS = (0, 1, 3)
SHOWN = (*PLACE[1:3], *PLACE[4:8], *RESULT)


def people_table(page: PeoplePage) -> Table:
    """Everybody on the page, in its order; IDs stay masked."""
    names = category_names(page)
    rule = provision_words(page.rule.provision_id, page.rule.name)
    about = (rule, format_roc(page.as_of))
    rows = [
        (*_place(line, names), *_result(line, page), *_minutes(line), *about)
        for line in page.page.rows
    ]
    return Table(SHEET, HEADER, rows, text_columns=TEXT_COLUMNS)


def shown_rows(page: PeoplePage) -> list[Sequence[str]]:
    """The same table as a person copies it: header first, without codes and minutes."""
    names = category_names(page)
    rows: list[Sequence[str]] = [SHOWN]
    for line in page.page.rows:
        place = _place(line, names)
        rows.append((*place[1:3], *place[4:8], *_result(line, page)))
    return rows


def category_names(page: PeoplePage) -> dict[str, str]:
    """The staff categories in words, as they were called on the day."""
    return category_choices(page.as_of)


def _place(line: PersonLine, names: dict[str, str]) -> tuple[str, ...]:
    return (
        str(line.person),
        line.national_id_masked,
        line.name,
        line.agency_code,
        line.agency_name,
        line.division,
        line.job_title,
        names.get(line.staff_category, UNSETTLED),
    )


def _result(line: PersonLine, page: PeoplePage) -> tuple[str, ...]:
    missing = missing_words(line, page.rule.provision_id)
    return (TABS.get(line.verdict, line.verdict), reason_words(line), missing)


def _minutes(line: PersonLine) -> tuple[Value, ...]:
    known = line.minutes_by_name
    return tuple(known[name] for name in MINUTES)
