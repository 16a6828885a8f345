"""Two officers at once, and a power cut: all or nothing, and nothing twice (reliability §7.4)."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest

from actions.world import AGENCIES, COUNTY, HOURS, LEVELS, ROSTER, World
from zhicai.basics.national_ids import demo_id

PEOPLE = [(demo_id("E", 1, at), f"同仁{at}", *ROSTER[0][2:]) for at in range(60)]
LEARNT = [(row[0], row[1], *HOURS[0][2:]) for row in PEOPLE]


def start(home, *words):
    kept = {name: value for name, value in os.environ.items() if "ZHICAI" not in name}
    return subprocess.Popen(
        [sys.executable, "-m", "zhicai.cli.main", *map(str, words)],
        env={**kept, "ZHICAI_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )


def ask(home, *words):
    process = start(home, *words, "--json")
    told, error = process.communicate()
    assert process.returncode == 0, error
    return json.loads(told)


@pytest.fixture
def files(tmp_path):
    return World(tmp_path, None)


@pytest.fixture(scope="module")
def staffed(tmp_path_factory):
    """One office with agencies, staff and levels."""
    place = tmp_path_factory.mktemp("race") / "home"
    desk = World(place.parent, None)
    ask(place, "init", "--no-input")
    told = [
        desk.file("agencies", AGENCIES),
        desk.file("roster", PEOPLE),
        desk.file("levels", LEVELS),
    ]
    ask(place, "import", *told, "--agency", COUNTY, "--apply")
    return place


@pytest.fixture
def home(staffed, tmp_path):
    return shutil.copytree(staffed, tmp_path / "home")


def learnt(answer):
    return sum(answer["files"][0]["rows"][name] for name in ("added", "updated"))


def sound(home, met_rows):
    """The kept totals are those of a recount, and the figure is the count of the rows."""
    assert ask(home, "recount")["differences"] == 0
    figure = ask(home, "standing", "--agency", COUNTY, "--year", 115, "--as-of", "115/11/20")
    assert (figure["counted"], figure["short"]) == (len(PEOPLE), met_rows)


def test_the_same_file_by_two_officers_is_taken_in_once(files, home):
    file = files.file("hours", LEARNT)
    racers = [start(home, "import", file, "--agency", COUNTY, "--apply", "--json") for _ in "ab"]

    told = [racer.communicate() for racer in racers]

    assert [racer.returncode for racer in racers] == [0, 0], told
    answers = [json.loads(out) for out, _ in told]
    assert sorted(learnt(answer) for answer in answers) == [0, len(LEARNT)]
    sound(home, len(LEARNT))


@pytest.mark.parametrize("moment", [1.2])
def test_a_killed_import_leaves_all_or_nothing(files, home, moment):
    file = files.file("hours", LEARNT)
    process = start(home, "import", file, "--agency", COUNTY, "--apply", "--json")
    time.sleep(moment)
    process.kill()
    process.communicate()

    batches = len(ask(home, "batch", "list"))
    sound(home, len(LEARNT) if batches == 2 else 0)

    ask(home, "import", file, "--agency", COUNTY, "--apply")
    sound(home, len(LEARNT))


def test_no_id_lies_in_clear_in_any_file_of_the_home(files, home):
    file = files.file("hours", LEARNT)
    ask(home, "import", file, "--agency", COUNTY, "--apply")

    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())

    assert "同仁1".encode() in kept
    assert [row[0] for row in PEOPLE if row[0].encode() in kept] == []
