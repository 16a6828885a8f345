"""What the pages of a draft say beside the table of messages: kinds of files, steps of a job."""

from collections.abc import Sequence

from zhicai.exchange.layouts.asking import Asked, Candidate
from zhicai.exchange.layouts.catalogue import get_layout
from zhicai.exchange.layouts.reading import Reading

WAITING = "排隊等候"
READING = "讀取檔案"
PLANNING = "與現有資料比對"
FORECASTING = "計算對達成率的影響"
KEEPING = "整理預覽"
WRITING = "寫入資料"

BY_NAME = "欄名相近"
BY_VALUES = "內容讀得成這種資料"
TWICE = "有兩欄以上都可能是"


def why(candidate: Candidate) -> str:
    """Why a column may be a field."""
    if candidate.is_twice:
        return TWICE
    return BY_NAME if candidate.is_likely else BY_VALUES


def what_it_is(readings: Sequence[Reading]) -> str:
    """「學習時數（入口網 25 欄），1 個工作表，412 列」; several kinds are parted by a semicolon."""
    return "；".join(_kind(reading) for reading in readings)


def what_it_may_be(asked: Sequence[Asked]) -> str:
    """「可能是學習時數（逐筆）」, as long as something about the file is open."""
    names = dict.fromkeys(one.nearest for one in asked if one.nearest)
    return "；".join(f"可能是{get_layout(name).title}" for name in names)


def _kind(reading: Reading) -> str:
    sheets = {column.sheet for column in reading.used_columns}
    title = get_layout(reading.layout).title
    return f"{title}，{len(sheets):,} 個工作表，{reading.total:,} 列"
