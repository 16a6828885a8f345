"""One row or one cell of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_LEFT_OUT = "這一列沒有匯入。"
_TAKEN = "這一列已照常處理。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "sheet.bad_id_form": (
        f"{_SEEN}不是身分證字號或統一證號的寫法（一個英文字母加九碼）。",
        f"請對照證件改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.bad_check_digit": (
        f"{_SEEN}檢查碼不符，可能有一碼打錯。",
        f"請對照證件改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.no_such_day": (
        f"{_SEEN}日曆上沒有這一天。",
        f"請依原始紀錄改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.not_a_date": (
        f"{_SEEN}看不出是哪一天。",
        f"請改填年月日，例如 115/06/23；{_LEFT_OUT}",
    ),
    "sheet.before_roc": (
        f"{_SEEN}早於民國元年。",
        f"請確認年份，民國年請寫成 115/06/23；{_LEFT_OUT}",
    ),
    "sheet.not_hours": (
        f"{_SEEN}讀不出時數。",
        f"請改填數字，例如 1.5 或 3；{_LEFT_OUT}",
    ),
    "sheet.not_whole_minutes": (
        f"{_SEEN}換算後不是整數分鐘。",
        f"請依學習證明改填，例如 0.5；{_LEFT_OUT}",
    ),
    "sheet.too_many_hours": (
        f"{_SEEN}超過一年的總時數（8,784 小時）。",
        f"請確認單位是小時，改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.missing_value": (
        "{where}「{field}」是空白，但這一欄必須有資料。",
        f"請補填後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.not_a_choice": (
        f"{_SEEN}不是可以填的選項（{{choices}}）。",
        f"請改填其中一項後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.duplicate_row": (
        "{where}和第 {first} 列是同一筆資料，同一檔案內重複出現。",
        f"請確認留哪一列，刪除另一列；{_LEFT_OUT}",
    ),
    "sheet.two_names": (
        "{where}的姓名是「{value}」，但同一字號在第 {first} 列是「{other}」。",
        f"請確認字號或姓名哪一個正確，改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.name_differs": (
        "{where}的姓名是「{value}」，名冊上是「{other}」，字號相同。",
        f"已依字號對應，姓名沿用名冊。若人不對，請改正字號；{_TAKEN}",
    ),
    "sheet.private_use": (
        f"{_SEEN}含有造字，別的電腦無法顯示。",
        f"請改用全字庫的標準字，或確認這個字後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.error_cell": (
        f"{_SEEN}是試算表公式算錯的結果。",
        f"請修正公式或直接填入數值；{_LEFT_OUT}",
    ),
    "sheet.formula_without_value": (
        "{where}「{field}」是公式，檔案裡沒有存下計算結果。",
        f"請用試算表軟體開啟、存檔後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.text_too_long": (
        "{where}「{field}」的文字太長，開頭是「{value}」。",
        f"請縮短到 32,767 字以內後重新匯入；{_LEFT_OUT}",
    ),
}
