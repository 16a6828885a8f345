"""Guard 2: something passes its ceiling, or the list of exceptions grows."""

import ast
import subprocess

import yaml

from guards.ceilings import Size, all_sizes, needless, offences, sizes_in
from guards.house import ROOT, TESTS, listed

LIST = TESTS / "guards" / "exceptions.yaml"


def read_list() -> dict:
    return yaml.safe_load(LIST.read_text(encoding="utf-8"))


def earlier_limits() -> list[int]:
    """`at_most` in each committed version of the list, oldest first."""
    name = str(LIST.relative_to(ROOT))
    log = ["git", "log", "--reverse", "--format=%H", "--", name]
    commits = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    shown = (
        subprocess.run(
            ["git", "show", f"{commit}:{name}"], cwd=ROOT, capture_output=True, check=False
        ).stdout
        for commit in commits.split()
    )
    return [yaml.safe_load(text)["at_most"] for text in shown if text]


def test_everything_stays_below_its_ceiling() -> None:
    sizes = all_sizes()

    assert len({size.name for size in sizes if size.kind == "file"}) > 20
    found = offences(sizes, read_list()["exceptions"])
    assert not found, listed(found)


def test_the_list_of_exceptions_only_shrinks() -> None:
    listed = read_list()

    limits = [*earlier_limits(), listed["at_most"]]

    assert len(listed["exceptions"]) <= listed["at_most"]
    assert limits == sorted(limits, reverse=True)
    assert not needless(all_sizes(), listed["exceptions"])


def test_a_planted_long_function_is_caught_and_a_full_one_passes() -> None:
    body = "\n".join("    a = 1" for _ in range(50))
    long = f"def too_long():\n{body}\n"
    full = f"def just_fits():\n{body}".removesuffix("\n    a = 1")

    sizes = [
        *sizes_in("src/a.py", ast.parse(long), text=long),
        *sizes_in("src/b.py", ast.parse(full), text=full),
    ]

    caught = offences(sizes, {})
    assert len(caught) == 1
    assert "too_long: 51" in caught[0]


def test_a_planted_long_file_is_caught_and_a_full_one_passes() -> None:
    sizes = [Size("file", "src/long.py", 401), Size("file", "src/full.py", 400)]

    assert [line for line in offences(sizes, {}) if "long.py" in line]
    assert not [line for line in offences(sizes, {}) if "full.py" in line]


def test_a_third_positional_argument_is_caught_and_a_named_one_passes() -> None:
    text = """
def bad(a, b, c, d): ...
def good(a, b, *, c, d, e, f): ...
def three(by, permission, agency): ...
def seven(*, a, b, c, d, e, f, g): ...
"""

    caught = "".join(offences(list(sizes_in("src/a.py", ast.parse(text), text=text)), {}))

    assert "bad" in caught
    assert "seven" in caught
    assert "good" not in caught
    assert "three" not in caught


def test_an_exception_may_neither_grow_nor_outlive_its_cause() -> None:
    grown, gone = [Size("file", "src/a.py", 420)], [Size("file", "src/a.py", 300)]

    assert offences(grown, {"src/a.py": 410})
    assert not offences(grown, {"src/a.py": 420})
    assert needless(gone, {"src/a.py": 410}) == ["src/a.py"]
    assert not needless(grown, {"src/a.py": 420})
