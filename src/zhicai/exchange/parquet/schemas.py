"""The columns of each kind of fact, and frames made of plain rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

_ID, _MINUTES, _DAY, _WORD, _FLAG = pl.Int64, pl.Int64, pl.Date, pl.String, pl.Boolean

SCHEMAS: Mapping[str, Mapping[str, type[pl.DataType]]] = {
    "agencies": {"agency": _ID, "parent": _ID, "from_on": _DAY, "until_on": _DAY},
    "postings": {
        "posting": _ID,
        "person": _ID,
        "agency": _ID,
        "establishment": _ID,
        "category": _WORD,
        "started_on": _DAY,
        "ended_on": _DAY,
    },
    "events": {"person": _ID, "kind": _WORD, "started_on": _DAY, "ended_on": _DAY},
    "courses": {"course": _ID, "level": _WORD, "is_required": _FLAG, "is_environment": _FLAG},
    "records": {
        "record": _ID,
        "person": _ID,
        "course": _ID,
        "completed_on": _DAY,
        "minutes": _MINUTES,
        "is_work_related": _FLAG,
    },
    "summaries": {
        "summary": _ID,
        "person": _ID,
        "period_from": _DAY,
        "period_until": _DAY,
        "total_minutes": _MINUTES,
        "work_related_minutes": _MINUTES,
        "required_minutes": _MINUTES,
        "ai_minutes": _MINUTES,
        "basic_minutes": _MINUTES,
        "advanced_minutes": _MINUTES,
        "environment_minutes": _MINUTES,
    },
    "coverages": {"agency": _ID, "covered_from": _DAY, "covered_until": _DAY},
    "overlays": {
        "agency": _ID,
        "provision": _WORD,
        "in_force_from": _DAY,
        "in_force_until": _DAY,
        "setting": _WORD,
    },
}


def frame(rows: Iterable[Sequence[Any]], name: str) -> pl.DataFrame:
    """Rows of plain values, in the order of SCHEMAS[name], as a frame of exactly those types.

    >>> frame([(1, None, None, None)], "agencies").columns
    ['agency', 'parent', 'from_on', 'until_on']
    """
    schema = SCHEMAS[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    # Column by column: read row by row, Polars makes 1 of 1.5 without a word.
    return pl.DataFrame(
        [
            pl.Series(column, values, dtype=dtype, strict=True)
            for (column, dtype), values in zip(schema.items(), columns, strict=True)
        ]
    )
