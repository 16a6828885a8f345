"""Where the bytes lie: ZHICAI_HOME/enclosures, each file under its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class EnclosureStore:
    """A hash never comes from outside: the name of an upload never becomes a path."""

    root: Path

    def keep(self, content: bytes) -> str:
        """Write the bytes and give their SHA-256; the same bytes lie there once."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            path.touch()  # somebody needs it from now on: not to be swept with the old ones
        else:
            waiting = path.with_name(f"{digest}.{os.getpid()}")
            with os.fdopen(os.open(waiting, NEW_FILE, 0o600), "wb") as out:
                out.write(content)
            waiting.replace(path)
        return digest

    def find(self, digest: str) -> bytes | None:
        """The bytes as they were kept; None where they are gone or were changed."""
        path = self._path(digest)
        content = path.read_bytes() if path.is_file() else None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            return None
        return content

    def list_files(self) -> list[tuple[str, dt.datetime]]:
        """Every file by its name, and when it was last handed in; half-written ones as well."""
        return [
            (path.name, dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC))
            for path in sorted(self.root.glob("??/*"))
            if path.is_file()
        ]

    def has(self, name: str) -> bool:
        return self._path(name).is_file()

    def drop(self, name: str, *, older_than: dt.datetime) -> None:
        """Delete the file unless it was handed in since; one that is gone is no fault."""
        path = self._path(name)
        if path.is_file() and path.stat().st_mtime < older_than.timestamp():
            path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest
