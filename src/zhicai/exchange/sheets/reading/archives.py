"""A zip of files: each member is read as a file of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import PurePosixPath

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.outlet import Ask, Outlet, Source
from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.reading.passwords import unlock

LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini")
ReadSource = Callable[[Source, Outlet], None]


def read_members(source: Source, package: Package, *, outlet: Outlet, read: ReadSource) -> None:
    """Read all members that are sheets; name those that are none."""
    if source.depth > limits.MAX_NESTED_ZIPS:
        raise Refused("file.zip_bomb", value=source.name)
    entries = [entry for entry in package.entries.values() if not is_left_by_system(entry)]
    if not entries:
        raise Refused("file.empty", value=source.name)
    members = Members(package, outlet.ask)
    passed_over = []
    count_before = outlet.book_count
    for entry in entries:
        member = Source(
            f"{source.name}/{entry.name}",
            io.BytesIO(members.read(entry)),
            f"{source.inner}/{entry.name}" if source.inner else entry.name,
            source.depth + 1,
        )
        try:
            read(member, outlet)
        except Refused as refused:
            if refused.code not in ("file.not_a_sheet", "file.no_table", "file.empty"):
                raise
            passed_over.append(member.name)
    if outlet.book_count == count_before:
        raise Refused("file.not_a_sheet", value=source.name)
    for name in passed_over:
        outlet.notice("file.member_passed_over", value=name)


def is_left_by_system(entry: Entry) -> bool:
    path = PurePosixPath(entry.name)
    is_hidden = any(part.startswith(".") for part in path.parts) or path.name.startswith("~$")
    is_system = "__MACOSX" in path.parts or path.name.lower() in LEFT_BY_SYSTEMS
    return entry.is_folder or is_hidden or is_system


class Members:
    """The bytes of the members; for a locked archive the password is asked for once."""

    def __init__(self, package: Package, ask: Ask) -> None:
        self._package = package
        self._ask = ask
        self._password: str | None = None

    def read(self, entry: Entry) -> bytes:
        if not entry.is_locked:
            return self._package.read(entry)
        # Only for locked archives: the ciphers cost time and memory to load.
        from zhicai.exchange.sheets.reading.zip_lock import read_locked

        def attempt(password: str) -> bytes:
            content = read_locked(self._package, entry, password)
            self._password = password
            return content

        if self._password is not None:
            return read_locked(self._package, entry, self._password)
        return unlock(self._package.name, self._ask, attempt)
