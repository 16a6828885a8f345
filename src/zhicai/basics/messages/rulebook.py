"""Files of the rulebook: what is wrong at one line, and how it should be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN = "可用的有：{known}。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    # The file.
    "rulebook.not_utf8": ("這一行不是 UTF-8 文字。", "請另存為 UTF-8。"),
    "rulebook.not_yaml": ("YAML 寫法有誤（{problem}）。", "請檢查縮排、冒號與引號。"),
    "rulebook.empty_file": ("檔案是空的。", "請填入內容，或刪除這個檔案。"),
    "rulebook.empty_folder": ("資料夾裡沒有條文檔。", "請確認資料夾路徑。"),
    "rulebook.wrong_suffix": ("副檔名是 .yml，不會被讀取。", "請改成 .yaml。"),
    "rulebook.bad_file_name": (
        "檔名或資料夾名「{seen}」不合規定。",
        "請只用小寫英數字與底線；來源檔用連字號。",
    ),
    "rulebook.path_too_long": ("路徑有 {length} 個字元，超過 {cap} 個。", "請縮短檔名或資料夾名。"),
    # Scalars and keys.
    "rulebook.anchor": ("不可使用錨點「{seen}」。", "請把內容直接寫出來。"),
    "rulebook.tag": ("不可使用型別標籤「{seen}」。", "請改用一般寫法或加引號。"),
    "rulebook.key_not_text": (
        "鍵「{key}」會被讀成數字、日期或真偽。",
        "請加上引號或換一個名稱。",
    ),
    "rulebook.double_key": ("鍵「{key}」在同一層出現兩次。", "請刪去一個。"),
    "rulebook.bent_scalar": (
        "「{seen}」在 YAML 中會被讀成別的值（真偽、小數、八進位或六十進位）。",
        "請加上引號，或改成整數、true、false。",
    ),
    "rulebook.no_such_day": ("沒有「{seen}」這一天。", "請更正日期。"),
    "rulebook.not_mapping": ("這裡應為「鍵: 值」的對照表。", "請依條文資料說明檔改寫。"),
    "rulebook.not_list": ("「{key}」應為清單。", "請每項一行，以「- 」開頭。"),
    "rulebook.root_not_list": ("這個檔案應為列的清單。", "請每列以「- id:」開頭。"),
    "rulebook.not_single": ("「{key}」應為單一的值。", "請不要寫成清單或對照表。"),
    # Fields.
    "rulebook.unknown_key": ("不認得鍵「{key}」。", _KNOWN),
    "rulebook.missing_key": ("缺少「{key}」。", "請補上。"),
    "rulebook.empty_key": ("「{key}」是空的。", "請填入內容。"),
    "rulebook.not_text": ("「{key}」應為文字，卻是「{seen}」。", "請填文字；數字請加引號。"),
    "rulebook.not_texts": ("「{key}」應為文字的清單。", "例如 [甲, 乙]；數字請加引號。"),
    "rulebook.not_quoted": ("「{key}」沒有加引號。", "文號一律加引號。"),
    "rulebook.not_a_day": (
        "「{key}」應為日期，卻是「{seen}」。",
        "請寫西元年月日，例如 2026-01-01。",
    ),
    "rulebook.not_a_flag": ("「{key}」應為 true 或 false，卻是「{seen}」。", "請更正。"),
    "rulebook.not_whole": ("「{key}」應為整數，卻是「{seen}」。", "請更正。"),
    "rulebook.unknown_word": ("「{key}」不可為「{seen}」。", _KNOWN),
    "rulebook.bad_shape": ("「{key}」的寫法不合規定：「{seen}」。", "請依條文資料說明檔改寫。"),
    "rulebook.id_mismatch": ("id「{seen}」與檔案路徑不符。", "應為「{wanted}」。"),
    # Dated values.
    "rulebook.no_value_no_gap": (
        "沒有任何值，也沒有說明缺什麼。",
        "請加一筆 values，或寫 unpublished。",
    ),
    "rulebook.value_or_gap": (
        "每一筆應有 value 或 unpublished 其中一項，不可都有或都沒有。",
        "請更正。",
    ),
    "rulebook.no_basis": ("這個值沒有依據。", "請寫 basis：來源與條次。"),
    "rulebook.gap_not_listed": (
        "「{seen}」沒有列在這條條文的 unpublished。",
        "請補上缺什麼、誰要用、公布前怎麼處理。",
    ),
    "rulebook.ends_before_start": ("迄日 {until} 早於起日 {start}。", "請更正日期。"),
    "rulebook.not_sorted": ("起日 {start} 沒有晚於前一筆。", "請依起日由早到晚排列。"),
    "rulebook.overlap": ("起日 {start} 落在前一筆的期間內（迄 {until}）。", "請調整期間。"),
    "rulebook.bad_caps": ("caps 應為「鍵: 整數」的對照表。", "請更正。"),
    # References.
    "rulebook.unknown_source": ("沒有來源「{seen}」。", "請在 sources 新增，或更正代號。"),
    "rulebook.unknown_provision": ("沒有條文「{seen}」。", "請新增條文，或更正代號。"),
    "rulebook.unknown_row": ("{row} 指向的列「{seen}」不存在，或就是自己。", "請更正代號。"),
    "rulebook.unknown_screen": ("沒有畫面「{seen}」。", _KNOWN),
    "rulebook.unknown_number": ("編號「{seen}」不在編號簿內。", "請更正編號。"),
    "rulebook.double_row": ("{row} 出現兩次。", "請刪去一列。"),
    "rulebook.row_unmapped": (
        "{row} 沒有對照到任何條文或畫面。",
        "請寫 provisions、screens、equals，或以 information_only 說明理由。",
    ),
    "rulebook.number_missing": ("{number} 還沒有著落。", "請補上對照列、未公布事項或疑義。"),
    # An agency's own decisions.
    "rulebook.overlay_unknown": ("全國條文沒有「{seen}」。", "機關只能就既有條文自訂。"),
    "rulebook.overlay_closed": ("「{seen}」不開放機關自訂。", "請刪去這個檔案。"),
    "rulebook.overlay_not_open": (
        "寫了 overlay，但沒有寫 agency_may_set: true。",
        "開放機關自訂的條文兩者都要寫。",
    ),
    "rulebook.fields_or_reason": (
        "overlay 應有 fields 或 closed_because 其中一項，不可都有或都沒有。",
        "請寫可自訂的欄位，或說明為何各機關須一致。",
    ),
    "rulebook.kind_needs": (
        "「{seen}」欄位的「{key}」寫法不合。",
        "choice 要寫 choices，rows 要寫 columns；其他種類都不寫。",
    ),
    "rulebook.key_unnamed": (
        "「{seen}」沒有中文說法。",
        "請在 words.yaml 的 keys 或 codes 補上，畫面才讀得懂。",
    ),
    "rulebook.over_cap": ("「{key}」為 {seen}，超過上限 {cap}。", "請改為上限以內。"),
}
