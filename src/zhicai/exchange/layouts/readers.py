"""Reading one column: each different cell once, whatever the number of rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Unreadable
from zhicai.exchange.layouts.fields import Field
from zhicai.exchange.layouts.parsers import is_blank
from zhicai.exchange.sheets.model import Broken, Value

ERROR_TEXTS = frozenset(
    "#REF! #N/A #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA".split()
)


class Outcome(NamedTuple):
    """What one cell says: values by key, or a fault; and what is worth a look."""

    parts: tuple[tuple[str, Any], ...] = ()
    fault: str | None = None
    notice: str | None = None
    details: Mapping[str, str] = {}


SILENT = Outcome()


@dataclass(slots=True)
class Reader:
    """Reads one column and remembers what each of its values came to."""

    index: int
    field: Field
    known: dict[object, Outcome] = dataclasses.field(default_factory=dict)

    def learn(self, key: object, value: Value) -> Outcome:
        outcome = self.known[key] = self._outcome(value)
        return outcome

    def _outcome(self, value: Value) -> Outcome:
        if isinstance(value, Broken):
            return Outcome(fault=value.code)
        if is_blank(value):
            return SILENT
        if isinstance(value, str) and value.strip() in ERROR_TEXTS:
            return Outcome(fault="sheet.error_cell")
        try:
            parsed = self.field.parse(value)
        except Unreadable as unreadable:
            code = f"sheet.{unreadable.code}"
            return Outcome(fault=code, details={"choices": self.field.choices})
        notice = self.field.notice(value)
        return Outcome(self._parts(parsed), None, notice, _read_as(parsed) if notice else {})

    def _parts(self, parsed: Any) -> tuple[tuple[str, Any], ...]:
        if not self.field.keys:
            return ((self.field.name, parsed),)
        pairs = zip(self.field.keys, parsed, strict=True)
        return tuple((key, part) for key, part in pairs if part is not None)


def _read_as(value: object) -> dict[str, str]:
    """What a written date was read as, for the notice about it."""
    return {"other": format_roc(value)} if isinstance(value, dt.date) else {}
