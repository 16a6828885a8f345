"""The five questions to heads of divisions, in the words that pages and sheets say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS: Mapping[str, str] = {
    "planning": "是否規劃或採購AI、資訊業務？",
    "oversight": "是否督導這類委外或採購的履約？",
    "building": "是否建置、整合或維運系統？",
    "research": "是否研究科技的治理或法制？",
    "tools": "工作上使用哪些AI工具？沒有就填「無」。",
}
SHORT: Mapping[str, str] = {
    "planning": "第1題 規劃或採購",
    "oversight": "第2題 督導履約",
    "building": "第3題 建置維運",
    "research": "第4題 研究治理",
    "tools": "第5題 AI工具",
}
REPLIES: Mapping[str, str] = {"": "未回答", "yes": "是", "no": "否"}
