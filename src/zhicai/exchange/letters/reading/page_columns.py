"""Rows of a page → lines of text; columns of running text are read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

COLUMN_GAP = 1.6  # of the height
GAP_TEXT = "　　"
WORD_GAP = 0.35
FEWEST_ROWS, FEWEST_CHARACTERS = 3, 8
LABEL_SHARE = 0.34
LABEL_ENDS, LONGEST_LABEL = "：:", 8


class Run(NamedTuple):
    """Characters that follow each other on one line."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


Row = list[Run]


def read_across(rows: list[Row]) -> list[str]:
    """Each row as one line, except where rows lie in two columns of running text."""
    lines: list[str] = []
    segmented = [_segments(row) for row in rows]
    at = 0
    while at < len(segmented):
        stop, gutter = _block(segmented, at)
        if gutter is not None and _runs_in_columns(segmented[at:stop], gutter):
            for is_left in (True, False):
                lines += _column(segmented[at:stop], gutter, is_left=is_left)
            at = stop
        else:
            lines.append(GAP_TEXT.join(segment.text for segment in segmented[at]))
            at += 1
    return lines


def _segments(row: Row) -> list[Run]:
    """Runs that stand close together are one; a wide gap parts them."""
    found = [row[0]]
    for run in row[1:]:
        last = found[-1]
        em = max(run.bottom - run.top, last.bottom - last.top)
        gap = run.left - last.right
        if gap > COLUMN_GAP * em:
            found.append(run)
            continue
        text = last.text + (" " if gap > WORD_GAP * em else "") + run.text
        found[-1] = Run(
            text,
            last.left,
            max(last.right, run.right),
            min(last.top, run.top),
            max(last.bottom, run.bottom),
        )
    return found


def _block(rows: list[list[Run]], start: int) -> tuple[int, float | None]:
    """The rows from `start` on that leave one and the same gap free, and where it lies."""
    if len(rows[start]) != 2:
        return start + 1, None
    left, right = rows[start][0].right, rows[start][1].left
    stop = start
    for segments in rows[start:]:
        if len(segments) > 2:
            break
        if len(segments) == 2:
            free = max(left, segments[0].right), min(right, segments[1].left)
        elif segments[0].right < right:
            free = max(left, segments[0].right), right
        else:
            free = left, min(right, segments[0].left)
        if free[0] >= free[1]:
            break
        left, right = free
        stop += 1
    return stop, (left + right) / 2


def _runs_in_columns(rows: list[list[Run]], gutter: float) -> bool:
    """Running text on both sides; names with their values beside them are rows of a table."""
    sides = [list(_column(rows, gutter, is_left=is_left)) for is_left in (True, False)]
    if any(len(side) < FEWEST_ROWS for side in sides):
        return False
    labels = sum(any(end in text[:LONGEST_LABEL] for end in LABEL_ENDS) for text in sides[0])
    return labels <= LABEL_SHARE * len(sides[0]) and all(
        sum(map(len, side)) >= FEWEST_CHARACTERS * len(side) for side in sides
    )


def _column(rows: list[list[Run]], gutter: float, *, is_left: bool) -> Iterator[str]:
    for segments in rows:
        for segment in segments:
            if (segment.left < gutter) == is_left:
                yield segment.text
