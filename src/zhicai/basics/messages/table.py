"""Put a code into words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from zhicai.basics.dates import format_roc
from zhicai.basics.messages import (
    account,
    agency,
    approval,
    audit,
    batch,
    cli,
    database,
    draft,
    duties,
    edits,
    factor,
    figures,
    file,
    home,
    hours,
    key,
    layout,
    letter,
    overlay,
    people,
    person,
    report,
    requests,
    retention,
    roles,
    roster,
    rulebook,
    sheet,
    standing,
    transfers,
    web,
)
from zhicai.basics.messages.labels import FIELDS, KINDS, WHEN_ABSENT
from zhicai.basics.messages.message import Message
from zhicai.basics.national_ids import mask_ids_in

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_VALUE = 120

_GAP = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL = re.compile(r"\[(?P<known>[^\[\]|]*)(?:\|(?P<otherwise>[^\[\]]*))?\]")
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_FAMILIES = (
    file,
    layout,
    sheet,
    agency,
    person,
    people,
    roster,
    hours,
    edits,
    batch,
    approval,
    requests,
    roles,
    transfers,
    draft,
    duties,
    database,
    home,
    cli,
    figures,
    standing,
    report,
    rulebook,
    overlay,
    audit,
    account,
    web,
    factor,
    key,
    retention,
    letter,
)

TABLE: Mapping[str, Message] = {
    code: Message(*texts) for family in _FAMILIES for code, texts in family.MESSAGES.items()
}


def say(code: str, /, **values: object) -> str:
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
    shown = {name: _show(name, value) for name, value in values.items() if value not in (None, "")}
    if "value" in shown:
        shown.setdefault("day", _in_roc(shown["value"]))
    return mask_ids_in("".join(_fill(part, shown) for part in TABLE[code]))


def advise(code: str, /, **values: object) -> str:
    """Only what to do next, for a heading over many equal remarks.

    >>> advise("sheet.not_hours", where="第 17 列", field="minutes", value="三")
    '請改填數字，例如 1.5 或 3；這一列沒有匯入。'
    """
    shown = {name: _show(name, value) for name, value in values.items() if value not in (None, "")}
    return mask_ids_in(_fill(TABLE[code].step, shown))


def _fill(template: str, shown: Mapping[str, str]) -> str:
    """Choose what can be said, then fill the gaps; a value is never read as a template."""
    chosen = _OPTIONAL.sub(lambda found: _choose(found, shown), template)
    return _GAP.sub(lambda gap: shown.get(gap[1], WHEN_ABSENT.get(gap[1], "—")), chosen)


def _choose(found: re.Match[str], shown: Mapping[str, str]) -> str:
    gaps = _GAP.findall(found["known"])
    if not gaps:
        return found[0]
    return found["known"] if all(name in shown for name in gaps) else found["otherwise"] or ""


def _show(name: str, value: object) -> str:
    """A field by its label, a date in 民國 years; the value seen stays as it was seen."""
    text = str(value)
    if name == "field":
        return FIELDS.get(text, WHEN_ABSENT["field"] if _KEY.fullmatch(text) else _tidy(text))
    if name == "kind":
        return KINDS.get(text, text)
    return _tidy(text if name == "value" else _in_roc(text))


def _in_roc(text: str) -> str:
    try:
        return format_roc(dt.date.fromisoformat(text)) if _ISO.fullmatch(text) else text
    except ValueError:
        return text


def _tidy(text: str) -> str:
    """Make a stranger's text safe to print: one line, not too long, no marks that nobody sees."""
    shown = "".join(
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
        for character in text[: LONGEST_VALUE + 1]
        if unicodedata.category(character) not in ("Cf", "Cs")
    )
    return shown if len(shown) <= LONGEST_VALUE else shown[:LONGEST_VALUE] + "…"
