"""Provisions in the words that officers read."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from zhicai.actions.rulebook.describe import BasisLine, SourceLine, Standing, ValueLine
from zhicai.basics.dates import format_roc
from zhicai.basics.minutes import format_hours

NORMS = {
    "obligation": "義務",
    "expectation": "期許",
    "encouragement": "鼓勵",
    "permission": "得為",
    "definition": "定義",
    "information": "說明",
}
KINDS = {"added": "新增", "removed": "刪除", "changed": "變動"}
UNPUBLISHED, NOT_IN_FORCE = "待主管機關公布", "當日沒有規定"
NOT_HELD = "原文尚未匯入"
DETAILS_ELSEWHERE = "內容請用 show 查看"
MINUTE_LABELS = {"minutes": "", "basic": "基礎 ", "advanced": "進階 ", "more_than_minutes": "超過 "}
LONGEST_CELL = 40


def say_value(value: Any, unit: str | None) -> str:
    """Minutes as hours; anything else plainly, names and lists readable on one line."""
    if unit == "minutes_per_year" and isinstance(value, Mapping):
        return "、".join(_say_minutes(key, item) for key, item in value.items())
    if isinstance(value, Mapping):
        return "；".join(f"{key}：{say_value(item, None)}" for key, item in value.items())
    if isinstance(value, tuple):
        return "、".join(say_value(item, None) for item in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return format_roc(value) if isinstance(value, dt.date) else str(value)


def _say_minutes(key: str, item: Any) -> str:
    if isinstance(item, int):
        return f"{MINUTE_LABELS.get(key, key + ' ')}{format_hours(item)}"
    return f"{key}：{say_value(item, None)}"


def say_standing(standing: Standing | None, unit: str | None) -> str:
    if standing is None:
        return "（沒有這條條文）"
    if standing.state == "in_force":
        return say_value(standing.value, unit)
    return UNPUBLISHED if standing.state == "unpublished" else NOT_IN_FORCE


def say_briefly(standing: Standing, unit: str | None, about: str | None) -> str:
    """One cell of a table: the value where it is short, else what it is about."""
    value = standing.value
    is_plain = unit == "minutes_per_year" or not _is_structured(value)
    if standing.state != "in_force" or is_plain:
        return shorten(say_standing(standing, unit))
    return shorten(f"（{about or DETAILS_ELSEWHERE}）")


def _is_structured(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(_is_structured(item) for item in value)
    return isinstance(value, Mapping)


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def value_lines(value: Any, depth: int = 0) -> list[str]:
    """A value with parts, one part a line; the keys stand as in the file."""
    indent = "  " * depth
    if isinstance(value, Mapping):
        lines = []
        for key, item in value.items():
            lines += _part_lines(f"{indent}{key}：", item, depth)
        return lines
    if isinstance(value, tuple):
        return [line for item in value for line in _part_lines(f"{indent}－ ", item, depth)]
    return [f"{indent}{say_value(value, None)}"]


def _part_lines(head: str, item: Any, depth: int) -> list[str]:
    if _is_structured(item):
        return [head.rstrip(), *value_lines(item, depth + 1)]
    return [f"{head}{say_value(item, None)}"]


def say_source(source: SourceLine) -> str:
    """Issuer, date, number and kind, as one cites a letter."""
    day = "日期不明" if source.issued_on is None else format_roc(source.issued_on)
    if source.issue_number is None:
        return f"{source.issuer}「{source.title}」"
    return f"{source.issuer} {day} {source.issue_number}{source.kind}"


def say_basis(basis: BasisLine) -> list[str]:
    """The clause, what it cites, whether the wording is held, and who passed it on."""
    citing = "" if basis.citing is None else f"（引 {say_source(basis.citing)}）"
    held = "" if basis.source.is_held else f"（{NOT_HELD}）"
    lines = [f"{say_source(basis.source)}，{basis.clause}{citing}{held}"]
    lines += [f"  轉知：{say_source(source)}" for source in basis.relayed_by]
    return lines


def say_span(entry: ValueLine) -> str:
    start = format_roc(entry.in_force_from)
    if entry.in_force_until is None:
        return f"{start} 起"
    return f"{start} 至 {format_roc(entry.in_force_until)}"


def say_entry(entry: ValueLine, unit: str | None) -> str:
    said = UNPUBLISHED if entry.unpublished else say_value(entry.value, unit)
    maker = "" if entry.set_by is None else f"（{entry.set_by}自訂）"
    return f"{say_span(entry)}　{said}{maker}"
