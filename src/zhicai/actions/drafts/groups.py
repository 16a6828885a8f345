"""Equal faults together, with what would put all of them right."""

import difflib
import hashlib
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.drafts.columns import Columns
from zhicai.actions.drafts.pack import pack_remark
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.reading import Row
from zhicai.exchange.layouts.repairs import propose

# One text stands for all equal cells; elsewhere each cell has its own.
BY_VALUE = frozenset(
    {
        "agency.unknown",
        "agency.ambiguous",
        "agency.parent_unknown",
        "roster.category_unknown",
        "sheet.not_a_choice",
        "sheet.missing_value",
    }
)
NOTICES = frozenset({"roster.category_unknown"})
OF_ONE_PERSON = frozenset({"national_id", "masked_id", "name", "employee_number", "birth_on"})
CLOSE = 0.8
OTHERS = "\x1f"
MOST_GROUPS = 300  # of one file; what is rarer than that is worth no act of its own


@dataclass(slots=True)
class Groups:
    """The groups of one file; `names` are those that an unknown agency may mean."""

    file_id: int
    columns: Columns
    names: list[str]
    found: dict[str, dict[str, Any]] = field(default_factory=dict)
    _names_near: dict[str, str | None] = field(default_factory=dict)
    _keys: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, remark: Remark, row: Row | None) -> str:
        """The key of the group that a fault belongs to."""
        at = self.columns.find(remark, row)
        value = remark.value or ""
        proposed = self._proposed(remark, row, at) if at else None
        is_alike = remark.code in BY_VALUE or proposed is None
        variant = value if is_alike and remark.code in BY_VALUE else str(proposed is not None)
        field_name = at.field if at else remark.field or ""
        key = self._key(remark.code, field_name, variant)
        if key not in self.found and len(self.found) >= MOST_GROUPS:
            key, at, proposed = self._key(remark.code, field_name, OTHERS), None, None
        group = self.found.get(key)
        if group is None:
            group = self.found[key] = self._open(remark, proposed, at_field=at.field if at else "")
        group["count"] += 1
        return key

    def _near(self, value: str) -> str | None:
        """The one agency whose name is nearly this; each name is looked up once."""
        if value not in self._names_near and len(self._names_near) < MOST_GROUPS:
            near = difflib.get_close_matches(value, self.names, n=2, cutoff=CLOSE)
            self._names_near[value] = near[0] if len(near) == 1 else None
        return self._names_near.get(value)

    def _key(self, code: str, field_name: str, variant: str) -> str:
        told = (code, field_name, variant)
        if told not in self._keys:
            text = "\x1f".join((str(self.file_id), *told))
            self._keys[told] = hashlib.sha256(text.encode()).hexdigest()[:16]
        return self._keys[told]

    def _open(self, remark: Remark, proposed: str | None, *, at_field: str) -> dict[str, Any]:
        is_common = remark.code in BY_VALUE and at_field not in OF_ONE_PERSON
        return {
            "file": self.file_id,
            "code": remark.code,
            "field": at_field or None,
            "count": 0,
            "example": pack_remark(remark),
            "proposed": None if proposed is None else mask_ids_in(proposed),
            "text": proposed if remark.code in BY_VALUE else None,
            "takes_text": bool(at_field) and is_common,
        }

    def _proposed(self, remark: Remark, row: Row | None, at: Any) -> str | None:
        if remark.code in {"agency.unknown", "agency.parent_unknown"}:
            return self._near(remark.value or "")
        if row is None or not remark.code.startswith("sheet."):
            return None
        return propose(at.layout, at.field, row.value_at(at.at))
