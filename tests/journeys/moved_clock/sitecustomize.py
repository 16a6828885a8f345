"""Moves the clock of every Python started with this folder on its path by CLOCK_DAYS days.

The program has no switch for its clock, so that nobody can date an audit entry back. Only the
doors that look at the clock are moved, each after its module has been loaded.
"""

import datetime as dt
import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from types import SimpleNamespace

NAMED = "CLOCK_DAYS"
DAYS = dt.timedelta(days=int(os.environ.get(NAMED, "0")))
DOORS = (
    "zhicai.cli.demo",
    "zhicai.cli.home",
    "zhicai.cli.office",
    "zhicai.cli.role",
    "zhicai.cli.role_train",
    "zhicai.cli.rulebook",
    "zhicai.web.office",
)
DJANGO = "django.utils.timezone"  # sessions, and when a background job began


class AnyDatetime(type):
    """What another module made is a date with a time as well."""

    def __instancecheck__(cls, value):
        return isinstance(value, dt.datetime)


class Moved(dt.datetime, metaclass=AnyDatetime):
    @classmethod
    def now(cls, tz=None):
        return dt.datetime.now(tz) + DAYS


MOVED = SimpleNamespace(**{**vars(dt), "datetime": Moved})


class MovedDoors(MetaPathFinder):
    """Loads a door as ever, then hands it the moved clock."""

    def find_spec(self, name, path, target=None):
        if name not in {*DOORS, DJANGO}:
            return None
        spec = PathFinder.find_spec(name, path, target)
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            vars(module).update({"datetime": Moved} if name == DJANGO else {"dt": MOVED})

        spec.loader.exec_module = exec_module
        return spec


if NAMED in os.environ:
    sys.meta_path.insert(0, MovedDoors())
