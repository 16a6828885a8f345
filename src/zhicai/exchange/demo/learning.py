"""What each invented person learned in the year, and which file tells of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo import courses as taught
from zhicai.exchange.demo.model import (
    REPORTED_UNTIL,
    YEAR_START,
    Course,
    HoursSummary,
    LearningRecord,
    Person,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhicai.exchange.demo.dice import Dice

PORTAL, HOURS = "portal", "hours"
HABITS = ("both", "basic_only", "uneven", "unlisted", "light", "one_course_again", "nothing")
HABIT_PERCENT = (14, 9, 8, 9, 3)  # of those who do not reach both levels, out of 50
LONGEST_KEEN_PERCENT, LEAST_KEEN_PERCENT = 78, 38
LEVEL_MINUTES = 180
SESSION = "1"
AGAIN_SESSION = "2"
WEEKEND = 5
NOT_IN_THE_SUMMARY = (7, 21)


def invent_records(dice: Dice, people: Sequence[Person]) -> tuple[LearningRecord, ...]:
    """Invent the records of everybody, in the order in which the files list them."""
    return tuple(record for person in people for record in _records_of(dice, person))


def source_of(person: Person) -> str | None:
    """Tell which file has the person's records; None where only a summary speaks of her."""
    code = person.postings[-1].agency_code
    if code == at.TAX:
        return None
    in_education = code == at.EDUCATION or code in at.SCHOOLS
    return PORTAL if in_education and len(person.postings) == 1 else HOURS


def habit_of(dice: Dice, person: Person) -> str:
    keen = LEAST_KEEN_PERCENT + dice.below(
        LONGEST_KEEN_PERCENT - LEAST_KEEN_PERCENT, "keen", person.postings[-1].agency_code
    )
    if dice.happens(keen, "both", person.national_id):
        return HABITS[0]
    drawn = dice.below(50, "habit", person.national_id)
    for habit, percent in zip(HABITS[1:], HABIT_PERCENT, strict=False):
        if drawn < percent:
            return habit
        drawn -= percent
    return HABITS[-1]


def _records_of(dice: Dice, person: Person) -> Iterator[LearningRecord]:
    source, key = source_of(person), person.national_id
    if source is None:
        return
    chosen = _courses_of(dice, habit_of(dice, person), key)
    for number, course in enumerate(chosen):
        session = AGAIN_SESSION if course in chosen[:number] else SESSION
        yield LearningRecord(
            national_id=key,
            course_code=course.code,
            session=session,
            completed_on=_day(dice, person, course=course, number=number),
            minutes=course.minutes,
            source=source,
            is_work_related=_work_related(dice, source, course=course, key=key),
        )
    if source == HOURS and dice.happens(3, "late last year", key):
        yield LearningRecord(
            key, "AI-B05", SESSION, dt.date(2025, 12, 18), 180, source, is_work_related=True
        )


def _courses_of(dice: Dice, habit: str, key: str) -> list[Course]:
    if habit == "nothing":
        return []
    general = _until(dice, taught.GENERAL, minutes=300 + 60 * dice.below(14, "wide", key), key=key)
    if dice.happens(60, "environment", key):
        general += list(taught.ENVIRONMENTAL)
    basic = _until(dice, taught.BASIC, minutes=LEVEL_MINUTES, key=key)
    advanced = _until(dice, taught.ADVANCED, minutes=LEVEL_MINUTES, key=key)
    by_habit = {
        "both": basic + advanced,
        "basic_only": basic,
        "uneven": _until(dice, taught.BASIC, minutes=2 * LEVEL_MINUTES - 60, key=key)
        + advanced[:1],
        "unlisted": basic + _until(dice, taught.UNLISTED, minutes=LEVEL_MINUTES, key=key),
        "light": basic[:1],
        "one_course_again": [taught.BASIC[0]] * 2 + advanced,
    }
    again = [taught.GENERAL[4]] if dice.happens(2, "again", key) else []
    return by_habit[habit] + general + again


def _until(dice: Dice, courses: Sequence[Course], *, minutes: int, key: str) -> list[Course]:
    """Take courses in an order of one's own until they make up the minutes."""
    order = sorted(courses, key=lambda course: dice.below(1 << 30, course.code, key))
    taken: list[Course] = []
    for course in order:
        if sum(each.minutes for each in taken) >= minutes:
            break
        taken.append(course)
    return taken


def _day(dice: Dice, person: Person, *, course: Course, number: int) -> dt.date:
    """Choose a working day of the year, before the report and before the person left."""
    last = min(person.postings[-1].ended_on or REPORTED_UNTIL, REPORTED_UNTIL)
    first = YEAR_START + dt.timedelta(days=4)
    span = max((last - first).days, 1)
    day = first + dt.timedelta(
        days=dice.below(span, "day", person.national_id, course.code, number)
    )
    while day.weekday() >= WEEKEND:
        day -= dt.timedelta(days=1)
    return day


def _work_related(dice: Dice, source: str, *, course: Course, key: str) -> bool | None:
    if source == PORTAL:
        return None  # the upload layout has no such column
    if course in taught.GENERAL and dice.happens(10, "not work", key, course.code):
        return False
    return None if dice.happens(15, "left blank", key, course.code) else True


def invent_summaries(dice: Dice, people: Sequence[Person]) -> tuple[HoursSummary, ...]:
    """Invent the portal's own totals for the staff of the tax office, two people left out."""
    there = [person for person in people if person.postings[-1].agency_code == at.TAX]
    return tuple(
        _summary(dice, person)
        for number, person in enumerate(there)
        if number not in NOT_IN_THE_SUMMARY
    )


def _summary(dice: Dice, person: Person) -> HoursSummary:
    chosen = _courses_of(dice, habit_of(dice, person), person.national_id)
    distinct = list(dict.fromkeys(chosen))
    levels = {
        level: sum(course.minutes for course in distinct if course.level == level)
        for level in ("basic", "advanced")
    }
    required = sum(
        course.minutes
        for course in distinct
        if course.is_required or course.level in ("basic", "advanced")
    )
    total = sum(course.minutes for course in distinct)
    return HoursSummary(
        national_id=person.national_id,
        period_from=YEAR_START,
        period_until=REPORTED_UNTIL,
        total_minutes=total,
        work_related_minutes=max(total - 30 * dice.below(4, "elsewhere", person.national_id), 0),
        required_minutes=required,
        ai_basic_minutes=levels["basic"],
        ai_advanced_minutes=levels["advanced"],
        environment_minutes=sum(
            course.minutes
            for course in distinct
            if course.category_code == taught.ENVIRONMENT_CATEGORY
        ),
    )
