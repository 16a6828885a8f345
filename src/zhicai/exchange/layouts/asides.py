"""Lines among the data that are not data: totals, notes under the table, numbers without a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.sheets.model import Value

FEW = 3
A_SENTENCE = 12

_TOTAL = re.compile(
    r"(?:本頁|全部|各項|人數|時數|總人數|以上)?(?:合計|總計|小計|共計|總和|總數|平均|平均值|累計)"
    r"(?:[:(\d].*|人數?|筆數?|列|時數|小時)?"
)
_NOTE = re.compile(
    r"(?:附?註|備註|附記|說明|填表說明|備考)[:\d一二三四五六七八九十、.]"
    r"|(?:製表|列印|印表|填表|填報|承辦|製作|產製|匯出|報表|查詢|資料|統計|聯絡)"
    r"(?:人員?|日期?|時間|單位|來源|期間|截止|電話)?.{0,6}:"
    r"|第\d+頁|共\d+頁|頁次|-*以下空白-*$|[※＊*]|[-=─═_]{3,}$"
)
_HINT = re.compile(
    r"\(?(?:非?必填|選填|必要|可空白|可不填|文字|數字|日期|下拉選單|(?:格式|範例|例|例如|請填).*)\)?"
)
_SIGNATURE = re.compile(
    r"(?:製表|填表|承辦|單位主管|機關首長|首長|校長|人事(?:主管|主任|室)|主辦|覆核|複核|審核|核章|簽章)"
    r"(?:人員?|者|簽章|核章)?:?.{0,4}"
)


def is_aside(values: Sequence[Value], *, has_identity: bool) -> bool:
    """Whether a line is a total or a note; a line with a readable identity never is.

    >>> is_aside(("合計", None, 12.0), has_identity=False)
    True
    >>> is_aside((None, "製表人：陳小姐", None), has_identity=False)
    True
    >>> is_aside(("必填", "必填", "格式：115/01/01"), has_identity=False)
    True
    >>> is_aside(("王小明", None, 12.0), has_identity=False)
    False
    """
    if has_identity:
        return False
    texts = [_plain(value) for value in values if not is_blank(value)]
    if any(_TOTAL.fullmatch(text) for text in texts[:FEW]):
        return True
    for whole in (_SIGNATURE, _HINT):
        if all(whole.fullmatch(text) for text in texts):
            return True
    is_note = len(texts) <= FEW and _NOTE.match(texts[0]) is not None
    return is_note or _is_sentence(texts)


def _is_sentence(texts: Sequence[str]) -> bool:
    """One long text all alone is written about the table, not in it."""
    is_alone = len(texts) == 1 and len(texts[0]) >= A_SENTENCE
    return is_alone and not texts[0].isascii()


def _plain(value: Value) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text_of(value)))
