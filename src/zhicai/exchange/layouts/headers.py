"""Headers as strangers write them, and the keys by which they are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.exchange.layouts.parsers import text_of
from zhicai.exchange.sheets.model import Line, Value, column_letter

LONGEST_HEADER = 60

# Read after folding: half width, lower case, no blanks.
_VARIANTS = str.maketrans({"証": "證", "占": "佔", "号": "號", "别": "別", "歴": "歷"})
_MARKS = re.compile(r"[*※✽＊]|\((\*+)\)|\[(\*+)\]")
_ORDINAL = re.compile(r"^\(?\d{1,2}[.、)](?=\D)")
_REMARK = re.compile(
    r"[(\[【]("
    r"(非?必填|選填|必要|可空白|可不填|系統帶入|自動|請填.*|如.*|例.*|格式.*|下拉.*|文字格式|"
    r"單位[:為]?小時|小時|時|民國年?|西元年?|年/月/日|y+m+d+|y+[/.-]m+[/.-]d+|中文|\d{1,2}碼|遮罩|遮蔽|隱碼|去識別化|"
    r"全銜|是/否|y/n|1/0|v)欄?位?)[)\]】]"
)
# Over a merged header these say nothing about the columns below.
_NEUTRAL = frozenset(
    """
    基本資料 個人資料 人員資料 人員基本資料 員工基本資料 學員資料 個人基本資料 機關資料 現職
    現職資料 任職資料 學習時數 時數 時數統計 學習時數統計 認證時數 研習時數 終身學習時數 各類時數
    時數類別 學習情形 學習紀錄 課程資料 課程資訊 研習資料 證書資料 證照資料 統計資料 統計項目 項目
    欄位 類別時數 完成時數 當年度 本年度
    """.split()
)


def fold_header(text: str) -> str:
    r"""Make the key of a header: no marks for mandatory columns, no remarks on how to fill it.

    >>> fold_header("＊身份証\n字號（必填）"), fold_header("訓練總數(即認證時數)(*)")
    ('身分證字號', '訓練總數(即認證時數)')
    >>> fold_header("3.姓　名："), fold_header("編制(占缺)機關") == fold_header("編制(佔缺)機關")
    ('姓名', True)
    """
    key = fold(text).translate(_VARIANTS).replace("身份", "身分")
    key = _ORDINAL.sub("", _MARKS.sub("", key))
    return _REMARK.sub("", key).strip(":;,、。_")


@dataclass(frozen=True, slots=True)
class Header:
    """One column: where it stands, how it is shown, and the keys it may be known by."""

    index: int
    text: str
    keys: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        return self.text != unnamed(self.index)


def unnamed(index: int) -> str:
    """Name a column without a header, so that it can be spoken of."""
    return f"{column_letter(index)} 欄"


def header_of(index: int, parts: Sequence[str]) -> Header:
    """Put the lines of one header together: 學習時數 over AI may be 學習時數AI, AI學習時數 or AI.

    >>> header_of(3, ["認證時數", "AI"]).keys
    ('認證時數ai', 'ai認證時數', 'ai', '認證時數/ai')
    """
    parts = [part for part in parts if part]
    if not parts:
        return Header(index, unnamed(index), (fold_header(unnamed(index)),))
    telling = [part for part in parts[:-1] if fold_header(part) not in _NEUTRAL] + parts[-1:]
    shown = mask_ids_in("／".join(" ".join(part.split()) for part in dict.fromkeys(parts)))
    joined = ("".join(some) for some in (parts, parts[::-1], telling, telling[::-1]))
    keys = dict.fromkeys(map(fold_header, (*joined, shown)))
    return Header(index, shown, tuple(key for key in keys if key))


def headers_in(lines: Sequence[Line]) -> tuple[Header, ...]:
    """Read one to three lines as headers, one for each column."""
    width = max(len(line.values) for line in lines)
    texts = [[_text_at(line, column) for column in range(width)] for line in lines]
    filled = [_carried(texts, row) for row in range(len(texts))]
    parts = [_without_repeats([row[column] for row in filled]) for column in range(width)]
    return tuple(header_of(index, some) for index, some in enumerate(parts))


def _text_at(line: Line, column: int) -> str:
    value: Value = line.values[column] if column < len(line.values) else None
    text = text_of(value)
    return text if len(text) <= LONGEST_HEADER else ""


def _carried(texts: list[list[str]], row: int) -> list[str]:
    """Fill a merged header to the right, as far as lines below it have something to say."""
    filled = []
    current = ""
    for column, text in enumerate(texts[row]):
        is_divided = any(texts[below][column] for below in range(row + 1, len(texts)))
        is_parted = any(texts[above][column] for above in range(row))
        if text or is_parted:
            current = text if is_divided else ""
        filled.append(text or (current if is_divided else ""))
    return filled


def _without_repeats(parts: list[str]) -> list[str]:
    """A header merged downwards may be repeated on each line."""
    return [part for at, part in enumerate(parts) if at == 0 or part != parts[at - 1]]
