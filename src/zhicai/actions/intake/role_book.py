"""Decisions about AI talent roles as facts: what a version states."""

import json
from typing import Any, NamedTuple


class AssignmentValues(NamedTuple):
    """`suggestion` is JSON: what was suggested when it was decided, as it was shown."""

    person_id: int
    talent_role: str
    second_talent_role: str
    duty_hash: str
    suggestion: str
    reason: str


def read_suggestion(text: str) -> dict[str, Any]:
    """The suggestion as it was kept."""
    told: dict[str, Any] = json.loads(text)
    return told


def write_suggestion(told: dict[str, Any]) -> str:
    """Always the same text for the same suggestion."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
