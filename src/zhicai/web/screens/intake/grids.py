"""Rows of a preview as tables to type in: one for each sheet, a column for each field in doubt."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhicai.actions.drafts.model import CellCheck, CellCorrection, CellLine, DraftRow, RowTab
from zhicai.basics.national_ids import mask_ids_in

MASK = "****"


@dataclass(frozen=True, slots=True)
class Box:
    """One cell to type in. `key` is its address with what was shown, handed back as it came.

    A masked cell shows nothing to edit: whoever changes it types the whole text again.
    """

    number: int
    line: CellLine
    text: str
    key: str
    is_masked: bool
    row: int
    column: int
    message: str = ""
    is_faulty: bool = False

    @property
    def field(self) -> str:
        return f"text{self.number}"

    @property
    def key_field(self) -> str:
        return f"key{self.number}"


@dataclass(frozen=True, slots=True)
class GridRow:
    """`boxes` has one entry for each column of the grid, None where the row has no such cell."""

    row: DraftRow
    boxes: tuple[Box | None, ...]

    @property
    def loose_remarks(self) -> list[str]:
        """Remarks about no cell that is shown."""
        shown = {box.line.remark for box in self.boxes if box and box.line.remark}
        return [one.message for one in self.row.remarks if one not in shown]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of one sheet that follow one another."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grids_of(
    rows: Sequence[DraftRow], *, is_whole: bool, typed: Mapping[str, str]
) -> tuple[Grid, ...]:
    """`is_whole`: every column, not only those in doubt. `typed` is what was sent and not kept."""
    found = []
    start = 0
    for (_, sheet), group in groupby(rows, key=lambda row: (row.file_id, row.sheet)):
        part = list(group)
        fields = fields_of(part, is_whole=is_whole)
        grid_rows = []
        for at, row in enumerate(part):
            boxes = boxes_of(row, fields, start=start, row_at=at, typed=typed)
            start += len(fields)
            grid_rows.append(GridRow(row, boxes))
        title = f"{part[0].file_name}　{sheet}"
        found.append(Grid(title, tuple(fields.values()), tuple(grid_rows)))
    return tuple(found)


def fields_of(rows: Iterable[DraftRow], *, is_whole: bool) -> dict[str, str]:
    """The fields that some row has a remark about, in the order of the sheet, with their labels."""
    listed = list(rows)
    doubtful = {
        line.field
        for row in listed
        for line in row.cells
        if line.cell and (is_whole or line.remark or line.is_corrected)
    }
    return {
        line.field: line.label for row in listed for line in row.cells if line.field in doubtful
    }


def boxes_of(
    row: DraftRow, fields: Mapping[str, str], *, start: int, row_at: int, typed: Mapping[str, str]
) -> tuple[Box | None, ...]:
    lines = {line.field: line for line in row.cells if line.cell}
    return tuple(
        box_of(row, lines[name], number=start + at, place=(row_at, at), typed=typed)
        if name in lines
        else None
        for at, name in enumerate(fields)
    )


def box_of(
    row: DraftRow, line: CellLine, *, number: int, place: tuple[int, int], typed: Mapping[str, str]
) -> Box:
    is_masked = MASK in line.now
    shown = "" if is_masked else line.now
    key = json.dumps([row.file_id, row.sheet, line.cell, shown], ensure_ascii=False)
    return Box(
        number=number,
        line=line,
        text=typed.get(key, shown),
        key=key,
        is_masked=is_masked,
        row=place[0],
        column=place[1],
        message=line.remark.message if line.remark else "",
        is_faulty=line.remark is not None and row.outcome == RowTab.FAULTY,
    )


def changed_cells(sent: Mapping[str, str]) -> list[tuple[str, CellCorrection]]:
    """Cells whose text is no longer what was shown, each with the number of its field.

    Raises ValueError for a key that no page of ours made.
    """
    found = []
    for name, key in sent.items():
        if not name.startswith("key"):
            continue
        number = name.removeprefix("key")
        file_id, sheet, cell, shown = read_key(key)
        text = sent.get(f"text{number}", shown).strip()
        if text != shown.strip():
            found.append((number, CellCorrection(file_id, sheet, cell, text)))
    return found


def read_key(key: str) -> tuple[int, str, str, str]:
    read = json.loads(key)
    if not isinstance(read, list) or [type(part) for part in read] != [int, str, str, str]:
        raise ValueError("not a key of a cell")
    return (read[0], read[1], read[2], read[3])


@dataclass(frozen=True, slots=True)
class Said:
    """What is said under a box after its cell was checked by itself; a whole ID never is."""

    number: str
    key: str
    message: str


def said_of(number: str, correction: CellCorrection, check: CellCheck) -> Said:
    text = correction.text
    shown = text if mask_ids_in(text) == text else ""
    address = [correction.file_id, correction.sheet, correction.cell, shown]
    message = check.remark.message if check.remark else ""
    return Said(number, json.dumps(address, ensure_ascii=False), message)
