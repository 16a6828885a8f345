"""Guard 7: only the screens look at the clock, only the doors open a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import SRC, dotted, listed, parse, place, written_files

LOWER_ROOMS = ("basics", "core", "records", "exchange", "actions")
CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "functions.Now",
}
CLOCK_NAMES = {"Now", "CurrentTimestamp", "localdate"}
CLOCK_FIELDS = {"auto_now", "auto_now_add"}
OPENERS = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "mkstemp", "fdopen"}
DOORS = {
    "exchange": "what comes and goes",
    "core/rules/load.py": "reads the rulebook: the one declared exception in core",
    "config": "settings may come from a file",
    "actions/home.py": "the keys of ZHICAI_HOME",
    "actions/initialise_home.py": "makes the keys of ZHICAI_HOME and the first password",
}


def room_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


def is_door(path: Path) -> bool:
    name = path.relative_to(SRC).as_posix()
    return any(name == door or name.startswith(f"{door}/") for door in DOORS)


def reads_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return ".".join(dotted(node).split(".")[-2:]) in CLOCKS
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in CLOCK_NAMES for alias in node.names)
    return isinstance(node, ast.keyword) and node.arg in CLOCK_FIELDS


def opens_file(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in OPENERS


def offences(path: Path, tree: ast.Module) -> Iterator[str]:
    is_lower, may_open = room_of(path) in LOWER_ROOMS, is_door(path)
    for node in ast.walk(tree):
        if is_lower and reads_clock(node):
            yield f"{place(path, node)}: looks at the clock; take as_of as an argument"
        if not may_open and opens_file(node):
            yield f"{place(path, node)}: opens a file outside the doors"


def test_nobody_below_the_screens_reads_the_clock_or_opens_a_file() -> None:
    paths = written_files(SRC)

    found = [line for path in paths for line in offences(path, parse(path))]

    assert len([path for path in paths if room_of(path) in LOWER_ROOMS]) > 20
    assert not found, listed(found)


def test_each_door_stands_where_the_list_says() -> None:
    assert [name for name in DOORS if not (SRC / name).exists()] == []


def test_planted_looks_at_the_clock_are_caught() -> None:
    text = (
        "import datetime as dt\nfrom django.db.models.functions import Now\n"
        "a = dt.date.today()\nb = dt.datetime.now(dt.UTC)\n"
        "c = models.DateTimeField(default=timezone.now)\nd = models.DateField(auto_now=True)\n"
    )

    found = list(offences(SRC / "records" / "planted.py", ast.parse(text)))

    assert len(found) == 5


def test_planted_openings_are_caught_by_every_spelling() -> None:
    text = "open('a')\npath.open()\nPath('a').read_text()\nio.open('a')\nos.fdopen(3)\n"

    assert len(list(offences(SRC / "core" / "rules" / "planted.py", ast.parse(text)))) == 5


def test_doors_screens_and_stopwatches_pass() -> None:
    clock, door = ast.parse("today = dt.date.today()"), ast.parse("path.open('rb')")
    stopwatch = ast.parse("a = time.monotonic()\nb = plan.now\nc = self.opened\n")

    assert not list(offences(SRC / "cli" / "look_alike.py", clock))
    assert not list(offences(SRC / "exchange" / "sheets" / "look_alike.py", door))
    assert not list(offences(SRC / "core" / "rules" / "look_alike.py", stopwatch))
