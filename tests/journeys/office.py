"""An office with the program installed: everything goes through the command line."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from journeys.clock import moved
from journeys.oracle import PROVISIONS

HERE = Path(__file__).parent
YEAR = 115
DEEPEST = 9


@dataclass(frozen=True)
class Office:
    """A ZHICAI_HOME and what one does there; `database` None is SQLite in that home."""

    home: Path
    database: str | None = None
    owner: str | None = None

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if "ZHICAI" not in name}
        places = {"ZHICAI_DATABASE_URL": self.database, "ZHICAI_OWNER_DATABASE_URL": self.owner}
        named = {name: place for name, place in places.items() if place}
        return {**kept, **named, **moved(), "ZHICAI_HOME": str(self.home), "PYTHONUTF8": "1"}

    def run(self, *arguments, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "zhicai.cli.main", *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
        return done

    def ask(self, *arguments, code=0):
        """Run a command with --json and read what it prints."""
        return json.loads(self.run(*arguments, "--json", code=code).stdout)

    def ask_many(self, questions, *, codes=None):
        """Ask many things of one process; each answer is the document it printed."""
        questions = [[*map(str, each), "--json"] for each in questions]
        lines = "".join(json.dumps(each) + "\n" for each in questions)
        done = subprocess.run(
            [sys.executable, str(HERE / "in_one.py")],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            input=lines,
        )
        assert done.returncode == 0, done.stderr
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert [each["code"] for each in answers] == list(codes or [0] * len(questions)), answers
        return [json.loads(each["out"]) for each in answers]

    def bring(self, *files, agency, code=0, apply=True, **options):
        """Import files; options: complete=(from, until), strict=True, maps={column: field}."""
        return self.ask(*import_order(files, agency, apply=apply, **options), code=code)

    def standing(self, agency, **options):
        return self.ask(*standing_question(agency, **options))


def import_order(files, agency, *, apply, complete=None, strict=False, maps=None):
    order = ["import", *files, "--agency", agency]
    if complete:
        order += ["--complete", f"{complete[0].isoformat()}..{complete[1].isoformat()}"]
    for column, field in (maps or {}).items():
        order += ["--map", f"{column}={field}"]
    order += ["--strict"] if strict else []
    return [*order, "--apply"] if apply else order


def standing_question(agency, *, as_of, scope="甲", known_at=None, depth=DEEPEST):
    asked = ["standing", "--agency", agency, "--year", YEAR, "--as-of", as_of.isoformat()]
    asked += ["--scope", scope, "--depth", depth]
    return [*asked, "--known-at", known_at] if known_at else asked


def rows_of(answer):
    """The row balance of each file, by name of the file."""
    return {each["name"]: each["rows"] for each in answer["files"]}


def faults_of(answer):
    return [(each["code"], each["cell"]) for file in answer["files"] for each in file["faults"]]


def balances(answer):
    """Whether every row of every file is accounted for."""
    outcomes = ("added", "updated", "unchanged", "skipped", "faulty")
    return all(
        rows["total"] == sum(rows[outcome] for outcome in outcomes)
        for rows in rows_of(answer).values()
    )


def figures_in(answer):
    """What `standing` says of each agency, in the shape of the independent count."""
    votes = ("counted", "met", "short", "unknown")
    provisions = {each["id"]: {vote: each[vote] for vote in votes} for each in answer["provisions"]}
    kept = {name: provisions[name] for name in PROVISIONS}
    found = {answer["agency"]["code"]: {"counted": answer["counted"], "provisions": kept}}
    for child in answer["children"]:
        found.update(figures_in(child))
    return found
