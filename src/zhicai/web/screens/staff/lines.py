"""One person in words: verdicts, records, and what changed."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from zhicai.actions.explain_person import ExplainedPerson
from zhicai.actions.explain_standing import Explained
from zhicai.actions.figures.people_query import DECIDING
from zhicai.actions.list_history import HistoryLine
from zhicai.actions.people.person import PersonPage, SummaryLine, VerdictLine
from zhicai.actions.people.vocabulary import UNSETTLED, category_choices, event_names
from zhicai.actions.people.words import missing_words, parts_words, provision_words
from zhicai.basics.dates import format_roc
from zhicai.basics.figure_words import EXCLUSIONS, REASONS, SUMMARY_NAMES, VERDICTS, WHY_NOT
from zhicai.basics.messages.labels import FIELDS
from zhicai.basics.minutes import format_hours
from zhicai.basics.role_words import ROLES
from zhicai.basics.words import Verdict as Vote
from zhicai.web.office import Office

MORE_FIELDS: Mapping[str, str] = {
    "advanced_minutes": "AI進階時數",
    "agency_id": "服務機關",
    "basic_minutes": "AI基礎時數",
    "course_session": "期別",
    "establishment_id": "編制機關",
    "is_supervisor": "主管",
    "kind": "種類",
    "note": "備註",
    "reason": "理由",
    "second_talent_role": "次要類別",
    "staff_category": "人員區分（統計用）",
    "taken_on": "匯入日",
    "talent_role": "AI人才類別",
}
OUTCOMES: Mapping[str, str] = {"added": "新增", "updated": "更新", "ended": "結束"}
NATURES = {"digital": "數位", "classroom": "實體", "blended": "混成"}
YES_NO = {True: "是", False: "否"}
PARTS: Mapping[str, str] = {"minutes": "", "basic": "基礎 ", "advanced": "進階 "}
LEVEL_MINUTES: Mapping[str, str] = {"basic": "basic_minutes", "advanced": "advanced_minutes"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`url` opens the records behind the verdict."""

    told: VerdictLine
    name: str
    words: str
    why: str
    missing: str
    counted: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Change:
    line: HistoryLine
    outcome: str
    fields: tuple[tuple[str, str, str], ...]
    batch_url: str


@dataclass(frozen=True, slots=True)
class Record:
    """One learning record: counted or not and why, and the row of the file it came from."""

    course: str
    completed_on: dt.date
    minutes: int
    counted_minutes: int
    level: str
    state: str
    note: str
    file: str
    place: str
    batch: int | None
    batch_url: str


def staff_url(office: Office, person: int, provision_id: str) -> str:
    return reverse("staff.explain", args=(office.code, person, provision_id))


def verdicts_of(
    page: PersonPage,
    office: Office,
    *,
    query: str,
    target: Callable[[Office, int, str], str] = staff_url,
) -> list[Verdict]:
    """`target` tells where the records behind a verdict are opened."""
    return [
        _verdict(one, url=f"{target(office, page.person, one.provision_id)}{query}")
        for one in page.verdicts
    ]


def _verdict(one: VerdictLine, *, url: str) -> Verdict:
    line = one.line
    why = REASONS.get(line.reason or "", line.reason or "")
    words = VERDICTS.get(line.verdict, line.verdict)
    if one.exclusion:
        words, why = "未計入", EXCLUSIONS.get(one.exclusion, one.exclusion)
    return Verdict(
        told=one,
        name=provision_words(one.provision_id, one.name),
        words=words,
        why=why,
        missing=missing_words(line, one.provision_id),
        counted=line.counted_minutes,
        url=url,
    )


def difference_words(line: SummaryLine) -> str:
    """How far the portal's figure lies from the sum of the records."""
    if line.difference is None:
        return "沒有逐筆紀錄可比"
    if line.difference == 0:
        return "相同"
    side = "多" if line.difference > 0 else "少"
    return f"入口網{side} {format_hours(abs(line.difference))}"


def records_of(found: ExplainedPerson) -> list[Record]:
    return [_record(one, found) for one in found.told.told.records]


def _record(one: Any, found: ExplainedPerson) -> Record:
    row = found.told.records.get(one.record)
    return Record(
        course=row.course if row else "",
        completed_on=one.completed_on,
        minutes=one.minutes,
        counted_minutes=one.counted_minutes,
        level=LEVELS.get(one.level or "", "待確認"),
        state=f"不計：{WHY_NOT.get(one.why, one.why)}" if one.why else "計入",
        note=WHY_NOT.get(one.note, one.note) if one.note else "",
        file=row.file or "" if row else "",
        place=row.place if row else "",
        batch=row.batch if row else None,
        batch_url=batch_url(found.receipts.get(row.batch, ""), row.batch) if row else "",
    )


LEVELS: Mapping[str, str] = {"basic": "基礎", "advanced": "進階", "none": "非AI"}


def explained_context(whole: ExplainedPerson, provision_id: str) -> dict[str, Any]:
    """What the page of one verdict shows, whoever looks at it."""
    found, told = whole.told, whole.told.told
    exclusion = told.exclusion or ("outside_scope" if found.is_outside_scope else "")
    summary = told.summary
    return {
        "found": found,
        "name": provision_words(provision_id, told.name),
        "verdict": VERDICTS[told.verdict.value],
        "reason": REASONS.get(told.reason or "", told.reason or ""),
        "exclusion": EXCLUSIONS.get(exclusion, exclusion),
        "target": target_words(found),
        "gap": gap_words(found),
        "total": total_of(found),
        "rule_url": "",
        "records": records_of(whole),
        "summary": summary,
        "summary_lines": [
            (SUMMARY_NAMES.get(name, name), minutes, summary.above_records.get(name))
            for name, minutes in summary.minutes.items()
            if minutes is not None
        ]
        if summary
        else [],
    }


def target_words(found: Explained) -> str:
    """What has to be reached, part by part; empty where nothing is published."""
    entry = found.told.in_force
    if entry is None:
        return ""
    return "＋".join(
        f"{PARTS.get(key, key)}{format_hours(part)}" for key, part in entry.value.items()
    )


def gap_words(found: Explained) -> str:
    """What is still missing; empty for whoever is met, not counted, or without a target."""
    told = found.told
    is_out = told.exclusion or found.is_outside_scope
    if told.verdict == Vote.MET or told.in_force is None or is_out:
        return ""
    parts = [
        (PARTS.get(part, "").strip(), _short_of(told.minutes[column], target))
        for part, target in told.in_force.value.items()
        if (column := LEVEL_MINUTES.get(part) or DECIDING.get(told.provision_id))
    ]
    return parts_words(parts, is_unknown=told.verdict == Vote.UNKNOWN)


def _short_of(minutes: int | None, target: int) -> int | None:
    return None if minutes is None else max(0, target - minutes)


@dataclass(frozen=True, slots=True)
class Total:
    """What the records add up to; `levels` tells the counted ones apart where a rule does."""

    minutes: int
    counted_minutes: int
    levels: str


def total_of(found: Explained) -> Total:
    records = found.told.records
    entry = found.told.in_force
    by_level = {
        level: sum(one.counted_minutes for one in records if one.level == level)
        for level in (entry.value if entry else ())
        if level in LEVEL_MINUTES
    }
    return Total(
        sum(one.minutes for one in records),
        sum(one.counted_minutes for one in records),
        "、".join(f"{PARTS[level]}{format_hours(part)}" for level, part in by_level.items()),
    )


def change_of(line: HistoryLine, office: Office) -> Change:
    """Categories, kinds of events and kinds of learning by name."""
    names = {
        "staff_category": {**category_choices(office.today), "unknown": UNSETTLED},
        "kind": event_names(office.today),
        "nature": NATURES,
        "talent_role": ROLES,
        "second_talent_role": ROLES,
    }

    def told(column: str, value: Any) -> str:
        return value_words(column, names.get(column, {}).get(value, value))

    return Change(
        line,
        OUTCOMES.get(line.fact.outcome, line.fact.outcome),
        tuple(
            (field_name(one.name), told(one.name, one.was), told(one.name, one.now))
            for one in line.fact.fields
        ),
        batch_url(line.agency_code if line.may_open else "", line.batch),
    )


def field_name(column: str) -> str:
    return MORE_FIELDS.get(column) or FIELDS.get(column, column)


def value_words(column: str, value: Any) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, dt.date):
        return format_roc(value)
    if column.endswith("minutes") and isinstance(value, int):
        return format_hours(value)
    return str(value)


def batch_url(agency_code: str, number: int) -> str:
    """Where the receipt of a batch is, in the office that took it in; empty without one."""
    return reverse("batches.show", args=(agency_code, number)) if agency_code else ""
