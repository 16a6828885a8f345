"""The circular sentence by sentence: an unmapped row, a missing gap or conflict fails."""

import re
from pathlib import Path

from guards.house import RULEBOOK, listed, read_yaml
from guards.test_citations import rulebook_files

ANSWERS = ("provisions", "screens", "information_only", "equals")
CIRCULAR = [f"C{number:03d}" for number in range(1, 164)]
GAPS = {f"U{number:02d}" for number in range(1, 24)}
CONFLICTS = {f"X{number:02d}" for number in range(1, 26)}
FACT = re.compile(r"^\| (C\d{3}) \|[^|]*\|[^|]*\|(?: KPI)? (\w+) \|", re.MULTILINE)


def rows() -> list[dict]:
    files = sorted((RULEBOOK / "coverage").glob("*.yaml"))
    return [row for path in files for row in read_yaml(path)]


def unmapped(found: list[dict]) -> list[str]:
    known = {row["id"] for row in found}
    lost = [name for name in CIRCULAR if name not in known]
    bare = [row["id"] for row in found if not any(row.get(answer) for answer in ANSWERS)]
    return [*(f"{name}: no row" for name in lost), *(f"{name}: answers nothing" for name in bare)]


def dangling(found: list[dict], provisions: set[str]) -> list[str]:
    """Rows that name a provision or a row that does not exist."""
    known = {row["id"] for row in found}
    return [
        f"{row['id']}: {name}"
        for row in found
        for name in [*as_list(row.get("provisions")), *as_list(row.get("equals"))]
        if name not in (provisions | known)
    ]


def as_list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def marks(key: str) -> set[str]:
    """The register numbers that provisions and sources bear under `doubts` or `unpublished`."""
    found = set()
    for _, data in rulebook_files():
        entries = data.get(key) if isinstance(data, dict) else None
        for entry in [entries] if isinstance(entries, dict) else entries or []:
            found.add(entry.get("id") if isinstance(entry, dict) else None)
    return found


def test_every_statement_of_the_circular_is_mapped() -> None:
    found = rows()
    provisions = {
        data["id"] for _, data in rulebook_files() if isinstance(data, dict) and "id" in data
    }

    faults = [*unmapped(found), *dangling(found, provisions)]

    assert [row["id"] for row in sorted(found, key=lambda row: row["id"])] == CIRCULAR
    assert not faults, listed(faults)


def test_every_gap_and_every_conflict_stands_in_the_rulebook() -> None:
    gaps, doubts = marks("unpublished"), marks("doubts")

    assert not sorted(GAPS - gaps), "no provision or source says that this is unpublished"
    assert not sorted(CONFLICTS - doubts), "no provision or source shows this conflict"


def test_the_rows_are_those_of_the_facts_with_the_same_norm(shared: Path) -> None:
    text = (shared / "domain" / "facts.md").read_text(encoding="utf-8")
    norms = dict(FACT.findall(text))

    strange = [row["id"] for row in rows() if row["norm"] != norms[row["id"]]]

    assert sorted(norms) == CIRCULAR
    assert not strange, "another norm than the facts give"


def test_a_planted_bare_row_and_a_planted_dead_end_are_caught() -> None:
    whole = [{"id": name, "screens": ["hours"]} for name in CIRCULAR]
    bare = [*whole[1:], {"id": "C001"}]
    lost = [*whole[1:]]
    dead = [{"id": "C001", "provisions": ["hours.gone"], "equals": "C999"}]

    assert unmapped(bare) == ["C001: answers nothing"]
    assert unmapped(lost) == ["C001: no row"]
    assert not unmapped(whole)
    assert dangling(dead, {"hours.here"}) == ["C001: hours.gone", "C001: C999"]
    assert not dangling([{"id": "C001", "provisions": ["hours.here"]}], {"hours.here"})
