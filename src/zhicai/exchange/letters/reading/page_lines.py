"""The characters of a page and their places → its lines, as a person reads them.

A PDF says where each character stands and nothing about lines. Characters that follow each other
make runs, runs at one height make rows, rows with the same wide gap make columns.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zhicai.exchange.letters.reading.page_columns import Row, Run, read_across

QUARTER = math.pi / 2
SLANT = 0.1  # radians: a scanned page may hang a little
SAME_LINE = 0.5  # of the lower one of two heights
WORD_GAP, RUN_GAP, BACK_STEP = 0.35, 1.5, 0.6  # of the height
LOOKED_BACK = 6
BINDING = "裝訂線"
DOTS = frozenset("‧·・…．.。:︙┊┆│|-—─ 　")


class Glyph(NamedTuple):
    """One character; places in points, counted downwards from the top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    angle: float = 0.0


class PageLines(NamedTuple):
    lines: list[str]
    has_slanted: bool


def lines_of_page(glyphs: Sequence[Glyph]) -> PageLines:
    """Lines from top to bottom, columns one after the other; slanted marks are left out."""
    quarter = _main_quarter(glyphs)
    upright = [_turned(glyph, quarter) for glyph in glyphs if _is_along(glyph, quarter)]
    has_slanted = any(not _is_along(glyph, quarter) and glyph.text.strip() for glyph in glyphs)
    rows = _rows(_without_binding_line(list(_runs(upright))))
    return PageLines(read_across(rows), has_slanted)


def _main_quarter(glyphs: Sequence[Glyph]) -> int:
    turns = Counter(round(glyph.angle / QUARTER) % 4 for glyph in glyphs)
    return turns.most_common(1)[0][0] if turns else 0


def _is_along(glyph: Glyph, quarter: int) -> bool:
    off = (glyph.angle - quarter * QUARTER) % (2 * math.pi)
    return min(off, 2 * math.pi - off) < SLANT


def _turned(glyph: Glyph, quarter: int) -> Glyph:
    """As if the page lay the way its text runs."""
    text, left, right, top, bottom, _ = glyph
    if quarter == 1:  # PDFium counts angles clockwise
        return Glyph(text, top, bottom, -right, -left)
    if quarter == 2:
        return Glyph(text, -right, -left, -bottom, -top)
    return Glyph(text, -bottom, -top, left, right) if quarter == 3 else glyph


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield from _whole(run)
            run = []
        run.append(glyph)
    yield from _whole(run)


def _goes_on(before: Glyph, after: Glyph) -> bool:
    height = max(before.bottom - before.top, after.bottom - after.top)
    gap = after.left - before.right
    return _shares_height(before, after) and -BACK_STEP * height < gap < RUN_GAP * height


def _shares_height(one: Glyph | Run, other: Glyph | Run) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return shared > SAME_LINE * lower


def _whole(glyphs: list[Glyph]) -> Iterator[Run]:
    """One run of its characters; a gap that nobody wrote becomes a space."""
    while glyphs and glyphs[-1].text.isspace():
        glyphs.pop()
    while glyphs and glyphs[0].text.isspace():
        glyphs.pop(0)
    if not glyphs:
        return
    pieces = [glyphs[0].text]
    for before, after in itertools.pairwise(glyphs):
        wide = after.left - before.right > WORD_GAP * (after.bottom - after.top)
        if wide and not before.text.isspace() and not after.text.isspace():
            pieces.append(" ")
        pieces.append(after.text)
    yield Run(
        "".join(pieces),
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def _without_binding_line(runs: list[Run]) -> list[Run]:
    """The line along which letters are bound stands left of the text and belongs to none of it."""
    marks = [run for run in runs if run.text in frozenset(BINDING)]
    if "".join(run.text for run in sorted(marks, key=lambda run: run.top)) != BINDING:
        return runs
    left, right = min(run.left for run in marks), max(run.right for run in marks)
    return [
        run
        for run in runs
        if run not in marks
        and not (left <= (run.left + run.right) / 2 <= right and DOTS.issuperset(run.text))
    ]


def _rows(runs: list[Run]) -> list[Row]:
    """Runs at one height; what stands over another run begins a row of its own."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda one: (one.top + one.bottom, one.left)):
        fitting = (row for row in reversed(rows[-LOOKED_BACK:]) if _fits(row, run))
        row = next(fitting, None)
        if row is None:
            rows.append([run])
        elif not any(_is_shadow(run, other) for other in row):
            row.append(run)
    for row in rows:
        row.sort(key=lambda run: run.left)
    return sorted(rows, key=lambda row: min(run.top for run in row))


def _fits(row: Row, run: Run) -> bool:
    return any(_shares_height(other, run) for other in row) and all(
        _is_shadow(run, other) or min(run.right, other.right) - max(run.left, other.left) < _em(run)
        for other in row
    )


def _is_shadow(run: Run, other: Run) -> bool:
    """The same words printed twice, a hair apart, look bold."""
    return run.text == other.text and abs(run.left - other.left) < _em(run) / 2


def _em(run: Run) -> float:
    return run.bottom - run.top
