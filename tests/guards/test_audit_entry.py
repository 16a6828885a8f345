"""Guard 16: an entry of the audit is written past keep_event."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import SRC, dotted, listed, parse, place, written_files

DOOR = SRC / "actions" / "rights" / "audit_entry.py"
HOME = SRC / "records" / "audit"
WRITERS = {"chain.record", "AuditEvent.objects.create", "AuditEvent.objects.bulk_create"}


def writes_past(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func) in WRITERS:
            yield f"{place(path, node)}: {dotted(node.func)}; write it by keep_event"
        if isinstance(node, ast.ImportFrom) and node.module == "zhicai.records.audit.chain":
            names = [alias.name for alias in node.names if alias.name == "record"]
            yield from (f"{place(path, node)}: takes {name} from the chain" for name in names)


def test_only_keep_event_writes_to_the_audit() -> None:
    paths = [one for one in written_files(SRC) if one != DOOR and not one.is_relative_to(HOME)]

    found = [line for path in paths for line in writes_past(path, parse(path))]

    assert len(paths) > 100
    assert list(writes_past(DOOR, parse(DOOR)))
    assert not found, listed(found)


def test_a_planted_entry_is_caught_and_a_look_alike_passes() -> None:
    planted = "from zhicai.records.audit.chain import record\nchain.record(Entry())\n"
    alike = "book.record(entry)\nfrom zhicai.records.audit.chain import Entry\n"

    assert len(list(writes_past(SRC / "actions" / "planted.py", ast.parse(planted)))) == 2
    assert not list(writes_past(SRC / "actions" / "alike.py", ast.parse(alike)))
