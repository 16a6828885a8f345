"""The files about learning: the level list, the portal's report, a moved header, a summary."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zhicai.basics.dates import format_roc
from zhicai.basics.national_ids import mask
from zhicai.basics.text import not_in_cp950
from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.agencies import name_on
from zhicai.exchange.demo.learning import HOURS, PORTAL
from zhicai.exchange.demo.model import (
    AS_OF,
    REPORTED_UNTIL,
    YEAR_START,
    Authority,
    Course,
    LearningRecord,
    Person,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhicai.exchange.demo.rosters import Cells

LEVEL_HEADER = ["課程代碼", "課程名稱", "AI層級", "必須完成"]
LEVEL_TEXT = {"basic": "基礎", "advanced": "進階", "none": "非AI"}
YES_NO = {True: "是", False: "否", None: None}
NATURE = {1: "數位", 2: "實體", 3: "混成"}
PORTAL_HEADER = [
    *("*身分證字號", "*課程名稱", "*開課起始日期", "*開課起始時間", "*開課結束日期"),
    *("*開課結束時間", "*姓名", "*學位學分", "*課程類別代碼", "*上課縣市", "期別"),
    *("*訓練總數", "*訓練總數單位", "訓練成績", "證件字號", "出勤上課狀況", "生日"),
    *("*學習性質", "*數位時數", "*實體時數", "課程代碼", "*實際上課起始日期"),
    *("*實際上課起始時間", "*實際上課結束日期", "*實際上課結束時間"),
]
HOURS_HEADER = [
    *(None, "項次", "身分證字號", "姓名", "課程代碼", "課程名稱", "期別", "認證時數"),
    *("完成日期", "學習性質", "業務相關"),
]
SUMMARY_HEADER = [
    *("序號", "身分證字號", "姓名", "總時數", "業務相關", "必須完成", "AI基礎", "AI進階"),
    "環境教育",
]
LESSON_BEGINS = dt.time(9, 0)
SENT_TWICE = 12  # records of the portal's report that a school also put into the collected list
IMPOSSIBLE_DAY_AFTER, THIRD_OF_AN_HOUR_AFTER = 40, 75  # sound rows before each wrong cell


def level_lines(authority: Authority) -> Iterator[Cells]:
    """The list by which HR confirms levels; the courses nobody decided on are not in it."""
    yield list(LEVEL_HEADER)
    for course in authority.courses:
        if course.level is not None:
            yield [
                course.code,
                course.name,
                LEVEL_TEXT[course.level],
                YES_NO[course.is_required],
            ]


def portal_lines(authority: Authority) -> Iterator[Cells]:
    """The 25 columns of the upload layout, in CP950: what it lacks arrives as a question mark."""
    people = {person.national_id: person for person in authority.people}
    courses = {course.code: course for course in authority.courses}
    yield list(PORTAL_HEADER)
    rows = [
        _portal_row(people[record.national_id], courses[record.course_code], record)
        for record in authority.records
        if record.source == PORTAL
    ]
    rows.insert(IMPOSSIBLE_DAY_AFTER, _impossible_day(rows[IMPOSSIBLE_DAY_AFTER]))
    yield from rows


def _portal_row(person: Person, course: Course, record: LearningRecord) -> Cells:
    day = _hyphens(record.completed_on)
    begins = LESSON_BEGINS.isoformat()
    ends = (dt.datetime.combine(AS_OF, LESSON_BEGINS) + dt.timedelta(minutes=record.minutes)).time()
    total = _hours(record.minutes)
    digital = {1: total, 2: "0", 3: _hours(record.minutes // 2)}[course.nature]
    in_class = {1: "0", 2: total, 3: _hours(record.minutes // 2)}[course.nature]
    return [
        *(person.national_id, course.name, day, begins, day, ends.isoformat()),
        *(_as_cp950(person.name), "6", course.category_code, "10", record.session),
        *(total, "1", None, None, "全勤", format_roc(person.birth_on).replace("/", "").zfill(7)),
        *(str(course.nature), digital, in_class, course.code, day, begins, day, ends.isoformat()),
    ]


def _impossible_day(row: Cells) -> Cells:
    """The row of another session of the course, completed on a day that 115 does not have."""
    wrong = list(row)
    wrong[PORTAL_HEADER.index("*實際上課結束日期")] = "115-02-29"
    wrong[PORTAL_HEADER.index("期別")] = "9"
    return wrong


def hours_lines(authority: Authority) -> Iterator[Cells]:
    """The list that the county collected from its offices: its header stands in row 5, from B."""
    people = {person.national_id: person for person in authority.people}
    courses = {course.code: course for course in authority.courses}
    yield [None, "示範縣政府所屬機關115年學習時數彙整表"]
    yield [None, f"資料截至：{format_roc(REPORTED_UNTIL)}"]
    yield [None, "說明：本表由各機關填報後彙整，非全部人員。"]
    yield [None]
    yield list(HOURS_HEADER)
    kept = [record for record in authority.records if record.source == HOURS]
    twice = [record for record in authority.records if record.source == PORTAL][:SENT_TWICE]
    rows = [
        _hours_row(people[record.national_id], courses[record.course_code], record)
        for record in (*kept, *twice)
    ]
    rows.insert(THIRD_OF_AN_HOUR_AFTER, _third_of_an_hour(rows[THIRD_OF_AN_HOUR_AFTER]))
    for number, row in enumerate(rows, 1):
        yield [None, float(number), *row]


def _hours_row(person: Person, course: Course, record: LearningRecord) -> Cells:
    return [
        person.national_id,
        person.name,
        course.code,
        course.name,
        record.session,
        record.minutes / 60,
        format_roc(record.completed_on),
        NATURE[course.nature],
        YES_NO[record.is_work_related],
    ]


def _third_of_an_hour(row: Cells) -> Cells:
    """The row of another session of the course, with hours that are not whole minutes."""
    wrong = list(row)
    wrong[4], wrong[5] = "9", 0.33
    return wrong


def summary_lines(authority: Authority) -> Iterator[Cells]:
    """The portal's statistics of the tax office: titles, a period, IDs masked, one row each."""
    people = {person.national_id: person for person in authority.people}
    yield [f"{name_on(at.TAX, AS_OF)}　公務人員終身學習時數統計表"]
    yield [f"統計期間：{format_roc(YEAR_START)}至{format_roc(REPORTED_UNTIL)}"]
    yield [None]
    yield list(SUMMARY_HEADER)
    for number, summary in enumerate(authority.summaries, 1):
        person = people[summary.national_id]
        minutes = (
            summary.total_minutes,
            summary.work_related_minutes,
            summary.required_minutes,
            summary.ai_basic_minutes,
            summary.ai_advanced_minutes,
            summary.environment_minutes,
        )
        yield [
            float(number),
            mask(person.national_id),
            person.name,
            *(each / 60 for each in minutes),
        ]
    yield [None]
    yield ["製表日期：", format_roc(REPORTED_UNTIL)]


def _hyphens(day: dt.date) -> str:
    return format_roc(day).replace("/", "-")


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"


def _as_cp950(name: str) -> str:
    lost = not_in_cp950(name)
    return "".join("?" if character in lost else character for character in name)
