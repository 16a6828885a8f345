"""The door to the bytes of drafts: one folder for each draft, one file for each upload."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits

BLOCK = 1 << 20
READ = ".read"
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class DraftStore:
    """Keys are numbers of ours; the name of an upload never becomes a path."""

    root: Path

    def keep(self, draft: int, file: int, *, source: BinaryIO, name: str) -> str:
        """Write an upload and give its SHA-256; refuses one that is empty or too large."""
        self._folder(draft).mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.path(draft, file)
        digest, size = hashlib.sha256(), 0
        with os.fdopen(os.open(path, NEW_FILE, 0o600), "wb") as out:
            while size <= limits.MAX_FILE_BYTES and (block := source.read(BLOCK)):
                size += len(block)
                digest.update(block)
                out.write(block)
        if size == 0 or size > limits.MAX_FILE_BYTES:
            path.unlink()
            raise Refused("file.too_large" if size else "file.empty", value=name)
        return digest.hexdigest()

    def path(self, draft: int, file: int) -> Path:
        return self._folder(draft) / str(int(file))

    def keep_read(self, draft: int, file: int, content: bytes) -> None:
        """Keep what was read of an upload beside it; the caller has encrypted it."""
        path = self._read_path(draft, file)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(waiting, NEW_FILE, 0o600), "wb") as out:
            out.write(content)
        waiting.replace(path)

    def find_read(self, draft: int, file: int) -> bytes | None:
        path = self._read_path(draft, file)
        return path.read_bytes() if path.is_file() else None

    def list_read(self) -> list[tuple[int, int]]:
        """Draft and file of all that was read and kept."""
        found = sorted(self.root.glob(f"*/*{READ}"))
        return [(int(path.parent.name), int(path.name.removesuffix(READ))) for path in found]

    def drop_file(self, draft: int, file: int) -> None:
        self.path(draft, file).unlink(missing_ok=True)
        self._read_path(draft, file).unlink(missing_ok=True)

    def has(self, draft: int) -> bool:
        return self._folder(draft).exists()

    def drop(self, draft: int) -> None:
        """Delete everything of a draft; one that has nothing is no fault."""
        shutil.rmtree(self._folder(draft), ignore_errors=True)

    def drop_others(self, drafts: Collection[int]) -> None:
        """Delete what belongs to no draft of these: left by one that ended or died."""
        kept = {str(int(draft)) for draft in drafts}
        folders = self.root.iterdir() if self.root.is_dir() else ()
        for folder in folders:
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _folder(self, draft: int) -> Path:
        return self.root / str(int(draft))

    def _read_path(self, draft: int, file: int) -> Path:
        return self._folder(draft) / f"{int(file)}{READ}"
