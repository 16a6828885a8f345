"""A whole file that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING = "這次沒有寫入任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "file.empty": (
        "檔案[「{value}」]是空的，沒有資料列。",
        f"請確認是否選對檔案，再重新匯入。{_NOTHING}",
    ),
    "file.unreadable": (
        "檔案[「{value}」]打不開，內容可能已損壞或不完整。",
        f"請用原來的軟體開啟，另存成 .xlsx 或 .ods 後重新匯入。{_NOTHING}",
    ),
    "file.encrypted": (
        "檔案[「{value}」]設有密碼，沒有正確的密碼就讀不到內容。",
        f"請輸入密碼，或先取消密碼再匯入。密碼只用這一次，不會保存。{_NOTHING}",
    ),
    "file.too_large": (
        "檔案[「{value}」]超過可以讀取的大小[（上限 {limit}）]。",
        f"請依機關或月份分成幾個檔案，再一起匯入。{_NOTHING}",
    ),
    "file.zip_bomb": (
        "檔案[「{value}」]解壓縮後大得不合常理，或壓縮檔裡還有好幾層壓縮檔。",
        f"請解壓縮後，直接匯入裡面的試算表。{_NOTHING}",
    ),
    "file.zip_path": (
        "壓縮檔[「{value}」]內的檔名重複，或指向壓縮檔以外的位置。",
        f"請重新製作壓縮檔，檔名不要帶路徑。{_NOTHING}",
    ),
    "file.xml_unsafe": (
        "檔案[「{value}」]內含會向外讀取或自行膨脹的宣告，一般試算表不會有。",
        f"請用試算表軟體開啟，另存新檔後重新匯入。{_NOTHING}",
    ),
    "file.kind_mismatch": (
        "檔案[「{value}」]的內容和副檔名不一致，也不是可以讀取的試算表。",
        f"請用原來的軟體開啟，另存成 .xlsx 或 .ods 後重新匯入。{_NOTHING}",
    ),
    "file.out_of_range": (
        "檔案[「{value}」]有資料落在第 100,000 列或第 256 欄之外[（{place}）]。",
        f"請刪除遠處的多餘內容，或分成幾個檔案後重新匯入。{_NOTHING}",
    ),
    "file.not_a_sheet": (
        "檔案[「{value}」]不是可以讀取的試算表[，看起來是{kind}]。",
        f"可以匯入 .xlsx、.xls、.ods、.csv、.tsv、.zip，和 .docx、.odt 裡的表格。{_NOTHING}",
    ),
    "file.no_table": (
        "文件[「{value}」]裡沒有表格，讀不出一列一列的資料。",
        f"請把內容整理成表格（第一列是欄名）後重新匯入，或在人員頁貼上文字。{_NOTHING}",
    ),
    "file.encoding": (
        "檔案[「{value}」]的文字編碼無法判斷[，{place}讀不出來]，硬讀會出現錯字。",
        f"請在原系統選 UTF-8 匯出，或開啟後另存成 .xlsx，再重新匯入。{_NOTHING}",
    ),
    "file.timeout": (
        "檔案[「{value}」]讀了太久還沒有讀完，已經停止。",
        f"請另存成新的 .xlsx，或分成幾個檔案後重新匯入。{_NOTHING}",
    ),
    "file.not_found": (
        "找不到檔案[「{value}」]。",
        f"請確認檔名和資料夾是否正確。{_NOTHING}",
    ),
    "file.content_differs": (
        "檔案[「{value}」]的副檔名和內容不同，已依內容[（{kind}）]讀取。",
        "請確認內容無誤；資料已照常處理。",
    ),
    "file.not_in_cp950": (
        "有些字[「{value}」]無法以 Big5（CP950）寫出[，例如 {places}]。",
        "請改用 UTF-8 或 XLSX；這次沒有寫出檔案。",
    ),
    "file.member_passed_over": (
        "壓縮檔裡的「{value}」不是有資料的試算表，沒有讀取。",
        "如果需要，請另存成試算表後重新匯入；其餘檔案已照常處理。",
    ),
}
