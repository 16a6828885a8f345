"""The clock of the journeys is the one that their processes see, through every door."""

import ast
import datetime as dt
import subprocess
import sys

from guards.house import SRC, parse, written_files
from guards.test_clock_and_doors import reads_clock
from journeys.clock import MOVED_BY, TODAY, now
from journeys.moved_clock.sitecustomize import DOORS

SCRIPT = """
import datetime as dt
from importlib import import_module
from zhicai.cli.office import open_django
open_django()
from django.utils import timezone
print(timezone.now().isoformat())
for name in {doors}:
    door = import_module(name).dt
    assert isinstance(dt.datetime(2026, 1, 1), door.datetime)
    print(door.datetime.now(door.UTC).isoformat())
"""


def seen(environment):
    """What each door says, Django first."""
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(doors=DOORS)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [dt.datetime.fromisoformat(line) for line in told.stdout.split()]


def test_every_door_sees_the_day_of_the_journeys(empty_office):
    told = seen(empty_office.environment)

    assert len(told) == len(DOORS) + 1
    assert all(abs(at - now()) < dt.timedelta(minutes=5) for at in told)
    assert {abs(at.date() - TODAY) <= dt.timedelta(days=1) for at in told} == {True}


def test_another_day_is_seen_as_well(empty_office):
    told = seen({**empty_office.environment, "CLOCK_DAYS": "500"})

    wanted = now() - MOVED_BY + dt.timedelta(days=500)
    assert all(abs(at - wanted) < dt.timedelta(minutes=5) for at in told)


def test_whatever_looks_at_the_clock_is_a_door():
    looking = [
        ".".join(path.relative_to(SRC.parent).with_suffix("").parts)
        for path in written_files(SRC)
        if any(map(reads_clock, ast.walk(parse(path))))
    ]

    assert sorted(looking) == sorted(DOORS)
