"""CSV and its relatives: comma, tab or semicolon, in any encoding that can be proved."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.book import Kind
from zhicai.exchange.sheets.inert import plain_text
from zhicai.exchange.sheets.reading.encodings import Encoding
from zhicai.exchange.sheets.reading.outlet import Outlet, Source

SAMPLE = 1 << 16
SAMPLE_LINES = 100
DELIMITERS = "\t,;"
QUOTED = re.compile('"[^"]*"')
STATED_DELIMITER = re.compile("sep=(.)", re.IGNORECASE)
LONGEST_FIELD = 1 << 25


@dataclass(frozen=True)
class Dialect:
    """How one delimited file is written."""

    delimiter: str = ","
    has_stated_delimiter: bool = False
    has_quotes: bool = True


def read_delimited(source: Source, encoding: Encoding, outlet: Outlet) -> Kind:
    """Read every record; the sheet is named after the file. Say which kind it was."""
    dialect = find_dialect(source, encoding)
    kind: Kind = "tsv" if dialect.delimiter == "\t" else "csv"
    outlet.begin_book(source, kind, encoding.name)
    outlet.begin_sheet(PurePath(source.inner or source.name).stem)
    if not dialect.has_quotes:
        outlet.notice("sheet.open_quote", value=source.name)
    for number, record in enumerate(read_records(source.file, encoding, dialect=dialect), 1):
        outlet.line(number, [plain_text(text) if text else None for text in record])
    return kind


def find_dialect(source: Source, encoding: Encoding) -> Dialect:
    """Find the delimiter that divides the most lines alike, and whether quotes are closed.

    A quote that is never closed would swallow all rows after it; then quotes are plain characters.
    """
    with opened(source.file, encoding) as text:
        sample = text.read(SAMPLE)
    match = STATED_DELIMITER.fullmatch(sample.partition("\n")[0].strip("\r"))
    delimiter = match.group(1) if match else _likely_delimiter(sample)
    dialect = Dialect(delimiter, match is not None)
    try:
        for _ in read_records(source.file, encoding, dialect=dialect, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            return Dialect(delimiter, match is not None, has_quotes=False)
        if "field larger" in str(error):
            raise Refused("file.too_large", value=source.name) from error
    return dialect


def _likely_delimiter(sample: str) -> str:
    unquoted = QUOTED.sub("", sample)
    if len(sample) == SAMPLE and '"' in unquoted:  # the sample ends inside a quoted text
        unquoted = unquoted[: unquoted.rindex('"')]
    lines = [line for line in unquoted.splitlines() if line.strip()]
    scores: dict[str, int] = {}
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines[:SAMPLE_LINES])
        del counts[0]
        scores[delimiter] = max((count * lines for count, lines in counts.items()), default=0)
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] else ","


def read_records(
    file: BinaryIO, encoding: Encoding, *, dialect: Dialect, strict: bool = False
) -> Iterator[list[str]]:
    """Give the fields of each record; a line break inside quotes does not end it."""
    with opened(file, encoding) as text:
        if dialect.has_stated_delimiter:
            text.readline()
        yield from _reader(text, dialect, strict=strict)


def split_records(text: io.TextIOWrapper, dialect: Dialect) -> Iterator[tuple[str, list[str]]]:
    """Give each record as it is written, with its fields."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in text:
            taken.append(line)
            yield line

    for fields in _reader(lines(), dialect):
        raw = "".join(taken)
        taken.clear()
        yield raw, fields


def _reader(lines: Iterable[str], dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    if not dialect.has_quotes:
        return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=dialect.delimiter, strict=strict)


@contextmanager
def opened(file: BinaryIO, encoding: Encoding) -> Iterator[io.TextIOWrapper]:
    """A text view on bytes; the bytes stay open afterwards."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding.codec, encoding.errors, newline="")
    try:
        yield text
    finally:
        text.detach()
