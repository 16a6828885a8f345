"""`zhicai standing` of nodes of a full-size installation, beside the plain SQL that sums raw rows.

Usage: python -m benchmarks.standing [--people 350000 --agencies 8000 --records 700000]

One SQLite installation in a temporary folder: a county tree of four levels. Target: 100 ms for any
node after start-up. The peer is what a spreadsheet-minded query would do on the same database:
join the tree to the person-years and count verdicts, without kept agency totals.
"""

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, at_most, quicker, report

YEAR, AS_OF = 115, dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC)
SEED = 115
CATEGORIES = ("staff", "staff", "staff", "contract", "temporary", "teacher")
TARGET_SECONDS = 0.1
FULL_SIZE = 350_000


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=FULL_SIZE)
    parser.add_argument("--agencies", type=int, default=8_000)
    parser.add_argument("--records", type=int, default=700_000)
    return parser.parse_args(words)


def open_installation(folder: Path, *, address: str | None = None) -> None:
    """On SQLite in the folder, unless the address of a database is told."""
    os.environ["ZHICAI_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhicai.config.settings"
    os.environ.pop("ZHICAI_DATABASE_URL", None)
    if address is not None:
        os.environ["ZHICAI_DATABASE_URL"] = address
    from zhicai.actions import home

    home.prepare_home(folder)
    import django

    django.setup()
    from zhicai.actions.initialise_home import initialise_home

    initialise_home(folder, now=NOW)


def fill(sizes: argparse.Namespace) -> list[int]:
    """Facts of a nation, written straight into the tables; returns the agency ids by level."""
    from zhicai.records.agencies.models import ALWAYS, OPEN, Agency, AgencyPath, AgencyPeriod
    from zhicai.records.ledger.models import Batch

    batch = Batch.objects.create(
        kind="import", actor_code="bench", agency_code="B0", applied_at=NOW, content_hash=""
    )
    chance = random.Random(SEED)
    parents = [None, *(chance.randrange(min(number, 400)) for number in range(1, sizes.agencies))]
    ids = list(range(1, sizes.agencies + 1))
    Agency.objects.bulk_create(
        (Agency(id=key, code=f"B{key - 1}", batch_id=batch.pk) for key in ids), batch_size=5000
    )
    AgencyPeriod.objects.bulk_create(
        (
            AgencyPeriod(
                agency_id=key,
                name=f"示範機關{key}",
                parent_id=None if parent is None else parent + 1,
                from_on=ALWAYS,
                until_on=OPEN,
                batch=batch,
                known_from=NOW,
            )
            for key, parent in zip(ids, parents, strict=True)
        ),
        batch_size=5000,
    )
    AgencyPath.objects.bulk_create(
        (AgencyPath(**row, from_on=ALWAYS, until_on=OPEN) for row in _paths(parents)),
        batch_size=5000,
    )
    _fill_people(sizes, batch, chance)
    return ids


def _paths(parents: list[int | None]) -> Iterator[dict[str, int]]:
    for number in range(len(parents)):
        above, depth = number, 0
        while above is not None:
            yield {"ancestor_id": above + 1, "descendant_id": number + 1, "depth": depth}
            above, depth = parents[above], depth + 1


def _fill_people(sizes: argparse.Namespace, batch: object, chance: random.Random) -> None:
    from zhicai.records.staff.models import Person

    facts = {"batch": batch, "known_from": NOW}
    people = range(1, sizes.people + 1)
    homes = [chance.randrange(sizes.agencies) + 1 for _ in people]
    Person.objects.bulk_create(
        (
            Person(
                id=key,
                national_id_hash=f"{key:064d}",
                national_id_encrypted=b"",
                national_id_masked="A10000****",
                agency_id=home,
                batch_id=batch.pk,
            )
            for key, home in zip(people, homes, strict=True)
        ),
        batch_size=5000,
    )
    _fill_profiles(people, homes, facts)
    _fill_postings(people, homes, facts)
    _fill_learning(sizes, homes, chance=chance, facts=facts)


def _fill_profiles(people: range, homes: list[int], facts: dict) -> None:
    from zhicai.records.staff.models import Profile

    names = (f"同仁{key}" for key in people)
    Profile.objects.bulk_create(
        (
            Profile(person_id=key, agency_id=home, name=name, folded_name=name, **facts)
            for key, home, name in zip(people, homes, names, strict=True)
        ),
        batch_size=5000,
    )


def _fill_postings(people: range, homes: list[int], facts: dict) -> None:
    from zhicai.records.staff.models import Posting

    Posting.objects.bulk_create(
        (
            Posting(
                person_id=key,
                agency_id=home,
                establishment_id=home,
                staff_category=CATEGORIES[key % len(CATEGORIES)],
                started_on=dt.date(2020, 1, 1),
                **facts,
            )
            for key, home in zip(people, homes, strict=True)
        ),
        batch_size=5000,
    )


def _fill_learning(
    sizes: argparse.Namespace, homes: list[int], *, chance: random.Random, facts: dict
) -> None:
    from zhicai.records.learning.models import Course, LearningRecord, LevelDecision

    Course.objects.bulk_create(
        Course(id=key, course_key=f"|C{key}", code=f"C{key}", batch_id=facts["batch"].pk)
        for key in range(1, 101)
    )
    LevelDecision.objects.bulk_create(
        LevelDecision(
            agency_id=1, course_id=key, level=("basic", "advanced", "none")[key % 3], **facts
        )
        for key in range(1, 101)
    )
    LearningRecord.objects.bulk_create(
        (
            LearningRecord(
                person_id=number % sizes.people + 1,
                agency_id=homes[number % sizes.people],
                course_id=number // sizes.people * 7 % 100 + 1,
                course_session=str(number // sizes.people),
                completed_on=dt.date(2026, 1, 1) + dt.timedelta(days=chance.randrange(300)),
                minutes=60 * (1 + number % 4),
                **facts,
            )
            for number in range(sizes.records)
        ),
        batch_size=5000,
    )


def plain_count(root_id: int) -> int:
    """The peer: counts summed from person-years below a node, one query."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "select w.ancestor_id, p.kpi_ai_attainment, count(*) from standings_personyear p"
            " join agencies_agencypath w on w.descendant_id = p.agency_id"
            " join agencies_agencypath n on n.descendant_id = w.ancestor_id and n.ancestor_id = %s"
            " and n.depth <= 1 where p.year = %s and p.scope_order <= 1 and p.exclusion = ''"
            " group by 1, 2",
            [root_id, YEAR],
        )
        rows = cursor.fetchall()
    return sum(count for node, _, count in rows if node == root_id)


def seconds_of(function: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        function()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def figures(words: Sequence[str] = ()) -> list[Figure]:
    sizes = parse_arguments(words)
    with tempfile.TemporaryDirectory() as folder:
        open_installation(Path(folder) / "home")
        began = time.perf_counter()
        ids = fill(sizes)
        from zhicai.actions.access import Caller
        from zhicai.actions.find_caller import find_local_administrator
        from zhicai.actions.find_standing import StandingQuery, find_standing
        from zhicai.actions.recount import recount_records

        caller: Caller = find_local_administrator(clock=lambda: NOW)
        print(f"  filled in {time.perf_counter() - began:.1f} s", flush=True)
        began = time.perf_counter()
        recount_records(year=YEAR, by=caller, is_repaired=True)
        print(f"  judged and kept in {time.perf_counter() - began:.1f} s", flush=True)

        def ask(code: str) -> Any:
            return find_standing(StandingQuery(agency_code=code), by=caller)

        return compare(ids, ask, is_asked=sizes.people >= FULL_SIZE)


def compare(ids: list[int], ask: Callable[[str], Any], *, is_asked: bool) -> list[Figure]:
    """One figure for each of four nodes: the root, one below it, one further down, a leaf."""
    found = []
    for key in (ids[0], ids[1], ids[len(ids) // 3], ids[-1]):
        code = f"B{key - 1}"
        counted = ask(code).figure.get("kpi.ai_attainment").counts.counted
        assert counted == plain_count(key), code
        ours = seconds_of(lambda code=code: ask(code))
        theirs = seconds_of(lambda key=key: plain_count(key))
        found.append(
            Figure(
                name=f"standing of a node of {counted:,} people, beside SQL over person-years",
                ours=f"{ours * 1000:.1f} ms",
                peer=f"{theirs * 1000:.1f} ms",
                ratio=quicker(theirs, ours),
                target="<= 100 ms",
                verdict=at_most(ours, TARGET_SECONDS, is_asked=is_asked),
            )
        )
    return found


def main() -> int:
    return report(figures(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
