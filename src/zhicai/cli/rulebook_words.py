"""Provisions in the words that officers read."""

from zhicai.actions.rulebook.describe import BasisLine, Standing, ValueLine
from zhicai.actions.rulebook.value_parts import Part
from zhicai.basics.figure_words import UNPUBLISHED
from zhicai.basics.rulebook_words import NOT_HELD, NOT_IN_FORCE

KINDS = {"added": "新增", "removed": "刪除", "changed": "變動"}
DETAILS_ELSEWHERE = "內容請用 show 查看"
LONGEST_CELL = 40


def say_standing(standing: Standing | None) -> str:
    if standing is None:
        return "（沒有這條條文）"
    if standing.state == "in_force" and standing.entry is not None:
        return standing.entry.said.line
    return UNPUBLISHED if standing.state == "unpublished" else NOT_IN_FORCE


def say_briefly(standing: Standing, about: str | None) -> str:
    """One cell of a table: the value where it is short, else what it is about."""
    said = say_standing(standing)
    has_parts = standing.entry is not None and bool(standing.entry.said.parts)
    if len(said) <= LONGEST_CELL or not has_parts:
        return shorten(said)
    return shorten(f"（{about or DETAILS_ELSEWHERE}）")


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def value_lines(part: Part, depth: int = 0) -> list[str]:
    """A value with parts, one part a line, each under its own label."""
    indent = "  " * depth
    if not part.parts:
        return [f"{indent}{part.line}"]
    head = f"{part.label}：{part.text}" if part.label else part.text
    lines = [f"{indent}{head}"] if head else []
    for inner in part.parts:
        lines += _item_lines(inner, depth + bool(head))
    return lines


def _item_lines(part: Part, depth: int) -> list[str]:
    """An item without a label begins with a dash, and so do not its other parts."""
    lines = value_lines(part, depth)
    if part.label or not lines:
        return lines
    indent = "  " * depth
    rest = [f"  {line}" for line in lines[1:]] if not part.text else lines[1:]
    return [f"{indent}－ {lines[0].strip()}", *rest]


def say_basis(basis: BasisLine) -> list[str]:
    """The clause, what it cites, whether the wording is held, and who passed it on."""
    citing = "" if basis.citing is None else f"（引 {basis.citing.line}）"
    is_told = basis.source.is_held or basis.source.is_default
    held = "" if is_told else f"（{NOT_HELD}）"
    lines = [f"{basis.source.line}，{basis.clause}{citing}{held}"]
    lines += [f"  轉知：{source.line}" for source in basis.relayed_by]
    return lines


def say_entry(entry: ValueLine) -> str:
    said = UNPUBLISHED if entry.unpublished else entry.said.line
    maker = "" if entry.set_by is None else f"（{entry.set_by}自訂）"
    return f"{entry.span}　{said}{maker}"
