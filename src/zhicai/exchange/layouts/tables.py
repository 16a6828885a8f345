"""Finding the tables of a sheet: title lines, the header (one to three lines), then the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhicai.basics.national_ids import is_masked, mask_ids_in
from zhicai.exchange.layouts.catalogue import Vocabulary
from zhicai.exchange.layouts.forms import unfold_forms
from zhicai.exchange.layouts.headers import LONGEST_HEADER, Header, fold_header, headers_in
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.sheets.model import Line, Sheet, Value, cell_address

SEARCHED_LINES = 30
DEEPEST_HEADER = 3
SAMPLED_ROWS = 200
LEAST_WEIGHT = 3  # one certain header and one that may be
COLUMNS_OF_A_HEADER = 3  # a later line is a header only if it says at least so much


@dataclass(frozen=True, slots=True)
class Table:
    """One header with the rows that belong to it."""

    sheet: Sheet
    headers: tuple[Header, ...]
    header_number: int
    title: tuple[Line, ...]
    lines: tuple[Line, ...]

    def samples(self, index: int) -> list[Value]:
        """The first values of a column that are not blank."""
        column = (line.values[index] for line in self.lines if index < len(line.values))
        found = []
        for value in column:
            if not is_blank(value):
                found.append(value)
            if len(found) == SAMPLED_ROWS:
                break
        return found

    def has_values(self, index: int) -> bool:
        return bool(self.samples(index))

    def cell(self, header: Header) -> str:
        return cell_address(self.header_number, header.index)

    @property
    def named(self) -> tuple[Header, ...]:
        """The columns with a header, and those without that hold something all the same."""
        return tuple(
            header for header in self.headers if header.is_named or self.has_values(header.index)
        )


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    depth: int
    headers: tuple[Header, ...]
    weight: int


def tables_in(sheet: Sheet, known: Vocabulary) -> list[Table]:
    """Give the tables of a sheet, none where no line looks like a header; forms are unfolded."""
    sheet = unfold_forms(sheet, known)
    first = _best_header(sheet.lines, known)
    if first is None:
        return []
    starts = [
        *_headers_among(sheet.lines[: first.start], 0, known=known),
        first,
        *_headers_among(sheet.lines, first.start + first.depth, known=known),
    ]
    tables = []
    title_from = 0
    for at, found in enumerate(starts):
        data_from = found.start + found.depth
        until = starts[at + 1].start if at + 1 < len(starts) else len(sheet.lines)
        data_until = _before_title(sheet.lines, data_from, until=until)
        tables.append(
            Table(
                sheet=sheet,
                headers=found.headers,
                header_number=sheet.lines[data_from - 1].number,
                title=sheet.lines[title_from : found.start],
                lines=sheet.lines[data_from:data_until],
            )
        )
        title_from = data_until
    return _joined(tables)


def _before_title(lines: Sequence[Line], start: int, *, until: int) -> int:
    """The lines of one text each just above a later header are its title, not data."""
    if until == len(lines):
        return until
    while until > start and sum(not is_blank(value) for value in lines[until - 1].values) == 1:
        until -= 1
    return until


def _best_header(lines: Sequence[Line], known: Vocabulary) -> _Found | None:
    """The start and depth that make the most headers known; the shorter, then the upper one."""
    found = [
        candidate
        for start in range(min(SEARCHED_LINES, len(lines)))
        for candidate in _headers_at(lines, start, known)
    ]
    found = [candidate for candidate in found if candidate.weight >= LEAST_WEIGHT]
    return max(found, key=lambda one: (one.weight, -one.depth, -one.start), default=None)


def _headers_at(lines: Sequence[Line], start: int, known: Vocabulary) -> Iterator[_Found]:
    for depth in range(1, DEEPEST_HEADER + 1):
        block = lines[start : start + depth]
        is_whole = len(block) == depth and block[-1].number - block[0].number == depth - 1
        if not is_whole or (depth > 1 and _holds_data(block[-1])):
            return
        headers = headers_in(block)
        yield _Found(start, depth, headers, _weight(headers, known))


def _holds_data(line: Line) -> bool:
    """Numbers, dates and IDs are never the second line of a header."""
    said = [value for value in line.values if not is_blank(value)]
    texts = [value.strip() for value in said if isinstance(value, str)]
    return len(texts) < len(said) or any(
        text.isdigit() or mask_ids_in(text) != text or is_masked(text) for text in texts
    )


def _weight(headers: Sequence[Header], known: Vocabulary) -> int:
    """Each name counts once, so that no column of equal words looks like a header."""
    distinct = {header.keys for header in headers if header.is_named}
    return sum(known.weight(keys) for keys in distinct)


def _headers_among(lines: Sequence[Line], at: int, *, known: Vocabulary) -> Iterator[_Found]:
    """Find more headers: of a smaller table above, of one below, or printed again on each page."""
    printed = lines[at - 1].values if at else ()
    while at < len(lines):
        if lines[at].values == printed or _may_be_header(lines[at], known):
            best = max(_headers_at(lines, at, known), key=lambda one: (one.weight, -one.depth))
            yield best
            at += best.depth
        else:
            at += 1


def _may_be_header(line: Line, known: Vocabulary) -> bool:
    """A quick look at the first text, then a thorough one at the whole line."""
    first = next((value for value in line.values if not is_blank(value)), None)
    if not isinstance(first, str) or first[-1:].isdigit():
        return False
    if fold_header(first[:LONGEST_HEADER]) not in known.openers:
        return False
    texts = [text_of(value) for value in line.values if not is_blank(value)]
    keys = [fold_header(text) for text in texts if len(text) <= LONGEST_HEADER]
    hits = sum(key in known.certain for key in keys)
    return hits >= COLUMNS_OF_A_HEADER and hits * 2 > len(texts)


def _joined(tables: list[Table]) -> list[Table]:
    """A header that is printed again goes on with the same table."""
    joined: list[Table] = []
    for table in tables:
        if joined and _keys(joined[-1]) == _keys(table):
            last = joined.pop()
            joined.append(
                Table(
                    sheet=last.sheet,
                    headers=last.headers,
                    header_number=last.header_number,
                    title=last.title,
                    lines=last.lines + table.lines,
                )
            )
        else:
            joined.append(table)
    return joined


def _keys(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(header.keys for header in table.headers if header.is_named)
