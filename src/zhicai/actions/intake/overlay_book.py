"""Agencies' own values as facts: what a version states, and what of it judging reads."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from zhicai.core.rules.overlaid import setting_key


class OverlayValues(NamedTuple):
    """`value` is JSON: the fields that the provision leaves open, by key."""

    agency_id: int
    provision_id: str
    in_force_from: dt.date
    in_force_until: dt.date | None
    value: str
    issuer: str
    issue_number: str
    issued_on: dt.date
    clause: str
    note: str


def read_value(text: str) -> dict[str, Any]:
    """The value of an overlay as it was kept."""
    value: dict[str, Any] = json.loads(text)
    return value


def write_value(value: dict[str, Any]) -> str:
    """Always the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def judged_settings(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """agency, provision, in_force_from, in_force_until, setting, where a verdict rests on it.

    `rows` are versions: their id, then OverlayValues.
    """
    for _, *columns in rows:
        row = OverlayValues(*columns)
        key = setting_key(row.provision_id)
        if key is not None:
            setting = read_value(row.value).get(key)
            yield row.agency_id, row.provision_id, row.in_force_from, row.in_force_until, setting
