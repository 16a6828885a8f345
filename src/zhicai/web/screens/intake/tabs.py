"""The tabs of a preview, and which rows the address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.drafts.model import Draft, RowsQuery, RowTab
from zhicai.actions.intake.kept_receipt import RowCounts
from zhicai.basics.intake_words import OUTCOMES

LONGEST_NUMBER = 16
FIRST = (RowTab.FAULTY, RowTab.AMBIGUOUS, RowTab.ADDED, RowTab.UPDATED, RowTab.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Tab:
    key: str
    title: str
    count: int
    is_here: bool


def asked_rows(draft: Draft, asked: Mapping[str, str], *, search: str, size: int) -> RowsQuery:
    """Whatever in the address is no tab, file or page counts as not asked."""
    known = {file.id for file in draft.files}
    file_id = number_in(asked.get("file", ""))
    return RowsQuery(
        tab=tab_in(draft, asked.get("tab", "")),
        file_id=file_id if file_id in known else None,
        code=asked.get("code", "")[:60],
        group=asked.get("group", "")[:200],
        search=search,
        page=number_in(asked.get("page", "")) or 1,
        size=size,
    )


def tab_in(draft: Draft, text: str) -> RowTab:
    """The tab asked for, or the first one that needs somebody."""
    if text in set(RowTab):
        return RowTab(text)
    return next((tab for tab in FIRST if count_of(draft, tab, None)), RowTab.ADDED)


def tabs_of(draft: Draft, query: RowsQuery) -> tuple[Tab, ...]:
    return tuple(
        Tab(tab.value, OUTCOMES[tab.value], count_of(draft, tab, query.file_id), tab == query.tab)
        for tab in RowTab
    )


def count_of(draft: Draft, tab: RowTab, file_id: int | None) -> int:
    if tab == RowTab.AMBIGUOUS:
        return draft.ambiguous_count
    files = [file for file in draft.files if file_id in {None, file.id}]
    if tab == RowTab.NOTICES:
        return sum(file.notice_count for file in files) if file_id else draft.notice_count
    balances: list[RowCounts] = [file.balance for file in files]
    return sum(balance.count(tab.value) for balance in balances)


def number_in(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None
