"""An upload as it is given back: the officer's own file with a column of problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from zhicai.exchange.sheets.book import Book
from zhicai.exchange.sheets.writing.annotate import table_of, write_annotated
from zhicai.exchange.sheets.writing.problems import Key, Problems, find_problems
from zhicai.exchange.sheets.writing.xlsx import write_xlsx


def annotate_upload(
    path: Path | None, books: Sequence[Book], *, name: str, problems: Mapping[Key, str]
) -> tuple[str, bytes]:
    """Ending and bytes. Without a path the books are written anew: their file is locked."""
    given = Problems(problems)
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"out{PurePath(name).suffix}"
        if path is not None:
            written = write_annotated(path, out, given)
            return written.suffix, written.read_bytes()
        tables = [
            table_of(sheet, find_problems(book, given).get(sheet.name))
            for book in books
            for sheet in book.sheets
        ]
        anew = out.with_suffix(".xlsx")
        write_xlsx(anew, tables)
        return anew.suffix, anew.read_bytes()
