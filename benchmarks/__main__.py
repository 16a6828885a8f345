"""`make bench`: run all benchmarks, or those named, and print one table of all figures.

Usage: python -m benchmarks [audit_verify] [help_time] [import_draft] [import_hours] [letters]
       [pages] [recount] [roles] [standing] [wall]

Exit code 1 if a target is missed. An aim is shown and fails nothing.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks import recount
from benchmarks.figure import (
    NOT_ASKED,
    SHORT,
    Figure,
    at_most,
    exit_code,
    print_table,
    quicker,
)

PEERS = {"polars": "a hand-written Polars query", "pandas": "pandas", "sqlite": "SQLite SQL"}


def recount_figures() -> list[Figure]:
    """The recount of a nation beside each contender; the target is for the Polars query."""
    runs = recount.run_all(recount.parse_arguments([]))
    recount.report(runs)
    are_equal = len({done["hash"] for those in runs.values() for done in those}) == 1
    ours = recount.best(runs, recount.OURS)
    found = []
    for name, beside in PEERS.items():
        peer, is_peer = recount.best(runs, name), name == recount.PEER
        verdict = at_most(ours / peer, recount.TARGET, is_asked=is_peer)
        found.append(
            Figure(
                name=f"recount of 400,000 people, 10 million records, beside {beside}",
                ours=f"{ours:.2f} s",
                peer=f"{peer:.2f} s",
                ratio=quicker(peer, ours),
                target=f"<= {recount.TARGET} x its time" if is_peer else NOT_ASKED,
                verdict=verdict if are_equal else SHORT,
            )
        )
    return found


def named(name: str) -> Callable[[], list[Figure]]:
    """Loaded when it is its turn: one benchmark must not weigh on the memory of another."""
    return lambda: import_module(f"benchmarks.{name}").figures()


BENCHMARKS: dict[str, Callable[[], list[Figure]]] = {
    "audit_verify": named("audit_verify"),
    "help_time": named("help_time"),
    "import_draft": named("import_draft"),
    "import_hours": named("import_hours"),
    "letters": named("letters"),
    "pages": named("pages"),
    "recount": recount_figures,
    "roles": named("roles"),
    "standing": named("standing"),
    "wall": named("wall"),
}


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="效能比較")
    parser.add_argument("names", nargs="*", metavar="|".join(BENCHMARKS))
    names = parser.parse_args(words).names
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}")
    found: list[Figure] = []
    try:
        for name in names or BENCHMARKS:
            print(f"{name} …", flush=True)
            found += BENCHMARKS[name]()
    finally:
        print_table(found)
    return exit_code(found)


if __name__ == "__main__":
    sys.exit(main())
