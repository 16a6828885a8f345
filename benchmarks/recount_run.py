"""One contender in a process of its own: time, peak memory and a hash of its totals, as JSON.

Usage: python -m benchmarks.recount_run make PEOPLE RECORDS AGENCIES CACHE
       python -m benchmarks.recount_run zhicai|spark|polars|pandas|sqlite NATION
"""

import hashlib
import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

Run = Callable[[], Any]


def contender(name: str, nation: Path) -> Run:
    """What is timed; all that a service does once at its start has been done."""
    if name in {"zhicai", "spark"}:
        ours = import_module("benchmarks.recount_zhicai")
        engine = "spark" if name == "spark" else "polars"
        ours.prepare(engine)
        return lambda: ours.totals(nation, engine)
    peer = import_module(f"benchmarks.recount_{name}")
    if name == "sqlite":
        base = peer.load(nation)
        return lambda: peer.totals(base)
    return lambda: peer.totals(nation)


def hash_of(found: Any) -> str:
    """A hash of agency and counts, in order of both."""
    table = found if isinstance(found, pl.DataFrame) else pl.from_pandas(found)
    names = sorted(name for name in table.columns if not name.endswith("_rate"))
    counts = table.select(pl.col(names).cast(pl.Int64)).sort("agency")
    return hashlib.sha256(counts.write_csv().encode()).hexdigest()


def run(name: str, nation: Path) -> dict[str, Any]:
    timed = contender(name, nation)
    began, busy = time.perf_counter(), time.process_time()
    found = timed()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "megabytes": peak / 1024,
        "hash": hash_of(found),
    }


def main(task: str, *words: str) -> None:
    if task == "make":
        data = import_module("benchmarks.recount_data")
        *numbers, cache = words
        print(data.facts_of_nation(Path(cache), data.Size(*map(int, numbers))))
    else:
        print(json.dumps(run(task, Path(words[0]))))


if __name__ == "__main__":
    main(*sys.argv[1:])
