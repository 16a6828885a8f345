"""What kind of file it is, and which column means what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING = "這次沒有寫入任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "layout.unknown": (
        "看不出這是哪一種檔案[，最接近「{nearest}」，但缺少{lacks}]。[看到的欄位：{value}。]",
        f"請確認檔案裡有一列欄位名稱，或指定欄位對應後重新匯入。{_NOTHING}",
    ),
    "layout.ambiguous": (
        "這個檔案同時符合兩種以上的格式[（{value}）]。",
        f"請指定欄位對應，或補上能區別的欄位後重新匯入。{_NOTHING}",
    ),
    "layout.column_missing": (
        "找不到必要的「{field}」欄位。[檔案裡的欄位有：{value}。]",
        f"請補上這一欄；若欄名不同，請指定是哪一欄。{_NOTHING}",
    ),
    "layout.column_uncertain": (
        "找不到「{field}」；您的檔案有[：{value}|相近的欄位]，是它嗎？",
        f"若是，請加上 --map [{{map}}|欄名=field] 後重新匯入。{_NOTHING}",
    ),
    "layout.column_twice": (
        "有兩欄以上都可以當作「{field}」[：{value}]。",
        f"請指定要用哪一欄[，例如 --map {{map}}]，再重新匯入。{_NOTHING}",
    ),
    "layout.map_unused": (
        "檔案裡沒有「{value}」這一欄，指定的欄位對應沒有用到。",
        "請核對欄名後重新執行；其他欄位已照常處理。",
    ),
    "layout.column_unused": (
        "檔案中有欄位沒有用到[：{value}]，內容沒有匯入。",
        "如果需要，請指定欄位對應；否則不必處理。",
    ),
    "layout.total_row": (
        "[{where}|這一列]是合計或說明，不是資料。",
        "這一列沒有當成資料匯入，不必處理。",
    ),
    "layout.map_unknown": (
        "指定的欄位對應[「{value}」]認不得。",
        f"請用 --map 欄名=field，field 可填說明列出的名稱或中文欄名。{_NOTHING}",
    ),
    "layout.column_proven": (
        "欄名[「{value}」]不是常見的寫法，依內容的檢查碼認定為「{field}」。",
        "如果不對，請用 --map 指定；其餘內容已照常處理。",
    ),
    "layout.column_doubtful": (
        "有一欄可能是「{field}」[：{value}]，還不能確定，內容沒有匯入。",
        "若是，請加上 --map [{map}|欄名=field] 後重新匯入；其餘欄位已照常處理。",
    ),
    "layout.sheet_skipped": (
        "工作表[「{value}」]找不到欄位名稱，沒有當成資料讀取。",
        "如果裡面有資料，請補上一列欄位名稱後重新匯入；其餘工作表已照常處理。",
    ),
    "layout.sheet_hidden": (
        "工作表[「{value}」]是隱藏的，裡面的資料也讀了。",
        "如果不該匯入，請先刪除這張工作表；其餘內容已照常處理。",
    ),
    "layout.no_rows": (
        "工作表[「{value}」]只有欄位名稱，沒有資料列。",
        "請確認是否選對檔案；這張工作表沒有匯入任何資料。",
    ),
}
