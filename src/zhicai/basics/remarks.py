"""One remark about a file: what was seen where; the message table puts its code into words."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from zhicai.basics.messages import say
from zhicai.basics.national_ids import mask_ids_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhicai.basics.errors import Refused


@dataclasses.dataclass(frozen=True, slots=True)
class Remark:
    """A fault, a notice or a refusal, with its place and the value seen (IDs masked by the maker).

    >>> remark = Remark("sheet.not_hours", "時數", "D17", "三", "minutes")
    >>> remark.place
    '時數!D17'
    >>> remark.message.startswith("第 17 列「時數」為「三」")
    True
    """

    code: str
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    field: str | None = None
    details: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def place(self) -> str | None:
        """The address as a spreadsheet writes it, as far as it is known."""
        return "!".join(part for part in (self.sheet, self.cell) if part) or None

    @property
    def message(self) -> str:
        known = {
            "where": _where(self.cell),
            "place": self.place or self.details.get("place"),
            "value": self.value,
            "field": self.field,
        }
        return say(self.code, **{**self.details, **known})

    def as_json(self) -> dict[str, str | None]:
        return {
            "sheet": None if self.sheet is None else mask_ids_in(self.sheet),
            "cell": self.cell,
            "code": self.code,
            "value": None if self.value is None else mask_ids_in(self.value),
            "message": self.message,
        }


def remark_on(refused: Refused) -> Remark:
    """Turn a refusal into a remark, so that it is shown like the others.

    >>> from zhicai.basics.errors import Refused
    >>> remark_on(Refused("file.empty", place="名冊!A1", value="名冊.xlsx")).place
    '名冊!A1'
    """
    found = re.fullmatch(r"(?:(?P<sheet>.*)!)?(?P<cell>[A-Z]+[0-9]+)", refused.place or "")
    details = dict(refused.details)
    if refused.place and not found:
        details["place"] = refused.place
    return Remark(
        refused.code,
        sheet=found["sheet"] if found else None,
        cell=found["cell"] if found else None,
        value=refused.value,
        field=details.get("field"),
        details=details,
    )


def _where(cell: str | None) -> str:
    number = re.search(r"[0-9]+$", cell or "")
    return f"第 {number.group()} 列" if number else ""
