"""Pages of a full-size installation through the WSGI application, beside a plain Django view.

Usage: python -m benchmarks.pages [--people 350000 --agencies 8000 --records 700000 --rounds 100]

The installation is that of `benchmarks.standing`. Each page is asked for again and again, for
agencies drawn from a fixed start number, by one signed-in account; what counts is the slowest of
95 in 100. The peer is a view without any of our shell that counts raw person-years by SQL.
"""

import argparse
import datetime as dt
import io
import logging
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import standing
from benchmarks.figure import Figure, at_most, quicker, report

TARGET_SECONDS = 0.15
FULL_SIZE = standing.FULL_SIZE
ROOT = "B0"
# Name → address below the office; {code} is an agency, {person} somebody. A page that needs a
# node below the office is asked for at the root's desk, the largest there is.
PAGES = (
    ("home", "agency/{code}/"),
    ("standing", "agency/{code}/standing/"),
    ("standing of a node", "agency/B0/standing/{code}/"),
    ("standing, scope 丙", "agency/{code}/standing/?scope=%E4%B8%99"),
    ("people", "agency/{code}/standing/people/"),
    ("people still short", "agency/{code}/standing/people/?verdict=short"),
    ("people not counted", "agency/{code}/standing/{code}/exclusions/"),
    ("changes", "agency/{code}/standing/{code}/changes/"),
    ("person", "agency/B0/staff/{person}/"),
    ("why", "agency/B0/staff/{person}/explain/kpi.ai_attainment/"),
    ("agencies", "agency/{code}/agencies/"),
    ("courses", "agency/{code}/courses/"),
    ("events", "agency/{code}/events/"),
    ("coverage", "agency/{code}/rulebook/coverage/"),
    ("rule", "agency/{code}/rulebook/provisions/kpi.ai_attainment/"),
    ("batches", "agency/{code}/batches/"),
)
ROOT_PAGES = (
    ("home of all", "agency/B0/"),
    ("standing of all", "agency/B0/standing/"),
    ("people of all", "agency/B0/standing/people/"),
    ("standing of all with a share", "agency/B0/standing/?target=90"),
    ("people not counted of all", "agency/B0/standing/B0/exclusions/"),
    ("changes of all", "agency/B0/standing/B0/changes/"),
    ("agencies of all", "agency/B0/agencies/"),
    ("courses of all", "agency/B0/courses/"),
    ("a course of all", "agency/B0/courses/1/"),
    ("events of all", "agency/B0/events/"),
)
# Asked for with nothing counted yet, as the first page after a batch is.
FIRST = {"courses of all, first after a batch": "agency/B0/courses/"}
FIRST_ROUNDS = 5


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=FULL_SIZE)
    parser.add_argument("--agencies", type=int, default=8_000)
    parser.add_argument("--records", type=int, default=700_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--home", help="folder in which the installation is kept for another run")
    parser.add_argument("--later", action="store_true", help="ask on the day after the last count")
    return parser.parse_args(words)


def p95(seconds: Sequence[float]) -> float:
    """The smallest time that 95 in 100 stay within.

    >>> p95([1, 2, 3, 4])
    4
    """
    return sorted(seconds)[math.ceil(len(seconds) * 0.95) - 1]


class Browser:
    """Asks the WSGI application itself, signed in, without a socket between."""

    def __init__(self, application: Callable[..., Any], cookie: str) -> None:
        self.application, self.cookie = application, cookie

    def get(self, address: str) -> tuple[str, bytes]:
        path, _, query = address.partition("?")
        told: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/{path}",
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookie,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }
        parts = self.application(environ, lambda status, _headers: told.append(status))
        page = b"".join(parts)
        parts.close()
        return told[0], page


def sign_in(now: dt.datetime) -> Browser:
    """The local administrator, past the first change of the password, on the day of the data."""
    from django.conf import settings
    from django.test import Client

    from zhicai.config.wsgi import application
    from zhicai.records.accounts.models import Account
    from zhicai.web import office

    office.clock = lambda: now
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    logging.getLogger("zhicai.request").setLevel(logging.WARNING)
    administrator = Account.objects.get(is_local_administrator=True)
    Account.objects.filter(pk=administrator.pk).update(must_change_password=False)
    client = Client()
    client.force_login(administrator, backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    return Browser(application, f"{name}={client.cookies[name].value}")


def plain_page(root_id: int) -> None:
    """The peer: a view that counts, nothing else; as Django would answer it."""
    from django.http import JsonResponse
    from django.test import RequestFactory

    def view(_request: object) -> JsonResponse:
        return JsonResponse({"met": standing.plain_count(root_id)})

    view(RequestFactory().get("/")).close()


def forget() -> None:
    """What a process keeps of courses until the facts change."""
    from zhicai.actions.edits import course_states

    course_states.forget()


def ask(
    browser: Browser, addresses: Sequence[str], *, before_each: Callable[[], None] = lambda: None
) -> tuple[float, float]:
    """p95 in wall and in processor seconds; each must be a page, one is asked beforehand."""
    browser.get(addresses[0])
    walls, processor = [], []
    for address in addresses:
        before_each()
        began, worked = time.perf_counter(), time.process_time()
        status, page = browser.get(address)
        walls.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
        assert status.startswith("200"), (address, status, page[:500])
    return p95(walls), p95(processor)


def exists(browser: Browser, address: str) -> bool:
    """Whether this installation has the page at all."""
    return browser.get(address)[0].startswith("200")


def change_something(now: dt.datetime) -> None:
    """One edit after the great batch, so that a page of changes has something to tell."""
    from zhicai.actions.find_caller import find_local_administrator
    from zhicai.actions.record_event import EventEntry, record_event
    from zhicai.records.ledger.models import Batch

    if Batch.objects.count() == 1:
        caller = find_local_administrator(clock=lambda: now)
        entry = EventEntry(person="同仁5", kind="停職", started_on=dt.date(2026, 7, 1))
        record_event(entry, by=caller, dry=False)


def compare(browser: Browser, sizes: argparse.Namespace) -> list[Figure]:
    chance = random.Random(standing.SEED)
    ids = [chance.randrange(sizes.agencies) + 1 for _ in range(sizes.rounds)]
    people = [chance.randrange(sizes.people) + 1 for _ in range(sizes.rounds)]
    peer = p95([standing.seconds_of(lambda key=key: plain_page(key), rounds=1) for key in ids])
    at_root = p95([standing.seconds_of(lambda: plain_page(1), rounds=1) for _ in range(5)])
    found = []
    for name, address in (*PAGES, *ROOT_PAGES, *FIRST.items()):
        addresses = [
            address.format(code=f"B{key - 1}", person=person)
            for key, person in zip(ids, people, strict=True)
        ]
        if not exists(browser, addresses[0]):
            print(f"  no such page: {addresses[0]}", flush=True)
            continue
        if name in FIRST:
            seconds = ask(browser, addresses[:1] * FIRST_ROUNDS, before_each=forget)
            found.append(first_figure(name, seconds, sizes=sizes))
            continue
        theirs = peer if "{" in address else at_root
        found.append(figure_of(name, ask(browser, addresses), theirs=theirs, sizes=sizes))
    return found


def told(name: str, seconds: tuple[float, float]) -> str:
    text = f"{seconds[0] * 1000:.0f} ms, processor {seconds[1] * 1000:.0f} ms"
    print(f"  {name}: {text}", flush=True)
    return text


def figure_of(
    name: str, seconds: tuple[float, float], *, theirs: float, sizes: argparse.Namespace
) -> Figure:
    return Figure(
        name=f"page {name}, p95 of {sizes.rounds}",
        ours=told(name, seconds),
        peer=f"{theirs * 1000:.0f} ms",
        ratio=quicker(theirs, seconds[0]),
        target="<= 150 ms",
        verdict=at_most(seconds[0], TARGET_SECONDS, is_asked=sizes.people >= FULL_SIZE),
    )


def first_figure(name: str, seconds: tuple[float, float], *, sizes: argparse.Namespace) -> Figure:
    """Added up anew from what is kept of each agency; the same target."""
    return Figure(
        name=f"page {name}, slowest of {FIRST_ROUNDS}",
        ours=told(name, seconds),
        target="<= 150 ms",
        verdict=at_most(seconds[0], TARGET_SECONDS, is_asked=sizes.people >= FULL_SIZE),
    )


def figures(words: Sequence[str] = ()) -> list[Figure]:
    sizes = parse_arguments(words)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sizes.home or folder) / "home"
        is_new = not (home / "zhicai.sqlite3").exists()
        standing.open_installation(home)
        if is_new:
            fill(sizes)
        else:
            count_anew()
        change_something(standing.NOW + dt.timedelta(minutes=1))
        now = standing.NOW + dt.timedelta(days=1 if sizes.later else 0, minutes=2)
        return compare(sign_in(now), sizes)


def fill(sizes: argparse.Namespace) -> None:
    """The facts of `benchmarks.standing`, judged and kept."""
    began = time.perf_counter()
    standing.fill(sizes)
    judge()
    print(f"  filled and judged in {time.perf_counter() - began:.1f} s", flush=True)


def judge() -> None:
    from zhicai.actions.find_caller import find_local_administrator
    from zhicai.actions.recount import recount_records

    caller = find_local_administrator(clock=lambda: standing.NOW)
    recount_records(year=standing.YEAR, by=caller, is_repaired=True)


def count_anew() -> None:
    """A kept installation that was judged by other rules would answer every page from facts.

    One that was made before courses were kept by agency would count every record.
    """
    from zhicai.actions.figures.freshness import is_fresh
    from zhicai.actions.figures.rules_in_use import rulebook
    from zhicai.records.standings.set_based import has_courses

    is_whole = is_fresh(standing.YEAR, standing.AS_OF, rulebook()) and has_courses(standing.YEAR)
    if not is_whole:
        began = time.perf_counter()
        judge()
        print(f"  judged by the rules of today in {time.perf_counter() - began:.1f} s", flush=True)


def main() -> int:
    return report(figures(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
