"""A flood from one address must not fill the audit: few entries a minute, the others counted.

Each process counts for itself; what it counted when it ends is not told.
"""

import datetime as dt
from dataclasses import dataclass, field
from threading import Lock

MOST_A_MINUTE = 10
MOST_ADDRESSES = 10_000
MINUTE = dt.timedelta(minutes=1)


@dataclass(slots=True)
class _Told:
    """How many entries were kept since the minute began, and how many were only counted."""

    began: dt.datetime
    kept: int = 0
    suppressed: int = 0


@dataclass(slots=True)
class Flood:
    """Who is forgotten first when too many addresses come is the one that began first."""

    _told: dict[str, _Told] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, address: str, now: dt.datetime) -> int | None:
        """How many were only counted since the last entry; None: this one is as well."""
        with self._lock:
            told = self._told.get(address)
            if told is None:
                if len(self._told) >= MOST_ADDRESSES:
                    self._told.pop(next(iter(self._told)))
                told = self._told[address] = _Told(now)
            if not dt.timedelta() <= now - told.began < MINUTE:
                told.began, told.kept = now, 0
            if told.kept >= MOST_A_MINUTE:
                told.suppressed += 1
                return None
            told.kept += 1
            suppressed, told.suppressed = told.suppressed, 0
            return suppressed
