"""Guard 4: a clause is cited from a text that we hold, and is not in that text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guards.held_texts import Clauses, cut, fold, gather, letter_marks, read_held
from guards.house import RULEBOOK, listed, read_yaml

MINUTES_PER_HOUR = 60


def rulebook_files() -> list[tuple[str, object]]:
    return [
        (str(path.relative_to(RULEBOOK)), read_yaml(path))
        for path in sorted(RULEBOOK.rglob("*.yaml"))
    ]


def citations(node: object, *, owner: str = "") -> Iterator[tuple[str, str]]:
    """Every (source, clause) pair, however deep it stands.

    Under `cites` the clause belongs to the document that cites, not to the one that is cited.
    """
    if isinstance(node, dict):
        if "source" in node and "clause" in node:
            yield owner or str(node["source"]), str(node["clause"])
        for key, value in node.items():
            yield from citations(value, owner=str(node.get("id")) if key == "cites" else owner)
    elif isinstance(node, list):
        for value in node:
            yield from citations(value, owner=owner)


def has_clause(clause: str, clauses: Clauses) -> bool:
    return bool(clauses.get(fold(clause)))


def missing(files: list[tuple[str, object]], held: dict[str, Clauses]) -> list[str]:
    return [
        f"{name}: {source} has no {clause}"
        for name, data in files
        for source, clause in citations(data)
        if source in held and not has_clause(clause, held[source])
    ]


def hours_of(value: object) -> list[str]:
    """The whole hours that a value in minutes sets, as a letter writes them."""
    numbers = value.values() if isinstance(value, dict) else ()
    whole = (n for n in numbers if isinstance(n, int) and n and n % MINUTES_PER_HOUR == 0)
    return [f"{number // MINUTES_PER_HOUR}小時" for number in whole]


def unsaid(name: str, data: dict, held: dict[str, Clauses]) -> list[str]:
    """Hours of a value that no held clause of its basis says."""
    found = []
    for entry in data.get("values") or []:
        cited = [pair for pair in citations(entry.get("basis")) if pair[0] in held]
        text = "".join(held[source].get(fold(clause), "") for source, clause in cited)
        hours = hours_of(entry.get("value")) if cited else []
        found += [
            f"{name}: the clauses cited do not say {said}" for said in hours if said not in text
        ]
    return found


@pytest.fixture(scope="module")
def held(shared: Path) -> dict[str, Clauses]:
    return read_held(shared)


def test_every_clause_cited_from_a_held_text_is_in_it(held: dict[str, Clauses]) -> None:
    files = rulebook_files()
    cited = [pair for _, data in files for pair in citations(data) if pair[0] in held]

    found = missing(files, held)

    assert {source: len(clauses) for source, clauses in held.items() if len(clauses) < 10} == {}
    assert len(cited) > 100
    assert not found, listed(sorted(set(found)))


def test_every_hour_of_a_value_is_said_by_the_clauses_of_its_basis(held: dict) -> None:
    files = [
        (name, data)
        for name, data in rulebook_files()
        if isinstance(data, dict) and data.get("unit") == "minutes_per_year"
    ]

    found = [line for name, data in files for line in unsaid(name, data, held)]

    assert len(files) > 4
    assert not found, listed(found)


def test_every_source_said_to_be_held_is_a_text_that_is_here(held: dict) -> None:
    sources = [data for name, data in rulebook_files() if name.startswith("sources/")]

    said = {data["id"] for data in sources if isinstance(data, dict) and data["text"] == "held"}

    assert len(sources) > 10
    assert said <= set(held)


def test_planted_clauses_are_caught_and_either_bracket_passes() -> None:
    lines = ["主旨：檢送一份。", "說明：", "一、依函辦理。", "二、請落實：", "(一)時數：20小時。"]
    held = {"a": gather(letter_marks(lines))}
    good = {"basis": {"source": "a", "clause": "說明二（一）"}}
    bad = {"places": [{"source": "a", "clause": "說明二（二）"}]}

    assert missing([("bad", bad)], held) == ["bad: a has no 說明二（二）"]
    assert not missing([("good", good), ("other", {"source": "b", "clause": "第1條"})], held)


def test_a_clause_under_cites_is_sought_in_the_document_that_cites() -> None:
    held = {"a": {"主旨": "x"}, "b": {"說明一": "y"}}
    letter = {"id": "a", "cites": [{"source": "b", "clause": "說明一"}]}

    assert missing([("a", letter)], held) == ["a: a has no 說明一"]
    assert not missing([("b", {**letter, "id": "b"})], held)


def test_planted_hours_are_caught_and_said_hours_pass() -> None:
    held = {"a": {"主旨": "每年20小時"}}
    basis = {"source": "a", "clause": "主旨"}

    wrong = {"values": [{"value": {"minutes": 1260}, "basis": basis}]}
    right = {"values": [{"value": {"minutes": 1200}, "basis": basis}]}

    assert unsaid("x", wrong, held) == ["x: the clauses cited do not say 21小時"]
    assert not unsaid("x", right, held)


def test_the_papers_are_cut_where_each_begins(shared: Path) -> None:
    parts = cut((shared / "letters" / "1150056121.txt").read_text("utf-8").splitlines())

    assert len(parts) == 5
    assert all(len(lines) > 20 for lines in parts.values())
