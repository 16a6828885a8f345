"""The agency list and the four roster files, each as another office would send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.basics.dates import format_roc
from zhicai.basics.national_ids import demo_id
from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.agencies import name_on
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE, Authority, Person, Posting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

Cells = list[str | float | None]

AGENCY_HEADER = ["機關代碼", "機關名稱", "上級機關代碼", "生效日期", "裁撤日期"]
COUNTY_HEADER = [
    *("身分證字號", "姓名", "機關代碼", "機關名稱", "服務機關代碼", "單位", "職稱"),
    *("官職等", "職系", "人員區分", "到職日", "離職日", "備註"),
]
EXPORT_GROUPS = ["基本資料", *[None] * 3, "任職資料", *[None] * 7]
EXPORT_HEADER = [
    *("身分證統一編號", "姓名", "性別", "出生日期", "機關代碼", "機關名稱", "單位", "職稱"),
    *("官職等", "職系", "到職日", "離職日"),
]
HEALTH_HEADER = [
    *("編號", "身分證號", "姓名", "服務機關", "單位", "職稱", "官職等", "職系"),
    *("人員區分", "到職日期", "離職日期"),
]
CLOSING_HEADER = ["姓名", "身分證字號", "機關名稱", "職稱", "人員區分", "到職日", "離職日"]
SHEET_OF = {"teacher": "教師", "principal": "校長", "substitute_teacher": "代理教師"}
IN_COUNTY_FILE = frozenset(
    {ROOT_CODE, at.COUNTY, at.LAND_HILLS, at.LAND_COAST, at.TAX, at.ENVIRONMENT}
)
WRONG_DIGIT_AFTER = 30  # rows of the county file before the one with a wrong check digit


def agency_lines(authority: Authority) -> Iterator[Cells]:
    """One row for each name and parent an agency has had, the newest last."""
    yield list(AGENCY_HEADER)
    for agency in authority.agencies:
        yield [
            agency.code,
            agency.name,
            agency.parent_code,
            _roc(agency.in_force_from),
            _roc(agency.closed_on),
        ]


def county_lines(authority: Authority) -> Iterator[Cells]:
    """The county's own list, meant for CP950; one row has a wrong check digit."""
    yield list(COUNTY_HEADER)
    rows = [
        _county_row(person, posting)
        for person, posting in _postings(authority, lambda code: code in IN_COUNTY_FILE)
    ]
    rows.insert(WRONG_DIGIT_AFTER, _wrong_digit_row(rows[WRONG_DIGIT_AFTER]))
    yield from rows


def _county_row(person: Person, posting: Posting) -> Cells:
    established = posting.establishment_code
    return [
        person.national_id,
        person.name,
        established,
        name_on(established, AS_OF),
        posting.agency_code if posting.agency_code != established else None,
        posting.division,
        posting.job_title,
        posting.rank_text,
        posting.job_series,
        posting.category_text,
        _roc(posting.started_on),
        _roc(posting.ended_on),
        "支援" if posting.agency_code != established else None,
    ]


def _wrong_digit_row(neighbour: Cells) -> Cells:
    """A colleague whose ID was copied with a wrong last digit; nobody else knows of her."""
    right = demo_id("W", 2, 999)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    return [wrong, "江雅真", *neighbour[2:]]


def school_sheets(authority: Authority) -> dict[str, list[Cells]]:
    """The personnel system's export: titles, a header of two lines, a sheet for each kind."""
    sheets: dict[str, list[Cells]] = {
        name: [
            [f"{name_on(at.EDUCATION, AS_OF)}及所屬學校　{name}基本資料"],
            [f"匯出日期：{format_roc(AS_OF)}"],
            [*EXPORT_GROUPS, "區分" if name == "職員" else None],
            [*EXPORT_HEADER, *(["人員區分"] if name == "職員" else [])],
        ]
        for name in ("教師", "職員", "校長", "代理教師")
    }
    for person, posting in _postings(authority, _in_school_file):
        sheet = SHEET_OF.get(posting.category or "", "職員")
        text = [posting.category_text] if sheet == "職員" else []
        sheets[sheet].append([*_export_row(person, posting), *text])
    return sheets


def _in_school_file(code: str) -> bool:
    return code == at.EDUCATION or (code in at.SCHOOLS and code != at.PRIMARY_STREAM)


def _export_row(person: Person, posting: Posting) -> Cells:
    return [
        person.national_id,
        person.name,
        "男" if person.sex == 1 else "女",
        _compact(person.birth_on),
        posting.agency_code,
        name_on(posting.agency_code, AS_OF),
        posting.division,
        posting.job_title,
        posting.rank_text,
        posting.job_series,
        _compact(posting.started_on),
        _compact(posting.ended_on),
    ]


def health_lines(authority: Authority) -> Iterator[Cells]:
    """The list of the health, culture and township offices: agencies by name, a total."""
    yield ["衛生、文化及鄉公所人員名冊（示範）"]
    yield list(HEALTH_HEADER)
    elsewhere = {at.PRIMARY_STREAM, *IN_COUNTY_FILE}
    rows = _postings(authority, lambda code: code not in elsewhere and not _in_school_file(code))
    number = 0
    for number, (person, posting) in enumerate(rows, 1):
        yield [
            float(number),
            person.national_id,
            person.name,
            name_on(posting.agency_code, AS_OF),
            posting.division,
            posting.job_title,
            posting.rank_text,
            posting.job_series,
            posting.category_text,
            _roc(posting.started_on),
            _roc(posting.ended_on),
        ]
    yield ["合計", f"{number}人"]


def closing_lines(authority: Authority) -> Iterator[Cells]:
    """The list that the closed school handed over."""
    yield list(CLOSING_HEADER)
    for person, posting in _postings(authority, lambda code: code == at.PRIMARY_STREAM):
        yield [
            person.name,
            person.national_id,
            name_on(posting.agency_code, AS_OF),
            posting.job_title,
            posting.category_text,
            _roc(posting.started_on),
            _roc(posting.ended_on),
        ]


def _postings(
    authority: Authority, wanted: Callable[[str], bool]
) -> Iterator[tuple[Person, Posting]]:
    for person in authority.people:
        for posting in person.postings:
            if wanted(posting.agency_code):
                yield person, posting


def _roc(day: dt.date | None) -> str | None:
    return None if day is None else format_roc(day)


def _compact(day: dt.date | None) -> str | None:
    """Write a day as the personnel system does: seven digits, e.g. 1080801."""
    return None if day is None else format_roc(day).replace("/", "").zfill(7)
