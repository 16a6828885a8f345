"""Talent roles: deciding, changing and withdrawing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "沒有認定或變更任何人的類別。"
MESSAGES: Mapping[str, tuple[str, str]] = {
    "role.nothing_chosen": (
        "還沒有勾選任何同仁。",
        f"請先勾選同仁，再按認定；{_KEPT}",
    ),
    "role.unknown": (
        "沒有這一種AI人才類別。",
        f"請填[這幾種之一：{{choices}}|四種之一]；{_KEPT}",
    ),
    "role.person_gone": (
        "選取的同仁之中，有人已不在本機關及所屬機關，或沒有現職。",
        f"請重新開啟名單再選；{_KEPT}",
    ),
    "role.of_other_office": (
        "[「{value}」|選取的同仁][（共 {count} 人）]屬於所屬機關，由該機關的人事人員認定。",
        f"請取消勾選這些同仁，或請該機關認定；{_KEPT}",
    ),
    "role.duties_changed": (
        "[「{value}」的|]工作項目在您開啟頁面之後有變動。",
        f"請重新開啟頁面，看過現在的工作項目與建議再認定；{_KEPT}",
    ),
    "role.reason_missing": (
        "認定的類別和建議不同，或要撤銷認定，[共 {count} 人，]還沒有寫理由。",
        f"請寫下依據的職掌、會議或主管意見；{_KEPT}",
    ),
}
