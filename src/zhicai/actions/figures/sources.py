"""Where a learning record came from: course, file, place in it, batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.figures.known import Known
from zhicai.records.learning.models import LearningRecord


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`place` is sheet and line, as the officer's own file shows them."""

    course: str
    file: str | None
    place: str
    batch: int


def source_rows(known: Known, record_ids: Sequence[int]) -> dict[int, SourceRow]:
    """By version id, for the versions named."""
    rows = LearningRecord.objects.filter(known.condition, pk__in=record_ids)
    rows = rows.select_related("source_file")
    wanted = Q(course_id__in={row.course_id for row in rows})
    names = {row[1]: row[2] for row in known.rows("CourseDetail", wanted)}
    return {
        row.pk: SourceRow(
            names.get(row.course_id, ""),
            row.source_file.name if row.source_file else None,
            row.source_place,
            row.batch_id,
        )
        for row in rows
    }
