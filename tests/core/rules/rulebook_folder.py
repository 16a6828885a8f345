"""A small rulebook on disk, for tests that break it on purpose."""

import textwrap
from pathlib import Path

from zhicai.core.rules.load import RulebookFault, load_rulebook

SOURCE = """\
id: demo-1150101-1
title: 示例函
kind: 函
issuer: 示範機關
issue_number: "示字第1150000001號"
issued_on: 2026-01-01
text: not_held
grade: A
abstract: 示例。
verified_on: 2026-11-01
verified_by: 測試
"""

PROVISION = """\
id: hours.demo
name: 示例時數
unit: minutes_per_year
norm: obligation
counted_scope: 甲
values:
  - in_force_from: 2026-01-01
    value: {minutes: 60}
    basis: {source: demo-1150101-1, clause: 第1點}
  - in_force_from: 2026-07-01
    value: {minutes: 120}
    basis: {source: demo-1150101-1, clause: 第2點}
verified_on: 2026-11-01
verified_by: 測試
"""


class RulebookFolder:
    """Writes files below one folder and loads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "rulebook"
        self.write("sources/demo-1150101-1.yaml", SOURCE)
        self.write("hours/demo.yaml", PROVISION)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
        path.write_bytes(content)
        return path

    def change(self, old: str, new: str, name: str = "hours/demo.yaml") -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def load(self, *overlays: Path):
        return load_rulebook(self.folder, overlays)

    def faults(self, *overlays: Path) -> list[str]:
        """`path:line code` of each fault, in order; an empty list if the rulebook loads."""
        try:
            self.load(*overlays)
        except RulebookFault as fault:
            return [f"{one.path}:{one.line} {one.code}" for one in fault.faults]
        return []
