"""Which field stands in which column of a file, by the labels of its sheets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhicai.actions.intake.places import place_of_remark
from zhicai.basics.remarks import Remark
from zhicai.exchange.drafts.books import label_of
from zhicai.exchange.layouts.reading import Reading, Row
from zhicai.exchange.sheets.model import Book, column_letter
from zhicai.exchange.sheets.reading.xlsx_scan import column_index


class Column(NamedTuple):
    """`at` counts from 0; `header` as the officer's own file writes it."""

    at: int
    field: str
    header: str
    layout: str

    @property
    def letters(self) -> str:
        return column_letter(self.at)


@dataclass(slots=True)
class Columns:
    """The columns in use of one table of a file, by sheet."""

    of_sheet: dict[str, dict[int, Column]] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> "Columns":
        found = cls()
        for used in reading.used_columns:
            index = column_index(used.cell.rstrip("0123456789"))
            column = Column(index, used.field, used.header, reading.layout)
            found.of_sheet.setdefault(used.sheet, {})[index] = column
        return found

    def on(self, sheet: str) -> Iterable[Column]:
        return self.of_sheet.get(sheet, {}).values()

    def find(self, remark: Remark, row: Row | None) -> Column | None:
        """The column whose cell a remark speaks of; a column that is not there has none."""
        if remark.sheet is None or not remark.cell:
            return None
        letters = remark.cell.rstrip("0123456789")
        column = self.of_sheet.get(remark.sheet, {}).get(column_index(letters))
        is_meant = column is not None and remark.field in {column.header, column.field}
        is_here = row is None or place_of_remark(remark) == (row.sheet, row.number)
        return column if is_meant and is_here else None

    def as_json(self, book: Book) -> dict[str, Any]:
        return {
            label_of(book, sheet): [list(column) for column in columns.values()]
            for sheet, columns in self.of_sheet.items()
        }


def columns_in(summary: dict[str, Any], sheet: str) -> dict[int, Column]:
    """The columns of a sheet as the summary of its file keeps them."""
    told = summary.get("columns", {}).get(sheet, ())
    return {one[0]: Column(*one) for one in told}
