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
    "duty.items_read": (
        "讀到[ {count} 項]工作項目：{value}。",
        "請核對是否完整；還沒有儲存。",
    ),
    "duty.answers_changed": (
        "開啟頁面之後，這個單位的回答或同仁有變動。",
        f"請重新開啟頁面，看過現在的內容再回答；{_KEPT}",
    ),
    "duty.signer_missing": (
        "登錄別人簽回的回答，要寫明是誰、哪一天簽的。",
        f"請填「簽名或寄回的人」和「簽名日期」；{_KEPT}",
    ),
    "duty.form_reply": (
        "{where}為「{value}」。",
        "請填「是」或「否」，還不知道就留空白；整份還沒有登錄。",
    ),
    "duty.form_long": (
        "{where}的文字[（「{value}…」）]太長。",
        "請縮短到 300 字以內；整份還沒有登錄。",
    ),
    "duty.text_empty": (
        "貼上的文字裡讀不出任何工作項目。",
        f"請貼上工作項目的文字，例如「一、……」一行一項；{_KEPT}",
    ),
}
