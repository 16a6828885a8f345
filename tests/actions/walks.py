"""A walk through an office at random: every deed an officer can do, in any order."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from actions.world import BUREAU, COUNTY, SCHOOL, SIBLING, World, demo_id
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.recount import recount_records
from zhicai.actions.take_snapshot import take_snapshot, verify_snapshot
from zhicai.basics.dates import format_roc, roc_year
from zhicai.basics.errors import Refused
from zhicai.exchange.demo.dice import Dice
from zhicai.records.ledger.models import Batch

NAMES = {COUNTY: "示範縣政府", BUREAU: "示範局", SIBLING: "示範他局", SCHOOL: "示範局附設學校"}
PEOPLE = [(demo_id("K", 1 + at % 2, at), f"同仁{at}") for at in range(8)]
CATEGORIES = ("一般人員", "一般人員", "一般人員", "教師", "聘用", "榮譽顧問")
COURSES = ("B-1", "A-1", "X-1", "X-2")
KINDS = ("留職停薪", "停職", "復職", "延長病假")
DEEDS = (
    *("hours",) * 5,
    *("roster", "undo") * 4,
    *("agencies",) * 3,
    *("levels", "summary", "event", "wait") * 2,
)


class Throws:
    """One die thrown again and again; the same seed gives the same walk."""

    def __init__(self, seed: int) -> None:
        self.dice, self.throws = Dice(f"walk {seed}"), itertools.count()

    def between(self, first: int, last: int) -> int:
        return first + self.dice.below(last - first + 1, next(self.throws))

    def pick(self, things: Sequence[Any]) -> Any:
        return things[self.between(0, len(things) - 1)]

    def happens(self, percent: int) -> bool:
        return self.between(1, 100) <= percent


class Walk:
    """One office, one pair of dice; `step` does something and tells what."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.dice = world, Throws(seed)
        self.moments: list[tuple[dt.datetime, dt.date, Any]] = []
        self.snapshots: list[int] = []
        world.now = dt.datetime(2026, self.dice.between(1, 11), 5, 3, tzinfo=dt.UTC)
        world.found()

    def step(self) -> str:
        name = self.dice.pick(DEEDS)
        try:
            getattr(self, name)()
        except Refused as refused:
            if refused.code == "agency.not_found":
                self.world.found()
            return f"{name}: {refused.code}"
        return name

    def day(self, first: int = -200, last: int = 60) -> dt.date:
        return self.world.now.date() + dt.timedelta(days=self.dice.between(first, last))

    def told(self, *, first: int = -200, last: int = 60, blank: int = 0) -> str:
        """A day as a file writes it; now and then nothing."""
        return "" if self.dice.happens(blank) else format_roc(self.day(first, last))

    def rows(self, most: int) -> Iterator[tuple[str, str]]:
        first = self.dice.between(0, len(PEOPLE) - 1)
        for at in range(self.dice.between(1, most)):
            yield PEOPLE[(first + at) % len(PEOPLE)]

    def hours(self) -> None:
        pick, words = self.dice.pick, {}
        rows = [
            (*who, code := pick(COURSES), code, pick("1236"), self.told()) for who in self.rows(5)
        ]
        if self.dice.happens(20):
            first = self.day(-200, 0)
            words["complete"] = (first, first + dt.timedelta(days=self.dice.between(0, 300)))
        file = self.world.file("hours", rows)
        self.world.bring(file, agency=pick((COUNTY, BUREAU)), **words)

    def roster(self) -> None:
        pick = self.dice.pick
        rows = [
            (
                *who,
                pick(tuple(NAMES)),
                "科員",
                pick(CATEGORIES),
                self.told(first=-400, last=20, blank=20),
                self.told(first=21, last=90, blank=70),
            )
            for who in self.rows(4)
        ]
        self.world.bring(self.world.file("roster", rows))

    def agencies(self) -> None:
        node = self.dice.pick((SCHOOL, SIBLING))
        above = self.dice.pick([code for code in (BUREAU, SIBLING, COUNTY) if code != node])
        name = NAMES[node] + self.dice.pick(("", "新"))
        file = self.world.file("dated", [(node, name, above, self.told(blank=40), "")])
        self.world.bring(file, agency=self.dice.pick((COUNTY, above)))

    def levels(self) -> None:
        pick = self.dice.pick
        row = (pick(COURSES), "課", pick(("基礎", "進階", "非AI")), pick(("是", "否", "")))
        self.world.bring(self.world.file("levels", [row]), agency=pick(tuple(NAMES)))

    def summary(self) -> None:
        first = dt.date(self.world.now.year, 1, 1)
        last = min(max(first, self.day(-100)), dt.date(first.year, 12, 31))
        span = f"{format_roc(first)}-{format_roc(last)}"
        levels = (self.dice.pick("13"), self.dice.pick("03"))
        rows = [(*who, "示範局", span, "6", *levels) for who in self.rows(2)]
        self.world.bring(self.world.file("summary", rows))

    def event(self) -> None:
        entry = EventEntry(
            person=self.dice.pick(PEOPLE)[1],
            kind=self.dice.pick(KINDS),
            started_on=self.day(-300, 30),
            ended_on=None if self.dice.happens(50) else self.day(31, 300),
        )
        record_event(entry, by=self.world.caller(), dry=False)

    def undo(self) -> None:
        numbers = list(Batch.objects.order_by("pk").values_list("pk", flat=True))
        self.world.undo(self.dice.pick(numbers))

    def wait(self) -> None:
        self.world.later(days=self.dice.pick((1, 3, 20, 45)))

    def look(self) -> None:
        """The kept view, judging again, the recount and what was seen before all agree."""
        kept = self.figure()
        at = self.world.later(seconds=1)
        assert kept == self.figure(known_at=at)
        if kept is not None:
            assert recount_records(year=None, by=self.world.caller()).differences in {0, None}
        self.moments.append((at, at.date(), kept))
        moment, day, seen = self.dice.pick(self.moments)
        assert self.figure(known_at=moment, as_of=day, year=roc_year(day)) == seen
        self.freeze()

    def figure(self, **axes: Any) -> Any:
        try:
            return self.world.standing(depth=9, **axes).figure
        except Refused:
            return None

    def freeze(self) -> None:
        if self.dice.happens(10) and self.moments[-1][2] is not None:
            query = StandingQuery(agency_code=COUNTY)
            taken = take_snapshot(query, by=self.world.caller(), dry=False)
            self.snapshots.append(taken.number)
        if self.snapshots and self.dice.happens(30):
            number = self.dice.pick(self.snapshots)
            assert verify_snapshot(number, by=self.world.caller())
