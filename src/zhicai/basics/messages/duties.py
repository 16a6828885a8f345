"""Duties of people and posts, and what heads of divisions answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_KEPT = "沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "duty.unheld": (
        f"{_SEEN}這個單位目前沒有人擔任這個職務。",
        "這一列已列入「未對應之工作項目」，之後可以在那裡指定給人；沒有寫到任何人的工作項目。",
    ),
    "duty.several_holders": (
        f"{_SEEN}這個單位有[ {{count}} 位|好幾位]擔任這個職務。",
        "這一列套用到每一位，請在預覽確認；已照常處理。",
    ),
    "duty.several_agencies": (
        f"{_SEEN}兩個以上的機關都有這個單位和職稱。",
        "請加上「機關代碼」欄再匯入；這一列沒有匯入。",
    ),
    "duty.unheld_gone": (
        "這筆未對應之工作項目已經指定給人，或已被別人更動。",
        f"請重新開啟清單；{_KEPT}",
    ),
    "duty.holder_unknown": (
        "這位同仁[「{value}」|]目前不在這個機關任職。",
        f"請從選單選擇現職的同仁；{_KEPT}",
    ),
    "duty.text_changed": (
        "開啟頁面之後，這位同仁的工作項目被別人改過。",
        f"請看過現在的內容再存一次；您貼上的文字還在下方。{_KEPT}",
    ),
    "duty.text_unchanged": (
        "貼上的內容和目前的工作項目相同。",
        f"不需要儲存；{_KEPT}",
    ),
    "duty.text_empty": (
        "貼上的文字裡讀不出任何工作項目。",
        f"請貼上工作項目的文字，例如「一、……」一行一項；{_KEPT}",
    ),
}
