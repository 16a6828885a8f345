"""Guard 8: only an action opens a transaction or asks "may I?", and every action asks."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import SRC, dotted, functions, listed, parse, place, written_files

ACTIONS = SRC / "actions"
TRANSACTIONS = {"atomic", "on_commit", "set_autocommit", "savepoint", "select_for_update"}
ASKING = {"require", "access.require"}
# Verbs that nobody can be asked about: there is no account yet, or no agency's data.
OPEN_VERBS = {
    "follow_link": "the token is the proof; its holder is nobody known",
    "initialise_home": "makes the home in which the first account will stand",
    "end_session": "ends only sign-ins of the caller's own",
    "list_offices": "tells an account only of its own grants",
    "list_open_work": "tells an account only of what it may do itself",
    "open_session": "the proof of who it is has just been given",
    "list_sessions": "tells an account only of its own sign-ins",
    "sign_in": "there is no account yet that could be asked about",
    "write_faulty_files": "hands an officer's own files back to her; no kept data",
}


def stands_outside(path: Path, tree: ast.Module) -> Iterator[str]:
    """Transactions and permission questions in a room that is not `actions`."""
    for node in ast.walk(tree):
        name = dotted(node) if isinstance(node, ast.Attribute | ast.Name) else ""
        if name.split(".")[-1] in TRANSACTIONS:
            yield f"{place(path, node)}: {name} belongs to actions"
        if isinstance(node, ast.Call) and dotted(node.func) in ASKING:
            yield f"{place(path, node)}: require( belongs to actions"


def action_files() -> list[Path]:
    """One verb per file; a folder below `actions` holds the inner steps of a verb."""
    return [path for path in written_files(ACTIONS) if path.parent == ACTIONS]


def verbs(path: Path, tree: ast.Module) -> list[ast.FunctionDef]:
    """The function that gives an action's file its name."""
    return [node for node, _ in functions(tree) if node.name == path.stem]


def calls_of(node: ast.AST) -> list[ast.Call]:
    return [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]


def asks(verb: ast.FunctionDef, askers: frozenset[str] = frozenset()) -> bool:
    """It calls require(…), or hands its permission to a step of `actions` that does."""
    for call in calls_of(verb):
        hands_on = any(dotted(item).startswith("Permission.") for item in call.args)
        if dotted(call.func) in ASKING or (hands_on and dotted(call.func) in askers):
            return True
    return False


def find_askers() -> frozenset[str]:
    """The steps that are given a permission and put it before require(…)."""
    return frozenset(
        node.name
        for path in written_files(ACTIONS)
        for node, _ in functions(parse(path))
        if any(
            dotted(call.func) in ASKING and "permission" in map(dotted, call.args)
            for call in calls_of(node)
        )
    )


def silent_verbs(path: Path, tree: ast.Module, askers: frozenset[str] = frozenset()) -> list[str]:
    return [
        f"{place(path, verb)}: {verb.name} asks nobody; its first line is require(…)"
        for verb in verbs(path, tree)
        if verb.name not in OPEN_VERBS and not asks(verb, askers)
    ]


def test_transactions_and_permissions_stay_in_actions() -> None:
    paths = [path for path in written_files(SRC) if not path.is_relative_to(ACTIONS)]

    found = [line for path in paths for line in stands_outside(path, parse(path))]

    assert len(paths) > 20
    assert not found, listed(found)


def test_every_action_asks_first() -> None:
    files = action_files()
    named = [path for path in files if verbs(path, parse(path))]

    askers = find_askers()
    found = [line for path in files for line in silent_verbs(path, parse(path), askers)]

    assert len(named) > 3
    assert not found, listed(found)


def test_every_open_verb_still_exists() -> None:
    stems = {path.stem for path in action_files()}

    assert set(OPEN_VERBS) <= stems


def test_a_planted_transaction_and_a_planted_question_are_caught() -> None:
    text = "with transaction.atomic():\n    require(by, permission, agency)\n"

    assert len(list(stands_outside(SRC / "records" / "planted.py", ast.parse(text)))) == 2


def test_words_that_only_look_like_them_pass() -> None:
    text = "atomic_number = 1\nself.required(by)\nif course.is_required: pass\n"

    assert not list(stands_outside(SRC / "records" / "look_alike.py", ast.parse(text)))


def test_a_planted_silent_action_is_caught_and_an_asking_one_passes() -> None:
    silent = ast.parse("def list_staff(agency): return Staff.objects.below(agency)")
    asking = ast.parse("def list_staff(agency, *, by):\n    require(by, STAFF_READ, agency)")
    handing = ast.parse("def list_staff(who, *, by): return find_one(who, Permission.STAFF_READ)")
    path = ACTIONS / "list_staff.py"

    assert silent_verbs(path, silent)
    assert silent_verbs(path, handing)
    assert not silent_verbs(path, asking)
    assert not silent_verbs(path, handing, frozenset({"find_one"}))
