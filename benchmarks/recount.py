"""The national recount beside a hand-written Polars query, pandas and SQLite, all in one run.

Usage: python benchmarks/recount.py [--people 400000 --records 10000000 --agencies 8000]
                                    [--rounds 3] [--spark] [--cache FOLDER]

Every contender starts from the same Parquet files in a process of its own and gives the counts of
six provisions for every agency; all must be equal. Ours and the bare Polars query take turns, and
the best round of each counts. Target: ours at most 1.5 times the bare query. CPU seconds are told
too: on a machine that others use they say more than the clock. (CPU of PySpark is the JVM's own.)
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS, PEER = "zhicai", "polars"
SLOW = ("pandas", "sqlite")
NAMES = {
    "zhicai": "智才（條文資料＋Narwhals，Polars）",
    "spark": "智才（同一規則，PySpark）",
    "polars": "手寫 Polars 查詢",
    "pandas": "pandas",
    "sqlite": "SQLite SQL（不含載入）",
}
TARGET = 1.5
FULL_SIZE = 10_000_000  # on fewer records the fixed cost of planning decides the ratio


def parse_arguments(words=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=400_000)
    parser.add_argument("--records", type=int, default=10_000_000)
    parser.add_argument("--agencies", type=int, default=8_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "zhicai-bench")
    return parser.parse_args(words)


def child(*words) -> str:
    command = [sys.executable, "-m", "benchmarks.recount_run", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().splitlines()[-1]


def run_all(asked: argparse.Namespace) -> dict[str, list[dict]]:
    nation = child("make", asked.people, asked.records, asked.agencies, asked.cache)
    turns = [(OURS, PEER)] * asked.rounds + [SLOW]
    if asked.spark:
        turns.append(("spark",))
    runs: dict[str, list[dict]] = {}
    for turn in turns:
        for name in turn:
            runs.setdefault(name, []).append(json.loads(child(name, nation)))
    return runs


def best(runs: dict[str, list[dict]], name: str, what: str = "seconds") -> float:
    return min(run[what] for run in runs[name])


def report(runs: dict[str, list[dict]]) -> None:
    peer = best(runs, PEER)
    print("  秒  中位  CPU秒  尖峰MB  倍數  作法")
    for name, rounds in runs.items():
        middle = statistics.median(run["seconds"] for run in rounds)
        megabytes = max(run["megabytes"] for run in rounds)
        seconds, cpu_seconds = best(runs, name), best(runs, name, "cpu_seconds")
        print(
            f"{seconds:6.2f}{middle:7.2f}{cpu_seconds:7.2f}{megabytes:7.0f}"
            f"{seconds / peer:7.2f}  {NAMES[name]}"
        )


def main(words=None) -> int:
    asked = parse_arguments(words)
    print(f"{asked.people:,} 人、{asked.records:,} 筆、{asked.agencies:,} 機關")
    runs = run_all(asked)
    report(runs)
    hashes = {run["hash"] for rounds in runs.values() for run in rounds}
    ratio = best(runs, OURS) / best(runs, PEER)
    print("各作法結果" + ("相同" if len(hashes) == 1 else "不同"), end="；")
    print(f"智才為手寫查詢的 {ratio:.2f} 倍，目標 {TARGET} 倍以內")
    is_fast = ratio <= TARGET or asked.records < FULL_SIZE
    return 0 if len(hashes) == 1 and is_fast else 1


if __name__ == "__main__":
    sys.exit(main())
