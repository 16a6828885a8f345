"""Words of the audit chain: what was done to it, in sentences."""

from collections.abc import Mapping
from typing import Any

VERIFY = (
    "驗證稽核鏈：逐筆重算雜湊，找出被改、被刪、對調、插入、調換次序與截尾。不使用智才的網站程式。"
)
SOURCE = "SQLite 資料庫檔、postgres:// 網址或匯出的 JSON Lines；不填是本機的資料庫"
AGAINST = "已知的鏈首：「編號:雜湊」（雜湊至少前 12 碼）、完整雜湊，或存有這些的檔案"
EXCERPT = "這是篩選後匯出的部分紀錄，容許編號不連續"
JSON = "以 JSON 輸出"
UNREADABLE = "讀不到稽核鏈（{kind}）。請確認檔案或網址；沒有驗證任何內容。"
UNREADABLE_LINE = "第 {number} 行不是稽核紀錄，已停止。檔案可能被改過。"
SOUND = "稽核鏈完好：共 {entries:,} 筆，鏈首 {head}。"
DAMAGED = "稽核鏈有 {count} 處異狀（共讀 {entries:,} 筆）："
PRUNED = "第 1 至 {last:,} 筆已逾保存期限，依紀錄刪除。"
EMPTY = "沒有稽核紀錄"
DAMAGES: Mapping[str, str] = {
    "edited": "第 {place} 筆的內容被改過",
    "rehashed": "第 {place} 筆（或更早）被改過，並重算了雜湊",
    "deleted": "第 {place} 筆被刪除，或其前被刪而重編號",
    "inserted": "第 {place} 筆是插入的",
    "swapped": "第 {first:,} 筆與第 {last:,} 筆對調",
    "reordered": "第 {place} 筆的次序不對",
    "truncated": "鏈尾被截：第 {place} 筆應該存在",
    "replaced": "第 {place} 筆與已知的鏈首不同，到這裡為止的鏈被整段換過",
    "subjects": "第 {place} 筆所列的當事人名單被改過",
}


def told(result: Mapping[str, Any]) -> str:
    """The result of a check, in lines."""
    head = result["head"]
    if head is None and result["sound"]:
        return EMPTY
    shown = f"{head['sequence']}:{head['hash']}" if head else EMPTY
    lines = [SOUND.format(entries=result["entries"], head=shown)]
    if not result["sound"]:
        lines = [DAMAGED.format(count=len(result["findings"]), entries=result["entries"])]
        lines += [f"  {damage_words(one)}" for one in result["findings"]]
    if result["first"] > 1:
        lines.append(PRUNED.format(last=result["first"] - 1))
    return "\n".join(lines)


def damage_words(finding: Mapping[str, Any]) -> str:
    first, last = finding["from"], finding["to"]
    place = f"{first:,}" if first == last else f"{first:,} 至 {last:,}"
    return DAMAGES[finding["damage"]].format(place=place, first=first, last=last)
