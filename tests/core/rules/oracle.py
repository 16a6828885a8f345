"""The same judgement a second time: one person after the other, in plain Python.

It shares no rule with the program. It reads the rows of `worlds.World` and the written contract.
"""

import datetime as dt

START, END = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
DAY = dt.timedelta(days=1)
KINDS = ("basic", "advanced", "unconfirmed", "other", "total")
SUMMED = ("total", "work_related", "required", "ai", "basic", "advanced", "environment")


def judge(rows, as_of):
    """Person → agency, exclusion, minutes by kind, and a verdict for each provision."""
    people = sorted({posting[1] for posting in rows["postings"]})
    judged = {person: _judge_one(rows, person, as_of) for person in people}
    return {person: found for person, found in judged.items() if found}


def _judge_one(rows, person, as_of):
    posting = _posting(rows, person, as_of)
    if posting is None:
        return None
    agency, category, ended = posting[2], posting[4], posting[6]
    records = _records(rows, person, as_of)
    summary = _summary(rows, person, as_of)
    if records or (summary is None and _is_covered(rows, agency, as_of)):
        sums = _sums(rows, records)
    else:
        sums = None
    verdicts = {
        name: _merge(by_records, by_summary)
        for name, by_records, by_summary in _both(sums, summary)
    }
    return {
        "agency": agency,
        "category": category or "unknown",
        "exclusion": _exclusion(rows, person, as_of, ended=ended, category=category),
        "minutes": _shown(sums, summary),
        "verdicts": verdicts,
    }


def _posting(rows, person, as_of):
    own = [row for row in rows["postings"] if row[1] == person]
    own = [row for row in own if (row[5] or START) <= as_of and (row[6] or END) >= START]
    serving = [row for row in own if (row[6] or END) >= as_of]
    if serving:
        return max(serving, key=lambda row: (row[5] or dt.date.min, row[0]))
    return max(own, key=lambda row: (row[6], row[5] or dt.date.min, row[0]), default=None)


def _records(rows, person, as_of):
    kept = {}
    for record, owner, course, day, minutes, work in rows["records"]:
        if owner != person or not START <= day <= as_of:
            continue
        if course not in kept or (day, record) < kept[course][:2]:
            kept[course] = (day, record, course, minutes, work)
    return list(kept.values())


def _summary(rows, person, as_of):
    best = None
    for row in rows["summaries"]:
        usable = row[1] == person and row[2] >= START and row[3] <= as_of
        if usable and (best is None or (row[3], row[0]) > (best[3], best[0])):
            best = row
    if best is None:
        return None
    told = dict(zip(SUMMED, best[4:], strict=True))
    if told["ai"] is None and None not in (told["basic"], told["advanced"]):
        told["ai"] = told["basic"] + told["advanced"]
    return told


def _is_covered(rows, agency, as_of):
    parents = {row[0]: row[1] for row in rows["agencies"]}
    line = []
    while agency is not None and agency not in line:
        line.append(agency)
        agency = parents.get(agency)
    return any(row[0] in line and row[1] <= as_of and row[2] >= START for row in rows["coverages"])


def _sums(rows, records):
    courses = {row[0]: row[1:] for row in rows["courses"]}
    sums = dict.fromkeys([*KINDS, "ai", "required", "unmarked", "work_related"], 0)
    sums |= {"environment": 0, "environment_unmarked": 0}
    for _, _, course, minutes, work in records:
        level, is_required, is_environment = courses.get(course, (None, None, None))
        sums["total"] += minutes
        sums[{None: "unconfirmed", "none": "other"}.get(level, level)] += minutes
        if level in ("basic", "advanced"):
            sums["ai"] += minutes
        if level in ("basic", "advanced") or is_required:
            sums["required"] += minutes
        elif is_required is None:
            sums["unmarked"] += minutes
        if work is not False:
            sums["work_related"] += minutes
        if is_environment:
            sums["environment"] += minutes
        elif is_environment is None:
            sums["environment_unmarked"] += minutes
    return sums


def _both(sums, summary):
    for name, rule in PROVISIONS.items():
        yield name, sums and rule(sums), summary and rule(summary)


def _kpi(told):
    basic, advanced = told["basic"], told["advanced"]
    if basic is None or advanced is None:
        return None
    missing = max(180 - basic, 0) + max(180 - advanced, 0)
    return _answer(missing, told.get("unconfirmed", 0))


def _target(minutes, kind, pending=""):
    def rule(told):
        known = told[kind]
        return None if known is None else _answer(minutes - known, told.get(pending, 0))

    return rule


def _answer(missing, pending):
    if missing <= 0:
        return "met"
    return "unknown" if pending >= missing else "short"


PROVISIONS = {
    "kpi_ai_attainment": _kpi,
    "kpi_ai_attainment_sum": _target(360, "ai", "unconfirmed"),
    "hours_ai_required": _target(180, "ai", "unconfirmed"),
    "hours_required": _target(600, "required", "unmarked"),
    "hours_work_related": _target(1200, "work_related"),
    "hours_environment": _target(240, "environment", "environment_unmarked"),
}


def _merge(by_records, by_summary):
    if "met" in (by_records, by_summary):
        return "met"
    if by_records == "unknown":
        return "unknown"
    return "short" if "short" in (by_records, by_summary) else "unknown"


def _shown(sums, summary):
    if sums is not None:
        return {kind: sums[kind] for kind in KINDS}
    told = summary or {}
    return {kind: told.get(kind) for kind in KINDS}


def _exclusion(rows, person, as_of, *, ended, category):
    if ended is not None and ended < as_of:
        return "left_service"
    if category in (None, "unknown"):
        return "category_unknown"
    own = [row[1:] for row in rows["events"] if row[0] == person and row[1] is not None]
    own = [(kind, start or START, end) for kind, start, end in own if (start or START) <= as_of]
    back = max((start for kind, start, _ in own if kind == "reinstatement"), default=None)
    spells = [
        (kind, start, end or (back - DAY if back and back > start else END))
        for kind, start, end in own
    ]
    reasons = [
        kind for kind, _, end in spells if kind in ("departure", "suspension") and end >= as_of
    ]
    if _all_year([(start, end) for kind, start, end in spells if kind == "unpaid_leave"]):
        reasons.append("unpaid_leave_whole_year")
    return min(reasons, default=None)


def _all_year(spells):
    day = START
    while day <= END:
        if not any(start <= day <= end for start, end in spells):
            return False
        day += DAY
    return True
