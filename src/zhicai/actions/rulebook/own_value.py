"""An agency's own value against what the provision leaves open; every fault at once."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.basics.errors import Refused
from zhicai.basics.minutes import format_hours
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.provision import DatedValue, OverlayField, Provision

LONGEST_TEXT, MOST_ROWS, HIGHEST = 200, 200, 10_000_000
Value = Mapping[str, Any]
Span = tuple[dt.date, dt.date | None]


@dataclass(frozen=True, slots=True)
class OwnFault:
    """What is wrong with one field; `code` is a message, `details` fill it."""

    key: str
    code: str
    details: Mapping[str, str]


class OwnValueRefused(Refused):
    """The first fault is the refusal; the others are told beside it."""

    def __init__(self, faults: Sequence[OwnFault]) -> None:
        super().__init__(faults[0].code, **faults[0].details)
        self.faults = tuple(faults)


def check_own_value(
    value: Value, provision: Provision, *, book: Rulebook, span: Span
) -> dict[str, Any]:
    """The value with the fields of the provision only; raises OwnValueRefused."""
    rule = provision.overlay
    fields = rule.fields if rule is not None else ()
    faults = [fault for one in fields for fault in _faults_of(one, value.get(one.key), book)]
    kept = {one.key: value[one.key] for one in fields if not _is_blank(value.get(one.key))}
    if not faults:
        faults = [
            *_over_caps(kept, provision, book=book, span=span),
            *_too_low(kept, fields, book=book, span=span),
        ]
    if faults:
        raise OwnValueRefused(faults)
    return kept


def _is_blank(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, Sequence) and not value)


def _faults_of(field: OverlayField, value: Any, book: Rulebook) -> Iterator[OwnFault]:
    name = label_of(field.key, book)
    if _is_blank(value):
        if not field.is_optional:
            yield OwnFault(field.key, "overlay.field_missing", {"what": name})
    elif not _fits(field, value):
        yield OwnFault(field.key, "overlay.field_wrong", {"what": name, "seen": str(value)[:60]})


def _fits(field: OverlayField, value: Any) -> bool:
    return _FITS[field.kind](field, value)


def _is_whole(_: OverlayField, value: Any) -> bool:
    return type(value) is int and 0 <= value <= HIGHEST


def _is_text(_: OverlayField, value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_TEXT


def _are_texts(field: OverlayField, value: Any) -> bool:
    return len(value) <= MOST_ROWS and all(_is_text(field, item) for item in value)


def _are_rows(field: OverlayField, value: Any) -> bool:
    return len(value) <= MOST_ROWS and all(_row_fits(field, row) for row in value)


def _row_fits(field: OverlayField, row: Any) -> bool:
    return isinstance(row, Mapping) and all(
        column.key in row and _fits(column, row[column.key]) for column in field.columns
    )


_FITS: Mapping[str, Callable[[OverlayField, Any], bool]] = {
    "choice": lambda field, value: value in field.choices,
    "date": lambda _, value: isinstance(value, dt.date),
    "flag": lambda _, value: isinstance(value, bool),
    "hours": _is_whole,
    "rows": _are_rows,
    "text": _is_text,
    "texts": _are_texts,
    "whole": _is_whole,
}


def national_entries(provision: Provision, span: Span) -> Iterator[DatedValue]:
    """The national entries of which a day lies in the span."""
    start, until = span[0], span[1] or dt.date.max
    for entry in provision.values:
        if entry.in_force_from <= until and start <= (entry.in_force_until or dt.date.max):
            yield entry


def _over_caps(
    value: Value, provision: Provision, *, book: Rulebook, span: Span
) -> Iterator[OwnFault]:
    caps: dict[str, int] = {}
    for entry in national_entries(provision, span):
        for key, cap in entry.caps.items():
            caps[key] = min(cap, caps.get(key, cap))
    for key, cap in caps.items():
        amount = value.get(key)
        if isinstance(amount, int) and amount > cap:
            told = {"what": label_of(key, book), "seen": f"{amount:,}", "cap": f"{cap:,}"}
            yield OwnFault(key, "overlay.over_cap", told)


def _too_low(
    value: Value,
    fields: Sequence[OverlayField],
    *,
    book: Rulebook,
    span: Span,
) -> Iterator[OwnFault]:
    for field in fields:
        amount = value.get(field.key)
        if field.not_below is None or not isinstance(amount, int):
            continue
        floor = book.get_provision(field.not_below)
        entries = national_entries(floor, span)
        held = [entry.value[field.key] for entry in entries if entry.unpublished is None]
        least = max(held, default=0)
        if amount < least:
            say = format_hours if field.kind == "hours" else str
            told = {"what": floor.name, "seen": say(amount), "floor": say(least)}
            yield OwnFault(field.key, "overlay.too_low", told)


def label_of(key: str, book: Rulebook) -> str:
    return book.words.key(key) if book.words is not None else key


def clamp(value: Value, entry: DatedValue | None) -> dict[str, Any]:
    """An older own value never goes above the cap of the day."""
    caps = entry.caps if entry is not None else {}
    return {
        key: min(item, caps[key]) if key in caps and type(item) is int else item
        for key, item in value.items()
    }


def to_json(value: Value) -> dict[str, Any]:
    """Days as text; all else is JSON as it stands."""
    return {
        key: item.isoformat() if isinstance(item, dt.date) else item for key, item in value.items()
    }


def from_json(value: Value, provision: Provision) -> dict[str, Any]:
    """As the rulebook would hold it: days are days, lists are tuples."""
    kinds = {one.key: one.kind for one in provision.overlay.fields} if provision.overlay else {}
    return {key: _read(item, kinds.get(key, "")) for key, item in value.items()}


def _read(item: Any, kind: str) -> Any:
    if kind == "date" and isinstance(item, str):
        return dt.date.fromisoformat(item)
    return tuple(item) if isinstance(item, list) else item
