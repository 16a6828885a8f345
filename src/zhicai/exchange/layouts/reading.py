"""The door: a book goes in, typed rows come out, one reading for each layout in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.catalogue import all_layouts, vocabulary
from zhicai.exchange.layouts.choosing import SHOWN_HEADERS, Attempt, choose, place_of
from zhicai.exchange.layouts.fields import Values
from zhicai.exchange.layouts.matching import NOT_USED, Told, resolve
from zhicai.exchange.layouts.parsers import is_blank
from zhicai.exchange.layouts.periods import Period, period_of_title
from zhicai.exchange.layouts.questions import note_columns
from zhicai.exchange.layouts.rows import Question, Reading, Row, UsedColumn, seen
from zhicai.exchange.layouts.staff_words import staff_category_in
from zhicai.exchange.layouts.tables import Table, tables_in
from zhicai.exchange.layouts.typing_rows import Typist
from zhicai.exchange.sheets.model import Book, Sheet

__all__ = ["Question", "Reading", "Row", "UsedColumn", "read_layout", "read_layouts"]


def read_layouts(
    book: Book,
    *,
    maps: Mapping[str, str] = MappingProxyType({}),
    memory: Mapping[str, str] = MappingProxyType({}),
    default_period: Period | None = None,
    only: str | None = None,
) -> list[Reading]:
    """Read a book; sheets of different layouts give one reading each, in the order of applying.

    `maps` is the officer's word (欄名 → field, by identifier or by its Chinese label; `-` for a
    column that is not to be used), `memory` what was learned from earlier ones, `only` the one
    layout that it is said to be. Every sheet is recognised on its own; sheets without a header
    are left out with a notice. Raises Refused with layout.unknown, layout.ambiguous,
    layout.column_missing, layout.column_uncertain, layout.column_twice, layout.map_unknown or
    summary.period_missing.

    What was noticed while the book was opened stays with the book. Rows of a duties file stay one
    for each line of the sheet, the person carried down; joining the texts of one person is the
    caller's part.
    """
    check_maps(maps)
    told = Told.of(maps, memory, only)
    attempts, skipped = attempts_in(book, told)
    readings: dict[str, Reading] = {}
    for attempt in sorted(attempts, key=lambda one: one.layout.order):
        name = attempt.layout.name
        reading = readings.setdefault(name, Reading(book.name, name, book.sha256))
        read_table(attempt, reading, book=book, default_period=default_period)
    found = list(readings.values())
    found[0].notices[:0] = skipped
    return found


def read_layout(
    book: Book,
    *,
    maps: Mapping[str, str] = MappingProxyType({}),
    memory: Mapping[str, str] = MappingProxyType({}),
    default_period: Period | None = None,
) -> Reading:
    """Read a book of one layout; a book of several is refused as ambiguous."""
    readings = read_layouts(book, maps=maps, memory=memory, default_period=default_period)
    if len(readings) > 1:
        raise Refused("layout.ambiguous", value="、".join(one.layout for one in readings))
    return readings[0]


def check_maps(maps: Mapping[str, str]) -> None:
    """A map to a field that no layout has is a slip of the pen."""
    for header, target in maps.items():
        is_known = target.strip() == NOT_USED or any(
            resolve(layout, target.strip()) for layout in all_layouts()
        )
        if not is_known:
            raise Refused("layout.map_unknown", value=f"{header}={target}")


def attempts_in(book: Book, told: Told) -> tuple[list[Attempt], list[Remark]]:
    """Recognise each table of a book; raises the most telling refusal where none is."""
    known = vocabulary().also((*told.maps, *told.memory))
    attempts: list[Attempt] = []
    refusals: list[tuple[Table, Refused]] = []
    skipped: list[Remark] = []
    for sheet in book.sheets:
        tables = tables_in(sheet, known)
        if not tables:
            skipped.append(_skipped(sheet))
        for table in tables:
            try:
                attempts.append(choose(table, told=told))
            except Refused as refused:
                refusals.append((table, refused))
    _raise_if_needed(book, attempts, refusals=refusals)
    return attempts, [*skipped, *(_skipped(table.sheet) for table, _ in refusals)]


def _raise_if_needed(
    book: Book, attempts: list[Attempt], *, refusals: list[tuple[Table, Refused]]
) -> None:
    """A sheet that nearly reads like its neighbours is not left out in silence."""
    titles = {attempt.layout.title for attempt in attempts}
    telling = [
        refused
        for _, refused in refusals
        if not attempts or refused.details.get("layout") in titles
    ]
    if telling:
        raise max(telling, key=lambda refused: refused.code != "layout.unknown")
    if not attempts:
        raise Refused("layout.unknown", value=_first_texts(book))


def _first_texts(book: Book) -> str:
    lines = [line for sheet in book.sheets for line in sheet.lines[:1]]
    texts = [seen("", value) for line in lines[:1] for value in line.values if not is_blank(value)]
    return "、".join(texts[:SHOWN_HEADERS])


def _skipped(sheet: Sheet) -> Remark:
    return Remark("layout.sheet_skipped", sheet=sheet.name, value=sheet.name)


def read_table(
    attempt: Attempt, reading: Reading, *, book: Book, default_period: Period | None
) -> None:
    """Type the rows of one table and note how its columns were understood."""
    table = attempt.table
    before = reading.total
    note_columns(attempt, reading)
    given = given_to(attempt, book, default_period=default_period)
    Typist(attempt, reading, given).type_all()
    if attempt.layout.has_period:
        note_period(reading)
    if table.sheet.hidden:
        reading.notices.append(_about("layout.sheet_hidden", table))
    if reading.total == before:
        reading.notices.append(_about("layout.no_rows", table))


def _about(code: str, table: Table) -> Remark:
    return Remark(code, sheet=table.sheet.name, value=table.sheet.name)


def given_to(attempt: Attempt, book: Book, *, default_period: Period | None) -> Values:
    """What the rows take from around the table where their own cells are silent."""
    if attempt.layout.has_period:
        return _period_around(attempt, default_period)
    if "staff_category_text" in attempt.layout.keys:
        file_name = book.name.rpartition("/")[2]
        told = staff_category_in(attempt.table.sheet.name, file_name)
        return {"staff_category_text": told} if told else {}
    return {}


def _period_around(attempt: Attempt, default_period: Period | None) -> Values:
    period = period_of_title(attempt.table.title) or default_period
    has_column = attempt.matching.has(("period",)) or attempt.matching.has(
        ("period_from", "period_until")
    )
    if period is None and not has_column:
        raise Refused("summary.period_missing", place=place_of(attempt.table))
    return dict(zip(("period_from", "period_until"), period, strict=True)) if period else {}


def note_period(reading: Reading) -> None:
    """A period that every row shares is that of the report."""
    periods = {(row.values["period_from"], row.values["period_until"]) for row in reading.rows}
    reading.period = periods.pop() if len(periods) == 1 else None
