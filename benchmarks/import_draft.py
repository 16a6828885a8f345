"""The draft path of the screens on the file of `import_hours`: preview and apply, as a job works.

Usage: python -m benchmarks.import_draft [--rows 50000] [--rounds 2]

The installation and the rows are those of `benchmarks.import_hours`. Each step is a process of its
own that does what the worker of `zhicai serve` does: the file is kept encrypted, read, planned and
kept row by row for the pages of the preview; then the preview is applied.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, at_most, report
from benchmarks.import_data import ROOT_CODE, Size, write_files
from benchmarks.import_hours import (
    FULL_SIZE,
    TARGET_MEGABYTES,
    TARGET_SECONDS,
    TARGET_TRANSACTION,
    Results,
    check_counts,
    make_home,
)
from benchmarks.process import run

DRAFT = "draft"


def parse_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=FULL_SIZE)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--step", choices=("preview", "apply"), help="one step, in this process")
    parser.add_argument("--file", type=Path)
    return parser.parse_args(words)


def step(asked: argparse.Namespace) -> dict[str, Any]:
    """What the worker does for one press of a button, in the installation of ZHICAI_HOME."""
    from zhicai.cli.office import open_caller

    caller = open_caller()
    is_preview = asked.step == "preview"
    return preview(asked.file, caller) if is_preview else apply(caller)


def preview(file: Path, caller: Any) -> dict[str, Any]:
    """Keep the file, plan it, and answer that it does not cover everybody."""
    from zhicai.actions.answer_draft import answer_draft
    from zhicai.actions.drafts.model import Coverage, DraftAnswers, Upload
    from zhicai.actions.find_draft import find_draft
    from zhicai.actions.open_draft import open_draft

    with file.open("rb") as source:
        key = open_draft([Upload(file.name, source)], agency_code=ROOT_CODE, by=caller)
    work(caller)
    draft = find_draft(key, by=caller)
    if draft.coverage is not None and not draft.coverage.is_settled:
        answer_draft(key, DraftAnswers(coverage=Coverage(None)), by=caller)
        work(caller)
        draft = find_draft(key, by=caller)
    return {"stage": draft.stage.value, **counts_of(draft)}


def counts_of(draft: Any) -> dict[str, Any]:
    names = ("total", "added", "updated", "unchanged", "skipped", "faulty")
    return {"counts": {name: draft.balance.count(name) for name in names}}


def apply(caller: Any) -> dict[str, Any]:
    """Apply the one draft there is, with a watch on its transaction."""
    from zhicai.actions.apply_draft import apply_draft
    from zhicai.actions.find_draft import find_draft
    from zhicai.actions.intake import write_plan
    from zhicai.records.drafts.models import Draft

    really, seconds = write_plan.apply_plan, []

    def timed(*words: Any, **named: Any) -> Any:
        began = time.perf_counter(), time.process_time()
        try:
            return really(*words, **named)
        finally:
            seconds[:] = [time.perf_counter() - began[0], time.process_time() - began[1]]

    write_plan.apply_plan = timed
    key = Draft.objects.latest("created_at").pk
    apply_draft(key, by=caller)
    work(caller)
    return {"stage": find_draft(key, by=caller).stage.value, "seconds": seconds}


def work(caller: Any) -> None:
    """Every job that waits, as the worker would take it up."""
    from zhicai.actions.drafts import jobs
    from zhicai.records.jobs.models import Job

    for job in Job.objects.filter(status=Job.Status.WAITING).order_by("pk"):
        jobs.work(job.pk, caller.now)


def measure(asked: argparse.Namespace) -> tuple[Results, list[float]]:
    results, busy = Results(Size(asked.rows)), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, home = folder / "files", folder / "home"
        write_files(files, results.size)
        make_home(files, folder / "before")
        for _ in range(asked.rounds):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(folder / "before", home)
            for one in ("preview", "apply"):
                words = ["--step", one, "--file", files / "hours.xlsx"]
                command = [sys.executable, "-m", "benchmarks.import_draft", *words]
                done = run(command, ZHICAI_HOME=str(home))
                told = json.loads(done.output.splitlines()[-1])
                if one == "preview":
                    assert told["stage"] == "preview", told
                    check_counts(results.size, one, told["counts"])
                else:
                    assert told["stage"] == "applied", told
                    results.transactions.append(told["seconds"][0])
                    busy.append(told["seconds"][1])
                results.keep(DRAFT, one, done)
    return results, busy


def figures_of(results: Results, busy: Sequence[float]) -> list[Figure]:
    is_asked = results.size.rows >= FULL_SIZE
    rows = f"{results.size.rows:,} rows"
    transaction, peak = min(results.transactions), results.peak(DRAFT)
    return [
        Figure(
            name=f"draft: preview of {rows}",
            ours=results.told(DRAFT, "preview"),
            target="<= 30 s",
            verdict=at_most(results.seconds(DRAFT, "preview"), TARGET_SECONDS, is_asked=is_asked),
        ),
        Figure(
            name="draft: the one transaction of the apply",
            ours=f"{transaction:.2f} s ({min(busy):.2f} cpu)",
            target="<= 2 s",
            verdict=at_most(transaction, TARGET_TRANSACTION, is_asked=is_asked),
        ),
        Figure(name="draft: the whole apply", ours=results.told(DRAFT, "apply")),
        Figure(
            name="draft: peak memory, process plus child",
            ours=f"{peak:.0f} MB",
            target="<= 300 MB",
            verdict=at_most(peak, TARGET_MEGABYTES, is_asked=is_asked),
        ),
    ]


def figures(words: Sequence[str] = ()) -> list[Figure]:
    return figures_of(*measure(parse_arguments(words)))


def main() -> int:
    asked = parse_arguments(sys.argv[1:])
    if asked.step:
        print(json.dumps(step(asked)))
        return 0
    return report(figures_of(*measure(asked)))


if __name__ == "__main__":
    sys.exit(main())
