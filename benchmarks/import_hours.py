"""Import of 50,000 rows of learning hours, beside django-import-export on the same file.

Usage: python -m benchmarks.import_hours [--rows 50000] [--rounds 2] [--no-peer]

A county of 50 agencies, 8,000 people and 200 courses holds 10,000 of the 50,000 rows already, half
of them with other hours, so that a preview finds 40,000 added, 5,000 updated, 5,000 unchanged.
Each step is a process of its own, from its start to its end. The best round of each counts; the
slowest way of the peer runs in the first round only.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, at_least, at_most, quicker, report
from benchmarks.import_data import ROOT_CODE, Size, write_files
from benchmarks.import_peer import WAYS
from benchmarks.process import Run, run

FULL_SIZE = 50_000
TARGET_SECONDS, TARGET_TRANSACTION, TARGET_MEGABYTES = 30.0, 2.0, 300.0
AIM = 20.0
OURS = "zhicai"
BOTH_STEPS, SLOWEST = ("admin", "cached"), "linked"
ROW_BY_ROW = ("admin", "linked")
BIN = Path(sys.executable).parent
Key = tuple[str, str]


@dataclass(slots=True)
class Results:
    """All runs by (who, step), and the seconds of each transaction of ours."""

    size: Size
    runs: dict[Key, list[Run]] = field(default_factory=dict)
    transactions: list[float] = field(default_factory=list)

    def keep(self, who: str, step: str, done: Run) -> None:
        self.runs.setdefault((who, step), []).append(done)
        used = f"{done.seconds:8.1f} s {done.cpu_seconds:8.1f} cpu {done.megabytes:8.0f} MB"
        print(f"  {who:>8} {step:<8}{used}", flush=True)

    def seconds(self, who: str, step: str) -> float:
        return min(done.seconds for done in self.runs[who, step])

    def cpu_seconds(self, who: str, step: str) -> float:
        return min(done.cpu_seconds for done in self.runs[who, step])

    def told(self, who: str, step: str) -> str:
        return f"{self.seconds(who, step):.1f} s ({self.cpu_seconds(who, step):.1f} cpu)"

    def peak(self, who: str) -> float:
        mine = (runs for (name, _), runs in self.runs.items() if name == who)
        return max(done.megabytes for runs in mine for done in runs)


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=FULL_SIZE)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-peer", action="store_true")
    return parser.parse_args(words)


def make_home(files: Path, home: Path) -> None:
    """An installation with agencies, staff, course levels and the earlier hours."""
    before = [files / f"{name}.xlsx" for name in ("agencies", "roster", "levels")]
    run([BIN / "zhicai", "init", "--no-input"], ZHICAI_HOME=str(home))
    for paths in (before, [files / "earlier.xlsx"]):
        command = [BIN / "zhicai", "import", *paths, "--agency", ROOT_CODE, "--apply"]
        run(command, ZHICAI_HOME=str(home))


def measure_ours(results: Results, files: Path, folder: Path) -> None:
    """Preview, apply, and preview again, in a fresh copy of the installation."""
    home, seconds = folder / "home", folder / "seconds"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(folder / "before", home)
    words = ["import", files / "hours.xlsx", "--agency", ROOT_CODE, "--json"]
    plain = [BIN / "zhicai", *words]
    timed = [sys.executable, "-m", "benchmarks.import_timed", *words, "--apply"]
    surroundings = {"ZHICAI_HOME": str(home), "BENCH_SECONDS": str(seconds)}
    for step, command in (("preview", plain), ("apply", timed), ("again", plain)):
        done = run(command, **surroundings)
        ((file),) = json.loads(done.output)["files"]
        check_counts(results.size, step, file["rows"])
        results.keep(OURS, step, done)
    results.transactions.append(float(seconds.read_text()))


def measure_peer(results: Results, way: str, *, files: Path, folder: Path) -> None:
    """Preview; in the first round of two ways also apply, and preview again."""
    is_first = (way, "preview") not in results.runs
    if way == SLOWEST and not is_first:
        return
    base, database = folder / f"{way}-before.sqlite3", folder / f"{way}.sqlite3"
    command = [sys.executable, "-m", "benchmarks.import_peer", way]
    if is_first:
        run([*command, "make", base, files])
    shutil.copy(base, database)
    steps = ("preview", "apply", "again") if is_first and way in BOTH_STEPS else ("preview",)
    for step in steps:
        done = run([*command, "apply" if step == "apply" else "preview", database, files])
        check_counts(results.size, step, json.loads(done.output)["counts"])
        results.keep(way, step, done)


def check_counts(size: Size, step: str, counts: dict[str, Any]) -> None:
    """Both tools must come to the same difference, or they did not do the same work."""
    told = {name: count for name, count in counts.items() if count}
    changed = {"added": size.rows - size.known, "updated": size.corrected}
    expected = {**changed, "unchanged": size.known - size.corrected, "total": size.rows}
    if step == "again":
        expected = {"unchanged": size.rows, "total": size.rows}
    assert {**told, "total": size.rows} == expected, (step, counts)


def measure(asked: argparse.Namespace) -> Results:
    results = Results(Size(asked.rows))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = folder / "files"
        write_files(files, results.size)
        make_home(files, folder / "before")
        for _ in range(asked.rounds):
            measure_ours(results, files, folder)
            for way in () if asked.no_peer else WAYS:
                measure_peer(results, way, files=files, folder=folder)
    return results


def figures_of(results: Results) -> list[Figure]:
    is_asked = results.size.rows >= FULL_SIZE
    preview, peak = results.seconds(OURS, "preview"), results.peak(OURS)
    transaction = min(results.transactions)
    rows = f"{results.size.rows:,} rows"
    found = [
        Figure(
            name=f"import: preview of {rows}",
            ours=results.told(OURS, "preview"),
            target="<= 30 s",
            verdict=at_most(preview, TARGET_SECONDS, is_asked=is_asked),
        ),
        Figure(
            name="import: peak memory, process plus child",
            ours=f"{peak:.0f} MB",
            target="<= 300 MB",
            verdict=at_most(peak, TARGET_MEGABYTES, is_asked=is_asked),
        ),
        Figure(
            name="import: the one transaction of the apply",
            ours=f"{transaction:.2f} s",
            target="<= 2 s",
            verdict=at_most(transaction, TARGET_TRANSACTION, is_asked=is_asked),
        ),
        Figure(name="import: the whole apply", ours=results.told(OURS, "apply")),
        Figure(name="import: preview again, all unchanged", ours=results.told(OURS, "again")),
    ]
    ways = [way for way in WAYS if (way, "preview") in results.runs]
    found += [beside(results, way, "preview") for way in ways]
    return found + [
        beside(results, way, step)
        for way in BOTH_STEPS
        for step in ("apply", "again")
        if (way, step) in results.runs
    ]


def beside(results: Results, way: str, step: str) -> Figure:
    """One step beside one way of the peer; the aim is for what its confirmation page does.

    Compared by processor seconds: both are bound by them, and other work on the machine at the
    time of one run must not decide.
    """
    ours, peer = results.cpu_seconds(OURS, step), results.cpu_seconds(way, step)
    is_aim = step == "preview" and way in ROW_BY_ROW
    return Figure(
        name=f"import: {step} beside django-import-export, {way}",
        ours=results.told(OURS, step),
        peer=results.told(way, step),
        ratio=quicker(peer, ours),
        target=f"aim {AIM:.0f} x" if is_aim else "-",
        verdict=at_least(peer / ours, AIM, is_asked=is_aim and results.size.rows >= FULL_SIZE),
    )


def figures(words: Sequence[str] = ()) -> list[Figure]:
    return figures_of(measure(parse_arguments(words)))


def main() -> int:
    return report(figures(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
