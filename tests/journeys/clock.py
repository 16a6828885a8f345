"""The day on which every journey takes place, whatever the calendar on the wall says.

Processes under test get it from `moved_clock`; the hour is the true one.
"""

import datetime as dt
import os
from pathlib import Path
from zoneinfo import ZoneInfo

TODAY = dt.date(2026, 11, 24)
TAIPEI = ZoneInfo("Asia/Taipei")
DOOR = Path(__file__).parent / "moved_clock"
MOVED_BY = TODAY - dt.datetime.now(TAIPEI).date()  # once, so that midnight divides no test


def now():
    """The moment it is for the processes under test."""
    return dt.datetime.now(dt.UTC) + MOVED_BY


def moved():
    """What their environment has to hold."""
    paths = filter(None, (str(DOOR), os.environ.get("PYTHONPATH")))
    return {"PYTHONPATH": os.pathsep.join(paths), "CLOCK_DAYS": str(MOVED_BY.days)}
