"""Every code that any room uses has its message."""

import ast
import re
from pathlib import Path

from zhicai.basics.messages import TABLE

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zhicai"
DOTTED = re.compile(r"[a-z]+\.[a-z_]+")
MAKERS = {"Remark", "Refused", "Broken", "remark", "refuse", "fault", "notice", "say"}


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


def find_codes(source):
    """Codes given to whatever makes a remark or a refusal, and those of unreadable texts."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = called_name(node)
        if name == "Unreadable":
            yield from (f"sheet.{text}" for text in list(texts_in(node))[:1])
        elif name in MAKERS or any(keyword.arg == "code" for keyword in node.keywords):
            yield from (text for text in texts_in(node) if DOTTED.fullmatch(text))


def test_every_code_in_use_has_a_message():
    files = sorted(SOURCE.rglob("*.py"))
    used = {(code, file.name) for file in files for code in find_codes(file.read_text("utf-8"))}

    assert len(files) > 20
    assert len(used) > 5
    assert not sorted((code, file) for code, file in used if code not in TABLE)


def test_planted_code_is_found_and_look_alikes_are_not():
    planted = (
        'Refused("file.odd")\nrow.remark("sheet.a" if x else "sheet.b")\nUnreadable("c", "3.5")'
    )
    planted += '\nDetails(code="batch.d")'
    harmless = 'open("file.txt")\nrecord(action="home.initialised")\nRemark(code, "D17")'

    assert set(find_codes(planted)) == {"file.odd", "sheet.a", "sheet.b", "sheet.c", "batch.d"}
    assert not set(find_codes(harmless))
