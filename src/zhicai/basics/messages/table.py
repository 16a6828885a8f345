"""Put a code into words."""

from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING

from zhicai.basics.messages import (
    agency,
    batch,
    cli,
    file,
    home,
    hours,
    layout,
    person,
    roster,
    rulebook,
    sheet,
)
from zhicai.basics.messages.labels import FIELDS, WHEN_ABSENT
from zhicai.basics.messages.message import Message
from zhicai.basics.national_ids import mask_ids_in

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_VALUE = 60

_FAMILIES = (file, layout, sheet, agency, person, roster, hours, batch, home, cli, rulebook)

TABLE: Mapping[str, Message] = {
    code: Message(*texts) for family in _FAMILIES for code, texts in family.MESSAGES.items()
}


def say(code: str, **values: object) -> str:
    """Say what happened and what to do next; what the caller does not know is said in plain words.

    >>> say("sheet.not_hours", where="第 17 列", field="minutes", value="三")
    '第 17 列「時數」為「三」，讀不出時數。請改填數字，例如 1.5 或 3；這一列沒有匯入。'

    Wrong: a code that is not in the table.

    >>> say("sheet.odd")
    Traceback (most recent call last):
        ...
    KeyError: 'no message for sheet.odd'
    """
    if code not in TABLE:
        raise KeyError(f"no message for {code}")
    text = "".join(_Filler().vformat(part, (), values) for part in TABLE[code])
    return mask_ids_in(text)


class _Filler(string.Formatter):
    """Fills the gaps; values are shown as they are, names of fields by their label."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> str:
        del args
        value = kwargs.get(str(key))
        if value is None or value == "":
            return WHEN_ABSENT.get(str(key), "—")
        text = str(value)
        return _tidy(FIELDS.get(text, text) if key == "field" else text)


def _tidy(text: str) -> str:
    """Make a stranger's text safe to print: one line, not too long, no marks that nobody sees."""
    shown = "".join(
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
        for character in text[: LONGEST_VALUE + 1]
        if unicodedata.category(character) not in ("Cf", "Cs")
    )
    return shown if len(shown) <= LONGEST_VALUE else shown[:LONGEST_VALUE] + "…"
