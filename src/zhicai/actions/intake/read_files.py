"""Open the files of one command and read each by its layout; a refusal is kept, not raised."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark, remark_on
from zhicai.exchange.layouts.reading import Reading, read_layouts
from zhicai.exchange.sheets.read import open_books


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One table read from a file, or why the file is refused."""

    path: Path
    name: str
    sha256: str = ""
    reading: Reading | None = None
    refusal: Remark | None = None
    notices: tuple[Remark, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    corrected_hash: str = ""

    @property
    def sound(self) -> Reading:
        """What was read; asked only of a file that was not refused."""
        if self.reading is None:
            raise LookupError(self.name)
        return self.reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    maps: Mapping[str, str]
    memory: Mapping[str, str]
    period: tuple[dt.date, dt.date] | None
    password: Callable[[str], str | None] | None


def read_files(paths: Sequence[Path], options: ReadingOptions) -> list[ReadFile]:
    """Every table of every file, in the order named; a zip gives several."""
    read: list[ReadFile] = []
    for path in paths:
        try:
            books = open_books(path, password=options.password)
        except Refused as refused:
            read.append(ReadFile(path, path.name, refusal=remark_on(refused)))
            continue
        for book in books:
            try:
                readings = read_layouts(
                    book,
                    maps=options.maps,
                    memory=options.memory,
                    default_period=options.period,
                )
            except Refused as refused:
                read.append(ReadFile(path, book.name, book.sha256, refusal=remark_on(refused)))
                continue
            read.extend(
                ReadFile(path, book.name, book.sha256, reading, notices=book.notices)
                for reading in readings
            )
    return read
