"""What the wall between agencies costs: the same verbs on PostgreSQL behind it and without it.

Usage: python tools/on_postgres.py python -m benchmarks.wall [--people 40000 --agencies 1000]

One database, one process, one connection. Each verb is asked for agencies drawn from a fixed start
number, once as the runtime role behind its wall and once as a superuser whom no policy concerns,
in turns, so that both meet the same machine. What counts is the median of each. The peer is the
same verb without the wall.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import standing
from benchmarks.figure import Figure, at_most, quicker, report

ROLE = "zhicai_runtime_of_bench"
ROOT = Path(__file__).resolve().parents[1]
SIZE = 40_000
TARGET_SECONDS = 0.15  # of a page; a verb behind its wall must leave room for the page around it
Verb = Callable[[Any, str, int], object]


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=SIZE)
    parser.add_argument("--agencies", type=int, default=1_000)
    parser.add_argument("--records", type=int, default=2 * SIZE)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--json", action="store_true", help="one line of JSON for `make bench`")
    return parser.parse_args(words)


def make_role() -> None:
    """As `migrate` leaves a database with two accounts: policies stand, the role has its rights."""
    from django.db import connection

    from zhicai.records.wall.build import right_statements

    with connection.cursor() as cursor:
        cursor.execute(f"create role {ROLE} nologin nosuperuser nobypassrls")
        for statement in right_statements(ROLE, connection.introspection.table_names(cursor)):
            cursor.execute(statement)


@contextmanager
def as_runtime(*, is_walled: bool) -> Any:
    """Behind the wall, or as somebody around whom none stands and who tells nobody's scope."""
    from django.db import connection

    from zhicai.actions.rights import wall

    vendor = wall.VENDOR
    with connection.cursor() as cursor:
        cursor.execute(f"set role {ROLE}" if is_walled else "reset role")
    wall.VENDOR = vendor if is_walled else ""
    try:
        yield
    finally:
        wall.VENDOR = vendor
        with connection.cursor() as cursor:
            cursor.execute("reset role")


def verbs() -> dict[str, Verb]:
    """What the pages of an office ask most: figures, people, one person, changes, history."""
    from zhicai.actions.find_changes import ChangesQuery, find_changes
    from zhicai.actions.find_people_page import PeoplePageQuery, find_people_page
    from zhicai.actions.find_person_page import PersonPageQuery, find_person_page
    from zhicai.actions.find_standing import StandingQuery, find_standing
    from zhicai.actions.list_batches import list_batches
    from zhicai.actions.list_tasks import list_tasks
    from zhicai.actions.search_people import search_people

    return {
        "home": lambda by, code, _: list_tasks(code, by=by),
        "standing": lambda by, code, _: find_standing(StandingQuery(agency_code=code), by=by),
        "people": lambda by, code, _: find_people_page(PeoplePageQuery(agency_code=code), by=by),
        "person": lambda by, code, person: find_person_page(
            PersonPageQuery(agency_code=code, person=person), by=by
        ),
        "search": lambda by, code, person: search_people(
            f"同仁{person}", agency_code=code, by=by, most=10
        ),
        "changes": lambda by, code, _: find_changes(ChangesQuery(agency_code=code), by=by),
        "batches": lambda by, code, _: list_batches(agency_code=code, by=by),
    }


def offices(count: int) -> list[tuple[Any, str, int]]:
    """Officers of agencies that have people, each with one of her own people."""
    from zhicai.actions.access import Caller
    from zhicai.records.accounts.models import Account, Appointment
    from zhicai.records.agencies.models import Agency
    from zhicai.records.staff.models import Person

    chance = random.Random(standing.SEED)
    people = list(Person.objects.order_by("pk").values_list("pk", "agency_id"))
    found = []
    for number, (person, agency_id) in enumerate(chance.sample(people, count)):
        code = Agency.objects.get(pk=agency_id).code
        account = Account.objects.create(
            code=f"officer{number}", name=f"人事{number}", created_at=standing.NOW
        )
        Appointment.objects.create(
            account=account,
            account_role=Appointment.AccountRole.SUPERIOR_HR,
            agency_code=code,
            from_on=standing.AS_OF,
        )
        by = Caller(account, standing.NOW, lambda: standing.NOW)
        found.append((by, code, person))
    return found


def measure(asked: argparse.Namespace) -> dict[str, tuple[float, float]]:
    """Median seconds of each verb, behind the wall and without it; both tell the same."""
    found = {}
    held = offices(asked.rounds)
    for name, ask in verbs().items():
        times: dict[bool, list[float]] = {True: [], False: []}
        for office in held:
            told = {}
            for is_walled in (False, True):
                with as_runtime(is_walled=is_walled):
                    ask(*office)
                    began = time.perf_counter()
                    told[is_walled] = ask(*office)
                    times[is_walled].append(time.perf_counter() - began)
            assert told[True] == told[False], name
        found[name] = (statistics.median(times[True]), statistics.median(times[False]))
    return found


def run(asked: argparse.Namespace) -> dict[str, tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        address = os.environ["ZHICAI_DATABASE_URL"]
        standing.open_installation(Path(folder) / "home", address=address)
        standing.fill(asked)
        make_role()
        from zhicai.actions.find_caller import find_local_administrator
        from zhicai.actions.recount import recount_records

        caller = find_local_administrator(clock=lambda: standing.NOW)
        recount_records(year=standing.YEAR, by=caller, is_repaired=True)
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("analyze")
        return measure(asked)


def figures(words: Sequence[str] = ()) -> list[Figure]:
    """In a process of its own beside a private PostgreSQL."""
    command = [sys.executable, "-m", "benchmarks.wall", "--json", *words]
    beside = [sys.executable, str(ROOT / "tools" / "on_postgres.py"), *command]
    done = subprocess.run(beside, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        return [Figure(name="the wall between agencies: no PostgreSQL here", ours="-")]
    return compare(json.loads(lines[-1]), is_asked=parse_arguments(words).people >= SIZE)


def compare(found: dict[str, tuple[float, float]], *, is_asked: bool) -> list[Figure]:
    return [
        Figure(
            name=f"{name} behind the wall, beside the same without it",
            ours=f"{ours * 1000:.1f} ms",
            peer=f"{peer * 1000:.1f} ms",
            ratio=quicker(peer, ours),
            target="<= 150 ms",
            verdict=at_most(ours, TARGET_SECONDS, is_asked=is_asked),
        )
        for name, (ours, peer) in found.items()
    ]


def main() -> int:
    asked = parse_arguments()
    found = run(asked)
    if asked.json:
        print(json.dumps(found), flush=True)
        return 0
    return report(compare(found, is_asked=asked.people >= SIZE))


if __name__ == "__main__":
    sys.exit(main())
