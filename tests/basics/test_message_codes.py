"""Every code that any room uses has its message."""

import ast
import re
from pathlib import Path

from zhicai.basics.audit_event_words import EVENTS
from zhicai.basics.messages import TABLE

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zhicai"
DOTTED = re.compile(r"[a-z]+\.[a-z_]+")
MAKERS = {"Remark", "Refused", "Broken", "remark", "refuse", "fault", "notice", "say"}


# Kinds of background work look like codes too.
JOBS = {"snapshot.take", "snapshot.verify"}
# Families that name nothing else, so that a literal of theirs is a code wherever it stands.
FAMILIES = {
    *("access", "agency", "batch", "cli", "course", "date", "event", "facts"),
    *("layout", "person", "provision", "recount", "roster", "sheet", "snapshot", "summary"),
}


def called_name(call):
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts_in(call):
    """The literals among the arguments, also those of a choice between two."""
    values = [
        *call.args[:2],
        *(keyword.value for keyword in call.keywords if keyword.arg == "code"),
    ]
    for value in values:
        branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        for branch in branches:
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                yield branch.value


def codes_given(call):
    """Codes given to whatever makes a remark or a refusal, and those of unreadable texts."""
    name = called_name(call)
    if name == "Unreadable":
        yield from (f"sheet.{text}" for text in list(texts_in(call))[:1])
    elif name in MAKERS or any(keyword.arg == "code" for keyword in call.keywords):
        yield from (text for text in texts_in(call) if DOTTED.fullmatch(text))


def is_code(text):
    return isinstance(text, str) and bool(DOTTED.fullmatch(text)) and text.split(".")[0] in FAMILIES


def find_codes(source):
    """All codes in a file; names of audited actions look alike but are no messages."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    audited = {
        id(keyword.value)
        for node in nodes
        for keyword in getattr(node, "keywords", ())
        if getattr(keyword, "arg", "") == "action"
    }
    for node in nodes:
        if isinstance(node, ast.Call):
            yield from codes_given(node)
        elif is_code(getattr(node, "value", None)) and id(node) not in audited:
            yield node.value


def test_every_code_in_use_has_a_message():
    files = sorted(SOURCE.rglob("*.py"))
    used = {(code, file.name) for file in files for code in find_codes(file.read_text("utf-8"))}

    assert len(files) > 20
    assert len(used) > 5
    assert not sorted((code, file) for code, file in used if code not in {*TABLE, *EVENTS, *JOBS})


def test_planted_code_is_found_and_look_alikes_are_not():
    planted = (
        'Refused("file.odd")\nrow.remark("sheet.a" if x else "sheet.b")\nUnreadable("c", "3.5")'
    )
    planted += '\nDetails(code="batch.d")\nEXITS = {"agency.e": 3}'
    harmless = 'open("file.txt")\nrecord(action="batch.applied")\nRemark(code, "D17")'

    assert set(find_codes(planted)) == {
        "file.odd",
        "sheet.a",
        "sheet.b",
        "sheet.c",
        "batch.d",
        "agency.e",
    }
    assert not set(find_codes(harmless))
