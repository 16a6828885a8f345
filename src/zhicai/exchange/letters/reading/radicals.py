"""Radicals that a PDF writes where it means the character."""

from __future__ import annotations

import unicodedata

KANGXI = range(0x2F00, 0x2FD6)
# The supplement has no decompositions; these are the ones that fonts of Taiwan really give.
SUPPLEMENT: dict[int, int] = str.maketrans(
    "⺠⺟⻄⻑⻘⻝⻢⻤⻩⻬⺫⻆⻁⺒⺝⺼⻂", "民母西長青食馬鬼黃齊网角虎巳月肉衤"
)
_KANGXI_TABLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in KANGXI}
_TABLE: dict[int, int | str] = {**_KANGXI_TABLE, **SUPPLEMENT}


def folded_radicals(text: str) -> str:
    """Each radical as the character that it looks like; all else stays as it was.

    >>> folded_radicals("⼈事⾏政總處")
    '人事行政總處'
    """
    return text if text.isascii() else text.translate(_TABLE)
