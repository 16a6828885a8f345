"""One JSON object a line; a line that is none is kept as unreadable, never dropped."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhicai.basics.errors import Refused

MEGABYTE = 1024 * 1024
LONGEST_FILE = 256 * MEGABYTE


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line of the file: `content` holds its texts; None where it is no JSON object."""

    number: int
    content: dict[str, Any] | None = field(default=None)

    def text_of(self, key: str) -> str:
        """The text of a key; a number or a truth value as text, anything else as nothing."""
        value = (self.content or {}).get(key)
        return str(value) if isinstance(value, str | int | float) else ""

    def texts_of(self, key: str) -> tuple[str, ...]:
        value = (self.content or {}).get(key)
        return tuple(map(str, value)) if isinstance(value, list) else ()


def read_statements(path: Path) -> Iterator[StatementLine]:
    """Every line, the blank ones too. Raises Refused("duty.file_too_large")."""
    if path.stat().st_size > LONGEST_FILE:
        raise Refused("duty.file_too_large", value=path.name, cap=LONGEST_FILE // MEGABYTE)
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            yield StatementLine(number, _parse(line))


def _parse(line: str) -> dict[str, Any] | None:
    try:
        content = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _refuse_constant(name: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(name)
