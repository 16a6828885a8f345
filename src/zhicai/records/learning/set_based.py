"""Who learned what, counted in the order in which an index has the records: nothing is sorted."""

import datetime as dt

from django.db import connection

from zhicai.records.learning.models import LearningRecord


def count_learned(first: dt.date, last: dt.date) -> list[tuple[int, int | None, int, int, int]]:
    """Rows: course, agency; records, people and minutes, completed between two days.

    Each person counts in one agency only. A plus keeps the engine from the index of days.
    """
    table = LearningRecord._meta.db_table
    days = "completed_on" if connection.vendor == "postgresql" else "+completed_on"
    by_person = (
        "select course_id, agency_id, person_id, count(*) as records, sum(minutes) as minutes"
        f" from {table} where known_until is null and {days} >= %s and {days} <= %s"
        " group by course_id, agency_id, person_id"
    )
    sql = (
        "select course_id, agency_id, sum(records), count(*), sum(minutes)"
        f" from ({by_person}) learned group by course_id, agency_id order by 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [first, last])
        rows = cursor.fetchall()
    return [(course, agency, int(n), int(people), int(m)) for course, agency, n, people, m in rows]
