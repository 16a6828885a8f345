"""Keys of imports and batches in the words of an officer."""

from typing import Any

from django import template

from zhicai.basics import intake_words
from zhicai.basics.figure_words import rate_text

register = template.Library()


@register.filter
def batch_kind(key: str) -> str:
    return intake_words.BATCH_KINDS.get(key, key)


@register.filter
def fact(key: str) -> str:
    return intake_words.FACTS.get(key, key)


@register.filter
def staying(key: str) -> str:
    """Why a row cannot be undone."""
    return intake_words.STAYING.get(key, key)


@register.filter
def remark_kind(code: str) -> str:
    return intake_words.remark_words(code)


@register.filter
def stage_words(key: str) -> str:
    return intake_words.STAGES.get(key, key)


@register.filter
def outcome(key: str) -> str:
    return intake_words.OUTCOMES.get(key, key)


@register.filter
def how_known(key: str) -> str:
    """Why a column was taken for a field."""
    return intake_words.HOW.get(key, key)


@register.filter
def rate(counts: Any) -> str:
    """A rate with its counts, or that there is none yet."""
    if counts is None:
        return "還沒有資料"
    return rate_text(counts.met, counts.counted, counts.unknown)


@register.inclusion_tag("components/row_balance.html")
def row_balance(rows: Any, base: str = "", file_id: int | None = None) -> dict[str, Any]:
    """總列 = 新增 + 更新 + 不變 + 略過 + 錯誤; each number a link where there are rows to open."""
    query = f"&file={file_id}" if file_id is not None else ""
    names = ("added", "updated", "unchanged", "skipped", "faulty")
    parts = [
        (
            intake_words.OUTCOMES[name],
            getattr(rows, name),
            f"{base}?tab={name}{query}#rows" if base else "",
        )
        for name in names
    ]
    return {"rows": rows, "parts": parts}
