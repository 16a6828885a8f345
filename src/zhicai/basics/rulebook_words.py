"""The rulebook in the words of an officer: every face says them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.basics.figure_words import UNPUBLISHED

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_IN_FORCE = "當日沒有規定"
NOT_HELD, HELD = "原文尚未匯入", "原文已匯入"
STATES: Mapping[str, str] = {"unpublished": UNPUBLISHED, "not_in_force": NOT_IN_FORCE}
RELATIONS: Mapping[str, str] = {
    "itself": "本文件",
    "amendment": "修正",
    "basis": "依據",
    "enclosure": "附",
    "mention": "提及",
    "relay": "轉知",
}
GRADES: Mapping[str, str] = {
    "A": "A　原文，或主管機關自己的網頁",
    "B": "B　新聞，或機關網頁轉載",
    "C": "C　第三方整理，指向官方頁面",
    "D": "D　單一、非官方的說法，不作預設值",
}
GROUNDS: Mapping[str, str] = {
    "law": "法令或來文交由各機關決定",
    "silent": "來文未載明，由機關採認",
    "unpublished": "主管機關尚未公布，公布前由機關採認；公布後以公布者為準",
}
ANSWERS: Mapping[str, str] = {
    "provision": "有條文",
    "screen": "有畫面",
    "information": "只供參考",
    "equals": "同另一列",
}
PARTS: Mapping[str, str] = {
    "L1": "國教署函（L1）",
    "L2": "教育部人事處函（L2）",
    "L3": "人事總處書函（L3）",
    "QA": "問答集（QA）",
    "SL": "問答集簡報（SL）",
}
LISTED: Mapping[str, str] = {
    "open": "機關得自訂",
    "doubtful": "有疑義",
    "unpublished": "有待公布事項",
}
