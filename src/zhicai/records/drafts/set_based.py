"""Rows of a preview are many and short-lived: written by one statement for each chunk."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from zhicai.records.drafts.models import DraftRow


class RowValues(NamedTuple):
    """The columns of DraftRow; the last three are told as JSON."""

    draft_id: int
    revision: int
    file_id: int
    order: int
    sheet: str
    number: int
    outcome: str
    has_notice: bool
    is_ambiguous: bool
    is_decided: bool
    row_key: str
    name: str
    folded_name: str
    national_id_masked: str
    codes: str
    groups: str
    cells: list[Any]
    remarks: list[Any]
    candidates: list[Any]


PLAIN = len(RowValues._fields) - 3


def insert_rows(rows: Iterable[RowValues]) -> None:
    """Call it inside a transaction."""
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, RowValues._fields))
    gaps = ", ".join(["%s"] * len(RowValues._fields))
    table = quote(DraftRow._meta.db_table)
    told = [(*row[:PLAIN], *map(_json, row[PLAIN:])) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"insert into {table} ({columns}) values ({gaps})", told)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
