"""The kind of staff that the name of a sheet or of a file tells."""

from __future__ import annotations

import re

from zhicai.basics.text import fold

# Longest first, so that 代理教師 is not read as 教師; 教職員 and 職員工 tell nothing.
_MIXED = ("教職員工", "教職員", "職員工", "全體教師職員")
_WORDS = (
    "考試錄取訓練人員",
    "未納銓敘舊制職員",
    "專案及臨時人員",
    "技工工友駕駛",
    "專任運動教練",
    "代理代課教師",
    "約聘僱人員",
    "軍訓教官",
    "駐衛警察",
    "技工工友",
    "聘用人員",
    "約僱人員",
    "醫事人員",
    "臨時人員",
    "專案人員",
    "代理教師",
    "代課教師",
    "運動教練",
    "約聘僱",
    "駐衛警",
    "校長",
    "教師",
    "職員",
    "教官",
    "聘用",
    "約僱",
    "雇員",
    "技工",
    "工友",
    "駕駛",
)
_FOUND = re.compile("|".join((*_MIXED, *_WORDS)))


def staff_category_in(*names: str) -> str | None:
    """Give the one kind of staff in the first name that tells any.

    >>> staff_category_in("工作表1", "示範國小_教師.xlsx"), staff_category_in("教職員名冊")
    ('教師', None)
    >>> staff_category_in("教師及職員", "職員.xlsx")
    """
    for name in names:
        found = dict.fromkeys(_FOUND.findall(fold(name)))
        if found:
            told = [word for word in found if word not in _MIXED]
            return told[0] if len(found) == 1 and told else None
    return None
