"""Which agency the files of a draft are for, where that is not clear from the office."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zhicai.actions.access import Caller, Permission, may
from zhicai.actions.drafts.take_files import Part
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.places import place_of
from zhicai.actions.intake.read_files import ReadFile
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency, AgencyPeriod
from zhicai.records.drafts.models import Draft

MOSTLY = 0.8


def find_roots(draft: Draft, read: Sequence[ReadFile], by: Caller) -> dict[str, str] | None:
    """Code → name of the agencies that may be meant; None where the root is clear.

    A draft that was opened for no agency yet takes the only one there is without a question.
    """
    listed = _listed(read)
    if draft.root_code and (draft.root_code in listed or draft.root_code in _held()):
        return None
    known = _tops(read, listed) or _named(read)
    found = {code: name for code, name in known.items() if may(by, Permission.DATA_IMPORT, code)}
    if not draft.root_code and len(found) == 1:
        draft.root_code = next(iter(found))
        Draft.objects.filter(pk=draft.pk).update(root_code=draft.root_code)
        return None
    return found


def _agency_rows(read: Iterable[ReadFile]) -> Iterable[dict[str, str | None]]:
    files = (file.sound for file in read if file.sound.layout == "agencies")
    return (row.values for reading in files for row in reading.rows)


def _listed(read: Iterable[ReadFile]) -> dict[str, str]:
    """The agencies that an agency list would make, as far as its rows are sound."""
    rows = _agency_rows(read)
    return {str(row["agency_code"]): str(row["agency_name"]) for row in rows}


def _held() -> dict[str, str]:
    names = AgencyPeriod.objects.filter(known_until__isnull=True).order_by("from_on")
    name_of = dict(names.values_list("agency_id", "name"))
    held = Agency.objects.filter(id__in=list(name_of)) if name_of else Agency.objects.none()
    return {code: name_of[key] for key, code in held.values_list("id", "code")}


def _tops(read: Iterable[ReadFile], listed: dict[str, str]) -> dict[str, str]:
    """Agencies of the list above which it names no other of its own."""
    known = {*listed, *map(fold, listed.values())}
    below = {
        str(row["agency_code"])
        for row in _agency_rows(read)
        if row.get("parent_code") in known or fold(row.get("parent_code") or "") in known
    }
    return {code: name for code, name in listed.items() if code not in below}


def _named(read: Iterable[ReadFile]) -> dict[str, str]:
    """Agencies of ours that the rows of other files name by code."""
    held = _held()
    named = {str(row.values.get("agency_code")) for file in read for row in file.sound.rows}
    return {code: held[code] for code in sorted(named) if code in held}


def other_root(parts: Sequence[Part], desk: Desk) -> dict[str, str]:
    """The lowest agency at or below which nearly all rows belong, where the root is another.

    Nothing where the account may not import there: a stranger's agency is not told.
    """
    stated: Counter[int] = Counter()
    total = 0
    for part, report in zip(parts, desk.reports, strict=True):
        total += report.total
        rows = {place_of(row): row for row in part.read.sound.rows}
        for place, remarks in report.problems.items():
            if place in rows and any(one.code == "agency.outside" for one in remarks):
                found = desk.find_agency(rows[place], "agency_code", "agency_name")
                if isinstance(found, int):
                    stated[found] += 1
    lines = {agency_id: _line(desk, agency_id) for agency_id in stated}
    held: Counter[int] = Counter()
    for agency_id, count in stated.items():
        held.update(dict.fromkeys(lines[agency_id], count))
    likely = [key for key, count in held.items() if total and count >= MOSTLY * total]
    lowest = max(likely, key=lambda key: len(_line(desk, key)), default=None)
    if lowest is None or not desk.may_import(desk.agencies.code_of[lowest]):
        return {}
    code = desk.agencies.code_of[lowest]
    return {code: desk.agencies.name_on(lowest, desk.today)}


def _line(desk: Desk, agency_id: int) -> list[int]:
    """The agency and all that stand above it today."""
    line = [agency_id]
    while True:
        periods = desk.agencies.slices.get(line[-1], [])
        today = [one for one in periods if one.from_on <= desk.today <= one.until_on]
        above = today[-1].parent_id if today else None
        if above is None or above in line:
            return line
        line.append(above)
