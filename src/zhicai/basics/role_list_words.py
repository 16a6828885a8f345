"""Where a person stands between suggestion and decision, in the words of an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TABS: Mapping[str, str] = {
    "queue": "待認定",
    "unsure": "把握低",
    "changed": "職掌已變更",
    "decided": "已認定",
    "default": "無職掌資料",
    "all": "全部",
}
STATES: Mapping[str, str] = {
    "waiting": "待認定",
    "changed": "職掌已變更，請再確認",
    "decided": "已認定",
    "default": "應用人才（預設）— 無職掌資料",
}
ORDERS: Mapping[str, str] = {
    "place": "機關與單位",
    "sure": "把握高的在前",
    "unsure": "把握低的在前",
}
LESS_CERTAIN = "約聘僱、教師、警察等的職掌用字還沒有足夠的實例可以驗證，把握視為低。"
HEAD_DOUBT = (
    "主管而職掌有規劃或委外資訊、數位業務：問答集寫「應列為」、圖卡寫「可列為」AI政策人才；"
    "由人確認，不自動認定。"
)
BY_ANSWERS = "已計入單位主管的回答；只看工作項目的建議是{by_duties}。"
NO_PATH = "無公布之學習路徑"
BASE = "全體同仁至少是AI應用人才（全體打底）。"
WITHDRAWN = "撤銷認定（回到待認定）"
# What each role means, for the colleague herself.
PLAIN: Mapping[str, str] = {
    "policy": "您的工作以規劃、督導或委外辦理資訊與AI業務為主。",
    "application": "您的工作以自己的業務為主，用現成的AI工具把它做得更好。",
    "development": "您的工作以建置、整合或維運資訊系統為主。",
    "research": "您的工作以研究AI的治理與法制為主；目前無公布之學習路徑。",
}
