"""The sheets of a report as the bytes of one file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zhicai.exchange.sheets.write import Table, write_ods, write_xlsx

WRITERS: Mapping[str, Callable[[Path, Sequence[Table]], None]] = {
    "xlsx": write_xlsx,
    "ods": write_ods,
}


def render_workbook(kind: str, tables: Sequence[Table]) -> bytes:
    """One of WRITERS; the file lies for a moment in a folder that only we can read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{kind}"
        WRITERS[kind](path, tables)
        return path.read_bytes()
