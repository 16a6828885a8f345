"""The officer's own file, given back with a column 「問題」."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from zhicai.exchange.sheets.book import Book, Sheet, Value
from zhicai.exchange.sheets.read import open_books
from zhicai.exchange.sheets.reading import kinds
from zhicai.exchange.sheets.reading.archives import Members
from zhicai.exchange.sheets.reading.ods_lock import find_lock
from zhicai.exchange.sheets.reading.office_lock import open_locked
from zhicai.exchange.sheets.reading.outlet import Source
from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.writing.csv_edit import annotate_csv
from zhicai.exchange.sheets.writing.ods import write_ods
from zhicai.exchange.sheets.writing.ods_edit import annotate_ods
from zhicai.exchange.sheets.writing.problems import (
    Key,
    Problems,
    SheetProblems,
    find_problems,
)
from zhicai.exchange.sheets.writing.tables import Table, whole_file
from zhicai.exchange.sheets.writing.xlsx import write_xlsx
from zhicai.exchange.sheets.writing.xlsx_edit import annotate_xlsx, copied_info

WRITTEN_ANEW = ("xls", "html")


def write_annotated(source: Path, out: Path, problems: Mapping[Key, str] | Problems) -> Path:
    """Write a copy of a file with a column 「問題」; give the path at which it lies.

    XLSX, ODS and CSV keep their look, encoding and format. XLS and HTML become a new XLSX, so the
    path may end otherwise than asked for. A copy of a locked file is not locked.
    """
    given = problems if isinstance(problems, Problems) else Problems(problems)
    books = open_books(source, password=given.password)
    if books[0].inner is None:
        path = _renamed(out, books[0])
        with source.open("rb") as file, whole_file(path) as part:
            _annotate(Source(source.name, file), books[0], out=part, problems=given)
        return path
    with source.open("rb") as file, whole_file(out) as part:
        _annotate_members(Package(file, source.name), books, out=part, problems=given)
    return out


def _renamed(path: Path, book: Book) -> Path:
    return path.with_suffix(".xlsx") if book.kind in WRITTEN_ANEW else path


def _annotate(source: Source, book: Book, *, out: Path, problems: Problems) -> None:
    """Write one book with its problems to a path."""
    found = find_problems(book, problems)
    if book.kind == "xlsx":
        is_locked = source.head(len(kinds.OLE)) == kinds.OLE
        opened = open_locked(source, problems.ask) if is_locked else source
        annotate_xlsx(opened, out, found)
    elif book.kind == "ods" and find_lock(Package(source.file, source.name)) is None:
        annotate_ods(source, out, found)
    elif book.kind in ("csv", "tsv"):
        nothing = SheetProblems(len(book.sheets[0].lines), 0, {})
        annotate_csv(source, out, found.get(book.sheets[0].name, nothing))
    else:
        write = write_ods if book.kind == "ods" else write_xlsx
        write(out, [table_of(sheet, found.get(sheet.name)) for sheet in book.sheets])


def _annotate_members(
    package: Package, books: list[Book], *, out: Path, problems: Problems, outer: str = ""
) -> None:
    """Write an archive with the same members, those with problems annotated."""
    members = Members(package, problems.ask)
    by_inner = {book.inner: book for book in books}
    with (
        TemporaryDirectory(dir=out.parent) as folder,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in package.entries.values():
            inner = outer + entry.name
            if entry.is_folder:
                continue
            source = Source(inner, io.BytesIO(members.read(entry)), inner)
            part = Path(folder) / "part"
            book = by_inner.get(inner)
            if book is not None:
                _annotate(source, book, out=part, problems=problems)
            elif any((known or "").startswith(f"{inner}/") for known in by_inner):
                nested = Package(source.file, inner)
                _annotate_members(nested, books, out=part, problems=problems, outer=f"{inner}/")
            else:
                part.write_bytes(source.head(source.size()))
            _add(target, entry, part=part, book=book)


def _add(target: zipfile.ZipFile, entry: Entry, *, part: Path, book: Book | None) -> None:
    info = copied_info(entry)
    if book is not None and book.kind in WRITTEN_ANEW:
        info.filename = str(PurePosixPath(entry.name).with_suffix(".xlsx"))
    with target.open(info, "w") as out:
        _copy(part, out)


def _copy(part: Path, out: IO[bytes]) -> None:
    with part.open("rb") as file:
        while block := file.read(1 << 20):
            out.write(block)


def table_of(sheet: Sheet, problems: SheetProblems | None) -> Table:
    """All lines at their old places, for a format that is written anew."""
    values = {line.number: list(line.values) for line in sheet.lines}
    last = max(values, default=1)
    lines = [_line(values.get(number, []), number, problems) for number in range(1, last + 1)]
    texts = problems.texts if problems is not None else {}
    marked = [number - 2 for number in texts]
    return Table(sheet.name, [str(value or "") for value in lines[0]], lines[1:], marked=marked)


def _line(values: list[Value], number: int, problems: SheetProblems | None) -> list[Value]:
    text = problems.text_at(number) if problems is not None else None
    if problems is None or text is None:
        return values
    padded = [*values, *([None] * (problems.column - len(values)))]
    return [*padded[: problems.column], text]
