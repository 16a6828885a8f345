"""A letter that cannot be read, or not wholly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING = "這份公文沒有讀入任何內容。"
_READ = "其餘內容已照常讀取。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "letter.empty": (
        "公文檔[「{value}」]是空的，沒有任何文字。",
        f"請確認是否選對檔案，再重新讀取。{_NOTHING}",
    ),
    "letter.not_found": (
        "找不到公文檔[「{value}」]。",
        f"請確認檔名和資料夾是否正確。{_NOTHING}",
    ),
    "letter.no_text": (
        "PDF[「{value}」][共 {pages} 頁，]沒有文字，只有影像，應是掃描檔。",
        f"請向來文機關索取可以選取文字的檔案，或以文字辨識軟體處理並校對後再讀取。{_NOTHING}",
    ),
    "letter.garbled": (
        "PDF[「{value}」]的字型沒有附文字對照，讀出來會是亂碼。",
        f"請向來文機關索取 DI、ODT 或重新產生的 PDF，或以文字辨識軟體處理。{_NOTHING}",
    ),
    "letter.encrypted": (
        "公文檔[「{value}」]設有密碼，讀不到內容。",
        f"請用原來的軟體以密碼開啟，取消密碼後另存新檔再讀取。{_NOTHING}",
    ),
    "letter.unreadable": (
        "公文檔[「{value}」]打不開，內容可能已損壞或不完整[（{place}）]。",
        f"請重新下載，或用原來的軟體開啟後另存新檔再讀取。{_NOTHING}",
    ),
    "letter.kind_unknown": (
        "檔案[「{value}」]不是可以讀取的公文[，看起來是{kind}]。",
        f"可以讀取 PDF、ODT、DOCX、DI 和純文字，請另存成其中一種再讀取。{_NOTHING}",
    ),
    "letter.encoding": (
        "公文檔[「{value}」]的文字編碼無法判斷[，{place}讀不出來]，硬讀會出現錯字。",
        f"請用原來的軟體開啟，以 UTF-8 另存後再讀取。{_NOTHING}",
    ),
    "letter.too_large": (
        "公文檔[「{value}」]的內容超過一次可以讀取的大小。",
        f"請把函本文和附件分成幾個檔案，分別讀取。{_NOTHING}",
    ),
    "letter.timeout": (
        "公文檔[「{value}」]讀了太久還沒有讀完，已經停止。",
        f"請把函本文和附件分成幾個檔案，或另存新檔後再讀取。{_NOTHING}",
    ),
    "letter.zip_bomb": (
        "公文檔[「{value}」]解壓縮後大得不合常理。",
        f"請用原來的軟體開啟，另存新檔後再讀取；來路不明時請勿開啟。{_NOTHING}",
    ),
    "letter.zip_path": (
        "公文檔[「{value}」]內部的檔名重複，或指向檔案以外的位置。",
        f"請用原來的軟體開啟，另存新檔後再讀取；來路不明時請勿開啟。{_NOTHING}",
    ),
    "letter.xml_unsafe": (
        "公文檔[「{value}」]內含會向外讀取或自行膨脹的宣告，正式公文不會有。",
        f"請向來文機關查證，並索取另一份電子檔。{_NOTHING}",
    ),
    "letter.entity_path": (
        "DI 檔[「{value}」]宣告的附件檔名帶有路徑[「{path}」]，可能指向這部電腦上的其他檔案。",
        f"請向來文機關查證，並索取附件只寫檔名的 DI 檔。{_NOTHING}",
    ),
    "letter.pages_left_out": (
        "這份 PDF [共有 {count} 頁，]頁數太多，只讀了前面的部分[（前 {limit} 頁）]。",
        f"如果後面還有要讀的函，請把它另存成一個檔案再讀取。{_READ}",
    ),
    "letter.pages_without_text": (
        "這份 PDF [第 {pages} 頁|有幾頁]沒有文字，可能是掃描影像。",
        f"請自行看過這幾頁；如果是公文，請索取可以選取文字的檔案。{_READ}",
    ),
    "letter.slanted_text": (
        "這份 PDF [第 {pages} 頁]有斜放或直放的字（例如浮水印），沒有讀入。",
        f"請看一下這幾頁，確認沒有漏掉內容。{_READ}",
    ),
    "letter.di_order": (
        "DI 檔的欄位沒有照規定的順序排列[：「{value}」出現得太晚]。",
        "已依各欄位的名稱讀取；請核對內容，必要時向來文機關查證。",
    ),
    "letter.di_type": (
        "DI 檔宣告的格式[「{value}」]不在已知的公文格式之內。",
        "已依各欄位的名稱讀取；請核對內容是否完整。",
    ),
}
