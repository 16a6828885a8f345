"""What each agency learned of each course: counted from the records, kept, and compared again."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Sum

from zhicai.basics.dates import roc_year, year_start
from zhicai.records.learning.models import LearningRecord
from zhicai.records.ledger.set_based import run
from zhicai.records.staff.models import Person
from zhicai.records.standings.models import LEARNED, CourseYear

MANY = 2000
SUMMED = 0  # in the place of an agency: all of them together
NAMES = f"agency_id, course_id, {', '.join(LEARNED)}"
Learned = tuple[int, int, int, int, int]


def count_courses(today: dt.date, agency_ids: Collection[int] | None) -> None:
    """Count the running year anew for these agencies; None, or very many: for all.

    What is kept must be whole: where nothing is kept of the year, count for all.
    """
    year, table = roc_year(today), CourseYear._meta.db_table
    few = agency_ids if agency_ids is None or len(agency_ids) <= MANY else None
    ids = None if few is None else sorted(few)
    if ids == []:
        return
    if ids is None:
        run(f"delete from {table}", [])
    else:
        run(f"delete from {table} where year = %s and {_among(ids)}", [year, *ids])
    sql, parameters = _select(today, ids)
    run(f"insert into {table} (year, {NAMES}) select {year}, {NAMES} {sql}", parameters)


def has_courses(year: int) -> bool:
    """Whether anything is kept of the year; an installation just brought up to date has nothing."""
    return CourseYear.objects.filter(year=year).exists()


def course_sums(year: int, agencies: QuerySet[Any] | None) -> list[Learned]:
    """Rows: course, SUMMED; records, people and minutes of these agencies, or of all, together."""
    rows = CourseYear.objects.filter(year=year)
    if agencies is not None:
        rows = rows.filter(agency_id__in=agencies)
    sums = rows.order_by("course_id").values("course_id").annotate(*map(Sum, LEARNED))
    found = sums.values_list("course_id", *(f"{name}__sum" for name in LEARNED))
    return [(course, SUMMED, *numbers) for course, *numbers in found]


def course_parts(year: int, courses: Sequence[int]) -> list[Learned]:
    """Rows: course, agency; records, people and minutes of each agency that learned it."""
    rows = CourseYear.objects.filter(year=year, course_id__in=courses)
    return list(
        rows.order_by("course_id", "agency_id").values_list("course_id", "agency_id", *LEARNED)
    )


def course_differences(today: dt.date) -> int:
    """Kept rows of the running year that the records do not give, and the other way round."""
    year = roc_year(today)
    if not has_courses(year):
        return 0
    kept = f"select {NAMES} from {CourseYear._meta.db_table} where year = %s"
    sql, parameters = _select(today, None)
    counted = f"select {NAMES} {sql}"
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from ({kept} except {counted}) a", [year, *parameters])
        missing = int(cursor.fetchone()[0])
        cursor.execute(f"select count(*) from ({counted} except {kept}) b", [*parameters, year])
        return missing + int(cursor.fetchone()[0])


def _select(today: dt.date, ids: Sequence[int] | None) -> tuple[str, list[Any]]:
    """From clause and parameters: records of the year completed by today, by agency and course.

    Few agencies are found by their people; a plus keeps SQLite from walking the index of days.
    Early in a year, when nobody has learned anything yet, no other record is read.
    """
    table = LearningRecord._meta.db_table
    plus = "" if connection.vendor == "postgresql" else "+"
    days = f"{plus}completed_on >= %s and {plus}completed_on <= %s"
    where = f"known_until is null and {days}"
    span = [year_start(roc_year(today)), today]
    parameters: list[Any] = [*span]
    if ids is None:
        any_day = "known_until is null and completed_on >= %s and completed_on <= %s"
        where += f" and agency_id is not null and exists (select 1 from {table} where {any_day})"
        parameters += span
    else:
        people = f"select id from {Person._meta.db_table} where {_among(ids)}"
        where += f" and {plus}{_among(ids)} and person_id in ({people})"
        parameters += [*ids, *ids]
    by_person = (
        "select course_id, agency_id, person_id, count(*) as records, sum(minutes) as minutes"
        f" from {table} where {where}"
        " group by course_id, agency_id, person_id"
    )
    counted = (
        "select course_id, agency_id, sum(records) as record_count,"
        " count(*) as staff_count, sum(minutes) as minutes"
        f" from ({by_person}) learned group by course_id, agency_id"
    )
    return f"from ({counted}) counted", parameters


def _among(ids: Sequence[int]) -> str:
    return f"agency_id in ({', '.join(['%s'] * len(ids))})"
