"""A spreadsheet that came through a form: read as any other, kept nowhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import BinaryIO

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Book
from zhicai.exchange.sheets.read import open_books

BLOCK = 1 << 20


def open_handed(source: BinaryIO, *, name: str) -> list[Book]:
    """Refuses what is too large or cannot be read, as every import does."""
    with tempfile.TemporaryDirectory() as folder:
        path, size = Path(folder) / "handed", 0
        with path.open("wb") as out:
            while size <= limits.MAX_FILE_BYTES and (block := source.read(BLOCK)):
                size += len(block)
                out.write(block)
        if size > limits.MAX_FILE_BYTES:
            raise Refused("file.too_large", value=name)
        return open_books(path, name=name)
