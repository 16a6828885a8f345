"""How the child tells its parent what it read: one JSON document a line, never a pickle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.sheets.book import Broken, Line, Value

_MAKERS: dict[str, Callable[..., Value]] = {
    "broken": lambda seen: Broken(*seen),
    "date": dt.date.fromisoformat,
    "at": dt.datetime.fromisoformat,
    "time": dt.time.fromisoformat,
}


def pack_value(value: Value) -> Any:
    """Give a JSON form of one value.

    >>> pack_value("王"), pack_value(3), pack_value(dt.date(2026, 1, 2))
    ('王', 3, {'date': '2026-01-02'})
    """
    if isinstance(value, Broken):
        return {"broken": [str(value), value.code]}
    if isinstance(value, dt.datetime):
        return {"at": value.isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if isinstance(value, dt.time):
        return {"time": value.isoformat()}
    return value


def unpack_value(packed: Any) -> Value:
    """Give the value back.

    >>> unpack_value({"broken": ["#REF!", "sheet.error_cell"]}).code
    'sheet.error_cell'
    """
    if isinstance(packed, dict):
        ((name, text),) = packed.items()
        return _MAKERS[name](text)
    value: Value = packed
    return value


class LineReader:
    """Makes lines of their JSON form; equal texts are kept once, which halves the memory."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def read(self, packed: list[list[Any]]) -> list[Line]:
        return [Line(number, tuple(map(self._value, values))) for number, values in packed]

    def _value(self, packed: Any) -> Value:
        if type(packed) is str:
            return self._texts.setdefault(packed, packed)
        return unpack_value(packed)


def pack_refusal(refused: Refused) -> dict[str, Any]:
    return {
        "code": refused.code,
        "place": refused.place,
        "value": refused.value,
        "details": refused.details,
    }


def unpack_refusal(packed: dict[str, Any]) -> Refused:
    return Refused(
        packed["code"], place=packed["place"], value=packed["value"], **packed["details"]
    )


def pack_remark(remark: Remark) -> dict[str, Any]:
    return {
        "code": remark.code,
        "sheet": remark.sheet,
        "cell": remark.cell,
        "value": remark.value,
        "details": dict(remark.details),
    }


def unpack_remark(packed: dict[str, Any]) -> Remark:
    return Remark(**packed)
