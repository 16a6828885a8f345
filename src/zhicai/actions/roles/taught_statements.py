"""Decided statements of a file, one JSON object a line with `role` and perhaps `also`."""

from collections.abc import Iterator
from pathlib import Path

from zhicai.actions.roles.teach import Decided
from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.exchange.statements.json_lines import StatementLine, read_statements

KNOWN = frozenset(TalentRole)


def read_decided(path: Path) -> Iterator[Decided]:
    """Lines without a text or a known role are left out. Raises Refused: duty.file_too_large."""
    for line in read_statements(path):
        found = as_decided(line)
        if found is not None:
            yield found


def as_decided(line: StatementLine) -> Decided | None:
    told = {key: line.text_of(key) for key in ("text", "title", "series", "rank")}
    role = line.text_of("role")
    if role not in KNOWN or not told["text"].strip():
        return None
    accepted = {role, *line.texts_of("also")} & KNOWN
    return Decided(DutyStatement(**told), TalentRole(role), frozenset(map(TalentRole, accepted)))
