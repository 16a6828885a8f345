"""Guard: every table has a wall or a reason, verbs stand behind it, few steps look over it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from guards.house import SRC, dotted, listed, parse, place, written_files
from zhicai.records.wall.tables import APPENDED, OPEN, WALLED

ACTIONS = SRC / "actions"
FACES = ("web", "api", "cli")
# Steps of the system's own; each hands back counts, an answer of one word, or nothing.
LOOKS_OVER = {
    "distribution/placed.py": "a figure of a past day counts whoever stood there",
    "drafts/jobs.py": "the worker takes a job up before it knows in whose name it works",
    "drafts/keep.py": "drafts that nobody touched for a week end, whosever they are",
    "edits/course_states.py": "counts of a course's people, kept for whoever asks next",
    "edits/facts_mark.py": "whether anybody wrote since; the mark is compared and never told",
    "edit_course.py": "whether any other agency has a record of the course: yes or no",
    "figures/freshness.py": "the kept view is one for all agencies, and so is its day",
    "figures/load_facts.py": "verdicts rest on what agencies of earlier posts declared",
    "figures/moved.py": "the count before was also of those who have left since",
    "figures/people_below.py": "a figure of a past day counts whoever stood there",
    "find_changes.py": "number, kind and instant of the batch by which somebody left",
    "find_exclusions.py": "how many people each reason leaves out; no person",
    "intake/apply_plan.py": "the kept view and the instants of batches are one for all agencies",
    "intake/forecast.py": "the kept view is judged for all agencies at once",
    "intake/undo_buckets.py": "each fact of one's own batch is counted",
    "intake/write_plan.py": "who holds the file of each person judged",
    "list_history.py": "number, kind and instant of the batch behind a fact that is seen",
    "release_person.py": "both agencies have said so: the new post is the other one's",
    "retention/jobs.py": "the worker takes a run up, and says that it failed, for whoever asked",
    "retention/leavers.py": "frozen figures of any agency; the kept name of somebody forgotten",
    "rights/wall.py": "where it is made",
    "snapshots/jobs.py": "the worker takes a job up before it knows in whose name it works",
    "take_snapshot.py": "what is frozen is the same to the byte wherever its people have gone",
}

# What is asked for the policy itself, of tables that are open for it.
BEFORE_THE_WALL = {"permissions_of", "rights_at", "may"}
# As the owner of the tables, who sees all; each of their transactions ends before files change.
AS_OWNER = {"change_keys", "prove_keys"}
# Asked for an account itself, of open tables: its offices, its password, its sign-ins.
OF_AN_ACCOUNT = {
    "change_password",
    "enter_office",
    "keep_session",
    "list_offices",
    "open_session",
    "replace_password",
    "rules_of",
}
# Her own account's means of signing in, in open tables; a wrong code counts, so none is undone.
OF_ONESELF = ACTIONS / "factors"


def undecided(labels: set[str], decided: set[str]) -> list[str]:
    return [
        f"{label}: no decision; one line in records/wall/tables.py" for label in labels - decided
    ]


def own_callers(path: Path, tree: ast.Module, names: set[str]) -> Iterator[str]:
    """Functions that a face calls with its caller and that stand behind no wall."""
    asked = names - BEFORE_THE_WALL - AS_OWNER - OF_AN_ACCOUNT
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in asked and not is_behind_it(node):
            yield f"{place(path, node)}: {node.name} takes a caller; put @walled above it"


def is_behind_it(node: ast.FunctionDef) -> bool:
    """Nobody is told to it, or a wall stands above or within it."""
    told = {dotted(one.annotation) for one in arguments(node) if one.annotation}
    if "Caller" in told:
        return "walled" in map(dotted, node.decorator_list)
    return "Account" not in told or "wall_around" in calls_in(node)


def calls_in(node: ast.FunctionDef) -> set[str]:
    return {dotted(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def arguments(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.args, *node.args.kwonlyargs]


def called_by_faces() -> dict[str, set[str]]:
    """Module of actions → what the faces import from it."""
    found: dict[str, set[str]] = {}
    for path in (path for face in FACES for path in written_files(SRC / face)):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zhicai.act"):
                found.setdefault(str(node.module), set()).update(one.name for one in node.names)
    return found


def module_of(path: Path) -> str:
    return ".".join(("zhicai", *path.relative_to(SRC).with_suffix("").parts))


def test_every_table_is_walled_or_open_for_a_reason() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    decided = [*WALLED, *OPEN, *APPENDED]

    assert len(WALLED) > 40
    assert len(decided) == len(set(decided))
    assert not undecided(labels, set(decided)), listed(undecided(labels, set(decided)))
    assert set(decided) <= labels


def test_every_verb_that_a_face_calls_stands_behind_the_wall() -> None:
    called = called_by_faces()
    verbs = (path for path in written_files(ACTIONS) if OF_ONESELF not in path.parents)
    files = [path for path in verbs if module_of(path) in called]

    found = [
        line for path in files for line in own_callers(path, parse(path), called[module_of(path)])
    ]

    assert len(files) > 50
    assert not found, listed(found)


def test_only_known_steps_look_over_the_wall() -> None:
    looking = {
        str(path.relative_to(ACTIONS))
        for path in written_files(ACTIONS)
        if "above_the_wall" in path.read_text("utf-8")
    }

    assert looking == set(LOOKS_OVER)


def test_a_planted_table_and_a_planted_verb_are_caught_and_look_alikes_pass() -> None:
    bare = ast.parse("def list_staff(*, by: Caller): pass")
    walled = ast.parse("@walled\ndef list_staff(*, by: Caller): pass")
    of_account = ast.parse("def list_staff(account: Account): pass")
    within = ast.parse("def list_staff(account: Account):\n with wall_around(by): pass")
    uncalled = ast.parse("def _list_staff(*, by: Caller): pass")
    path = ACTIONS / "list_staff.py"

    assert undecided({"staff.Diary"}, set(WALLED))
    assert not undecided({"staff.Person"}, set(WALLED))
    assert list(own_callers(path, bare, {"list_staff"}))
    assert list(own_callers(path, of_account, {"list_staff"}))
    assert not list(own_callers(path, within, {"list_staff"}))
    assert not list(own_callers(path, walled, {"list_staff"}))
    assert not list(own_callers(path, uncalled, {"list_staff"}))
