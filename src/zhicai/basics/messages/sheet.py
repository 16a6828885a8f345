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
        f"{_SEEN}檢查碼不符，其中至少有一碼和證件不同。",
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
        f"{_SEEN}不是這一欄可以填的內容。",
        f"請改填[{{choices}}其中一項|表頭說明的選項]；{_LEFT_OUT}",
    ),
    "sheet.duplicate_row": (
        f"{_SEEN}和[第 {{first}} 列|前面的一列]是同一筆資料。",
        f"請確認留哪一列，刪除另一列；{_LEFT_OUT}",
    ),
    "sheet.two_names": (
        f"{_SEEN}但同一檔案內，同一字號[在第 {{first}} 列]另有姓名[「{{other}}」]。",
        f"請確認字號或姓名哪一個正確，改正後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.name_differs": (
        f"{_SEEN}和名冊上同一字號的姓名[「{{other}}」]不同。",
        f"已依字號對應，姓名沿用名冊。若人不對，請改正字號；{_TAKEN}",
    ),
    "sheet.private_use": (
        f"{_SEEN}含有造字，別的電腦無法顯示。",
        "請改用全字庫的標準字後重新匯入；內容先照原樣保留，沒有更動。",
    ),
    "sheet.error_cell": (
        f"{_SEEN}是公式算不出結果時的記號。",
        f"請修正公式或直接填入內容；{_LEFT_OUT}",
    ),
    "sheet.formula_without_value": (
        "{where}「{field}」是公式，檔案裡沒有存下計算結果。",
        f"請用試算表軟體開啟、存檔後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.text_too_long": (
        "{where}「{field}」的文字太長[，開頭是「{value}」]。",
        f"請縮短到 32,767 字以內後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.hidden_sheet": (
        "工作表[「{value}」]是隱藏的，裡面的資料也讀了。",
        "如果不該匯入，請先刪除這張工作表；其餘內容已照常處理。",
    ),
    "sheet.hidden_rows": (
        "工作表中有[ {value} |幾]列是隱藏的，裡面的資料也讀了。",
        "如果不該匯入，請先刪除隱藏的列；其餘內容已照常處理。",
    ),
    "sheet.hidden_columns": (
        "工作表中有[ {value} |幾]欄是隱藏的，裡面的資料也讀了。",
        "如果不該匯入，請先刪除隱藏的欄；其餘內容已照常處理。",
    ),
    "sheet.tables_joined": (
        "文件中的{value}緊接在前一個表格之後，欄數也相同，當作同一張表讀取。",
        "列號接著前一個表格計算，重複印出的標題列不計；如果不是同一張表，請在兩者之間加一行文字。",
    ),
    "sheet.merged_cells": (
        "工作表中有[ {count} 處]合併儲存格[，第一處在 {value}]。",
        "直向合併的內容已套用到每一列，請確認各列資料是否完整；已照常處理。",
    ),
    "sheet.ends_before_start": (
        f"{_SEEN}早於起始日期[「{{other}}」]。",
        f"請依原始紀錄改正其中一個日期後重新匯入；{_LEFT_OUT}",
    ),
    "sheet.open_quote": (
        "檔案[「{value}」]有引號沒有成對，已把引號當成一般文字讀取。",
        "請確認各欄沒有錯位；資料已照常處理。",
    ),
}
