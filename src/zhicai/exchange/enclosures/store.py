"""Where the bytes lie: ZHICAI_HOME/enclosures, each file under its hash."""

from __future__ import annotations

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
        if not path.exists():
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

    def _path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest
