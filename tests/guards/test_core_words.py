"""Guard 6: words and numbers of the law stand in the rulebook, not in `core`."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import (
    CJK,
    RULEBOOK,
    SRC,
    docstrings,
    dotted,
    listed,
    parse,
    place,
    python_files,
    read_yaml,
)

CORE = SRC / "core"
BARE_ROOMS = ("rules", "rollups", "learning")
PLAIN_NUMBERS = (0, 1)
SMALL = 10  # below it, a number in a grammar counts characters, not hours


def is_bare(path: Path) -> bool:
    """True in the rooms that hold neither a word nor a number."""
    return path.relative_to(CORE).parts[0] in BARE_ROOMS


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    prose = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in prose:
            yield node


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def offences_in_bare_room(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in literals(tree):
        if isinstance(node.value, str) and CJK.search(node.value):
            yield f"{place(path, node)}: a Chinese word: {node.value}"
        if is_number(node.value) and node.value not in PLAIN_NUMBERS:
            yield f"{place(path, node)}: a number but 0 and 1: {node.value}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "round":
            yield f"{place(path, node)}: round() differs between engines"


def offences_elsewhere(path: Path, tree: ast.Module, *, legal: set[float]) -> Iterator[str]:
    for node in literals(tree):
        if path.name != "words.py" and isinstance(node.value, str) and CJK.search(node.value):
            yield f"{place(path, node)}: words stand in words.py: {node.value}"
        if is_number(node.value) and node.value in legal:
            yield f"{place(path, node)}: a number that a provision sets: {node.value}"


def numbers_in(value: object) -> Iterator[float]:
    if is_number(value):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers_in(item)


def legal_numbers() -> set[float]:
    """Each number that some value of the rulebook sets, the everyday small ones apart."""
    found: set[float] = set()
    for path in RULEBOOK.rglob("*.yaml"):
        data = read_yaml(path)
        values = data.get("values") if isinstance(data, dict) else None
        for entry in values or []:
            found |= set(numbers_in(entry.get("value")))
    return {number for number in found if number >= SMALL}


def offences(path: Path, tree: ast.Module, *, legal: set[float]) -> list[str]:
    if is_bare(path):
        return list(offences_in_bare_room(path, tree))
    return list(offences_elsewhere(path, tree, legal=legal))


def test_the_core_holds_no_word_and_no_number_of_the_law() -> None:
    paths, legal = python_files(CORE), legal_numbers()

    found = [line for path in paths for line in offences(path, parse(path), legal=legal)]

    assert len([path for path in paths if is_bare(path) and path.stat().st_size]) > 3
    assert 180 in legal
    assert not found, listed(found)


def test_a_planted_word_number_and_round_are_caught() -> None:
    text = 'TARGET = 180\nNAME = "達成"\n\ndef f(x):\n    return round(x) + x.round(1)\n'

    found = offences(CORE / "rules" / "planted.py", ast.parse(text), legal=set())

    assert len(found) == 4
    assert all("planted.py:" in line for line in found)


def test_zero_one_and_a_chinese_docstring_pass() -> None:
    text = '"""示例考核要點 第4點."""\n\ndef f(x):\n    """達成."""\n    return x[0] + 1 - True\n'

    assert not offences(CORE / "rules" / "look_alike.py", ast.parse(text), legal=set())


def test_a_grammar_keeps_its_words_in_one_file_and_no_legal_number() -> None:
    tree = ast.parse('SUBJECT = "主旨"\nWIDTH = 7\nMINUTES = 180\n')

    in_reader = offences(CORE / "letters" / "read.py", tree, legal={180})
    in_words = offences(CORE / "letters" / "words.py", ast.parse('SUBJECT = "主旨"'), legal={180})

    assert len(in_reader) == 2
    assert not in_words
