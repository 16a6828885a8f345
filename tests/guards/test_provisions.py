"""Guard 3: a provision lacks its case file, a basis per value, or a check within a year."""

import datetime as dt
from pathlib import Path

from guards.house import RULEBOOK, TESTS, listed, read_yaml
from zhicai.core.rules.verdicts import JUDGED

CASES = TESTS / "rulebook"
NOT_PROVISIONS = {"sources", "coverage", "registers.yaml", "words.yaml"}
JUDGED_CASES = 5
A_YEAR = dt.timedelta(days=366)


def provisions() -> list[tuple[str, dict]]:
    """Each provision by its path below the rulebook."""
    paths = sorted(RULEBOOK.rglob("*.yaml"))
    names = [path.relative_to(RULEBOOK) for path in paths]
    return [
        (name.as_posix(), read_yaml(RULEBOOK / name))
        for name in names
        if name.parts[0] not in NOT_PROVISIONS
    ]


def is_judged(data: dict) -> bool:
    """A rule gives verdicts by it: then, and only then, it says whom it counts."""
    return "counted_scope" in data


def without_basis(name: str, data: dict) -> list[str]:
    """Values without source and clause; a gap that waits for its authority needs none."""
    found = []
    for entry in data.get("values") or []:
        if "unpublished" in entry:
            continue
        basis = entry.get("basis") or []
        cited = [basis] if isinstance(basis, dict) else basis
        if not cited or not all(item.get("source") and item.get("clause") for item in cited):
            found.append(f"{name}: the value from {entry.get('in_force_from')} has no basis")
    if not data.get("values") and not data.get("unpublished"):
        found.append(f"{name}: neither a value nor a gap")
    return found


def stale(name: str, data: dict, today: dt.date) -> list[str]:
    verified_on = data.get("verified_on")
    if not isinstance(verified_on, dt.date) or not data.get("verified_by"):
        return [f"{name}: nobody has verified it"]
    if verified_on > today:
        return [f"{name}: verified in the future, {verified_on}"]
    return [f"{name}: last verified {verified_on}"] if today - verified_on > A_YEAR else []


def case_faults(name: str, data: dict, cases: object) -> list[str]:
    """Too few cases, or cases without a sentence and a date."""
    least = JUDGED_CASES if is_judged(data) else 1
    listed_cases = cases if isinstance(cases, list) else []
    found = [
        f"{name}: a case needs `case`, `as_of` and `expect`"
        for case in listed_cases
        if not is_case(case)
    ]
    if len(listed_cases) < least:
        found.append(f"{name}: {len(listed_cases)} cases, at least {least}")
    return found


def is_case(case: object) -> bool:
    return isinstance(case, dict) and {"case", "as_of", "expect"} <= set(case)


def read_cases(name: str, folder: Path) -> object:
    path = folder / name
    return read_yaml(path) if path.exists() else None


def test_every_value_has_a_basis_and_every_provision_was_checked_within_a_year() -> None:
    found, today = provisions(), dt.datetime.now(dt.UTC).date()

    faults = [
        line
        for name, data in found
        for line in [*without_basis(name, data), *stale(name, data, today)]
    ]

    assert len(found) > 50
    assert not faults, listed(faults)


def test_every_provision_has_its_cases() -> None:
    found = provisions()

    faults = [
        line for name, data in found for line in case_faults(name, data, read_cases(name, CASES))
    ]

    assert {data["id"] for _, data in found if is_judged(data)} == set(JUDGED)
    assert not faults, listed(faults)


def test_no_case_file_outlives_its_provision() -> None:
    names = {name for name, _ in provisions()}
    files = [path.relative_to(CASES).as_posix() for path in CASES.rglob("*.yaml")]

    assert len(files) > 50
    assert not [name for name in files if name not in names]


def test_a_planted_value_without_basis_is_caught_and_a_gap_passes() -> None:
    bare = {"values": [{"in_force_from": "2026-01-01", "value": 1}]}
    half = {"values": [{"value": 1, "basis": [{"source": "a", "clause": ""}]}]}
    gap = {"values": [{"in_force_from": "2027-01-01", "unpublished": "U08"}]}
    whole = {"values": [{"value": 1, "basis": {"source": "a", "clause": "主旨"}}]}

    assert without_basis("a", bare)
    assert without_basis("a", half)
    assert without_basis("a", {"values": []})
    assert not without_basis("a", gap)
    assert not without_basis("a", whole)


def test_a_planted_old_check_is_caught_and_one_of_this_year_passes() -> None:
    today, by = dt.date(2026, 11, 23), {"verified_by": "規則維護小組"}

    assert stale("a", {"verified_on": dt.date(2025, 11, 1), **by}, today)
    assert stale("a", {"verified_on": dt.date(2026, 11, 24), **by}, today)
    assert stale("a", {"verified_on": today}, today)
    assert not stale("a", {"verified_on": dt.date(2025, 12, 1), **by}, today)


def test_planted_few_cases_are_caught_and_one_suffices_for_a_list() -> None:
    case = {"case": "剛好達到", "as_of": "2026-12-31", "expect": "met"}

    assert case_faults("a", {"counted_scope": "甲"}, [case] * 4)
    assert case_faults("a", {}, [{"case": "缺日期"}])
    assert case_faults("a", {}, None)
    assert not case_faults("a", {"counted_scope": "甲"}, [case] * 5)
    assert not case_faults("a", {}, [case])


def overlay_faults(name: str, data: dict) -> list[str]:
    """What agencies may set says which fields, or why not agency by agency."""
    is_open, rule = data.get("agency_may_set") is True, data.get("overlay")
    return [] if is_open == isinstance(rule, dict) else [f"{name}: agency_may_set and overlay"]


def test_every_provision_that_agencies_may_set_says_how() -> None:
    found = provisions()

    faults = [line for name, data in found for line in overlay_faults(name, data)]

    assert sum("overlay" in data for _, data in found) > 30
    assert not faults, listed(faults)


def test_a_planted_open_provision_without_fields_is_caught_and_a_closed_one_passes() -> None:
    assert overlay_faults("a", {"agency_may_set": True})
    assert overlay_faults("a", {"overlay": {"ground": "law"}})
    assert not overlay_faults("a", {})
    assert not overlay_faults("a", {"agency_may_set": True, "overlay": {"ground": "law"}})
