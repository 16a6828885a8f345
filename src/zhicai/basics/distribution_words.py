"""How the counted people are spread over the talent roles, in the words of an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "AI人才類別分布統計表"
# Short, for the heads of narrow columns; each leads to the rule that has the whole name.
STATES: Mapping[str, str] = {
    "policy": "政策",
    "application": "應用",
    "development": "開發",
    "research": "研究",
    "reopened": "須再認定",
    "pending": "待認定",
    "no_duties": "無職掌資料",
}
STATES_LONG: Mapping[str, str] = {
    "policy": "AI政策人才（已認定）",
    "application": "AI應用人才（已認定）",
    "development": "AI開發人才（已認定）",
    "research": "AI研究人才（已認定）",
    "reopened": "須再認定（認定之後工作項目有變動）",
    "pending": "應用（預設，未認定）：待認定",
    "no_duties": "應用（預設，未認定）：無職掌資料",
}
DECIDED, DEFAULT, TOTAL = "已認定", "應用（預設，未認定）", "合計"
COUNTED = "計入"
AXES: Mapping[str, str] = {
    "agency": "機關",
    "division": "單位",
    "rank": "官等",
    "series": "職系",
}
AXES_LONG: Mapping[str, str] = {
    "agency": "依機關",
    "division": "依單位",
    "rank": "依官等",
    "series": "依職系",
}
RANKS: Mapping[str, str] = {
    "senior": "簡任",
    "intermediate": "薦任",
    "junior": "委任",
    "spanning": "跨官等（職務列二官等以上）",
    "other": "其他（師級、約聘僱等）",
    "none": "未填官等",
}
NO_DIVISION, NO_SERIES = "未填單位", "未填職系"
ITSELF, BELOW = "本機關（不含所屬）", "所屬機關（不分單位）"
NOTE = (
    "計入＝已認定（政策＋應用＋開發＋研究）＋須再認定＋待認定＋無職掌資料，每人只計一次。"
    "尚未認定的人一律先列應用人才（預設）；所屬機關含其再下一層所屬。"
)
DECIDED_UNTIL = "類別以截止日當日結束時系統上的認定為準"
NOBODY_DECIDED = "還沒有人經過認定"
