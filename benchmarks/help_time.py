"""`zhicai --help`, beside an interpreter that does nothing and an empty group of the same library.

Usage: python -m benchmarks.help_time [--rounds 15]

Every round starts each of the three once, in turn; the best round of each counts, and processor
time stands beside it. Target: 300 ms.
"""

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure, at_most, quicker, report
from benchmarks.process import Run, run

TARGET_SECONDS = 0.3
BARE_GROUP = "import click; click.Group('bare')(['--help'])"
COMMANDS: dict[str, list[str | Path]] = {
    "zhicai": [Path(sys.executable).parent / "zhicai", "--help"],
    "click": [sys.executable, "-c", BARE_GROUP],
    "python": [sys.executable, "-c", "pass"],
}
BESIDE = {"click": "a bare click group", "python": "python -c pass"}


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args(words)


def figures(words: Sequence[str] = ()) -> list[Figure]:
    runs: dict[str, list[Run]] = {name: [] for name in COMMANDS}
    for _ in range(parse_arguments(words).rounds):
        for name, command in COMMANDS.items():
            runs[name].append(run(command))
    best = {name: min(done.seconds for done in those) for name, those in runs.items()}
    shown = {name: told(those) for name, those in runs.items()}
    return [
        Figure(
            name=f"zhicai --help, beside {other}",
            ours=shown["zhicai"],
            peer=shown[name],
            ratio=quicker(best[name], best["zhicai"]),
            target="<= 300 ms",
            verdict=at_most(best["zhicai"], TARGET_SECONDS),
        )
        for name, other in BESIDE.items()
    ]


def told(runs: Sequence[Run]) -> str:
    """The best round, the median, and the least processor time."""
    seconds = [done.seconds for done in runs]
    best, middle = min(seconds) * 1000, statistics.median(seconds) * 1000
    cpu = min(done.cpu_seconds for done in runs) * 1000
    return f"{best:.0f} ms (median {middle:.0f}, cpu {cpu:.0f})"


def main() -> int:
    return report(figures(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
