"""People of a list in words: what each lacks, and what to tell a division."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhicai.actions.list_standing_people import PersonLine
from zhicai.basics.figure_words import EXCLUSIONS, PRINTED_NAMES, REASONS, VERDICTS
from zhicai.basics.minutes import format_hours
from zhicai.basics.words import Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.standings.people import EXCLUDED

LEFT_OUT = EXCLUDED
TABS = {**VERDICTS, LEFT_OUT: "未計入"}
NO_DIVISION = "（未列單位）"
LEVELS = ("基礎", "進階")
NOBODY_KNOWS = "資料不足，待確認"


@dataclass(frozen=True, slots=True)
class DivisionMessage:
    """Whoever still lacks hours in one division, and a message to send there."""

    agency_code: str
    agency_name: str
    division: str
    people: tuple[PersonLine, ...]
    message: str


def missing_words(line: PersonLine, provision_id: str) -> str:
    """What a counted person still lacks; empty for whoever is met or not counted.

    Of the KPI each level is told, because hours of one never fill the other.
    """
    if line.verdict in (Verdict.MET, EXCLUDED):
        return ""
    is_kpi = provision_id == AI_ATTAINMENT
    parts = zip(LEVELS, line.missing, strict=True) if is_kpi else [("", line.missing_minutes)]
    return parts_words(parts, is_unknown=line.verdict == Verdict.UNKNOWN)


def parts_words(parts: Iterable[tuple[str, int | None]], *, is_unknown: bool) -> str:
    """What is missing of each part, and that it is not known for sure.

    >>> parts_words([("基礎", 0), ("進階", 180)], is_unknown=False)
    '進階還差 3 小時'
    """
    told = [f"{part}還差 {format_hours(minutes)}" for part, minutes in parts if minutes]
    return "、".join([NOBODY_KNOWS, *told] if is_unknown else told)


def reason_words(line: PersonLine) -> str:
    """Why a verdict is unknown, or why somebody is not counted."""
    if not line.reason:
        return ""
    words = EXCLUSIONS if line.verdict == EXCLUDED else REASONS
    return words.get(line.reason, line.reason)


def provision_words(provision_id: str, name: str) -> str:
    return PRINTED_NAMES.get(provision_id, name)


def division_messages(
    lines: Sequence[PersonLine], provision_id: str, name: str
) -> tuple[DivisionMessage, ...]:
    """One for each division of each agency, agencies and divisions in order."""
    ordered = sorted(lines, key=lambda one: (one.agency_code, one.division))
    return tuple(
        _message(list(group), provision_id, name)
        for _, group in groupby(ordered, key=lambda one: (one.agency_code, one.division))
    )


def _message(people: Sequence[PersonLine], provision_id: str, name: str) -> DivisionMessage:
    first = people[0]
    division = first.division or NO_DIVISION
    told = "、".join(_person(line, provision_id) for line in people)
    message = (
        f"{first.agency_name}{division}：「{provision_words(provision_id, name)}」尚未達成"
        f" {len(people)} 人：{told}。"
        "請於____前完成（平臺上傳約需____個工作天）。"
    )
    return DivisionMessage(first.agency_code, first.agency_name, division, tuple(people), message)


def _person(line: PersonLine, provision_id: str) -> str:
    told = missing_words(line, provision_id)
    return f"{line.name}（{told}）" if told else line.name


def tab_text(rows: Iterable[Sequence[object]]) -> str:
    """A table as spreadsheets take it from the clipboard: a tab between cells, a line each."""
    return "\n".join("\t".join(_cell(value) for value in row) for row in rows)


def _cell(value: object) -> str:
    """One line, and nothing that a spreadsheet would take for a formula."""
    text = " ".join(str("" if value is None else value).split())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
