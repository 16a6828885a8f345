"""What is put beside the rows of an officer's own file: one column 「問題」."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from zhicai.exchange.sheets.book import Book, Sheet
from zhicai.exchange.sheets.reading.xlsx_scan import column_index

HEADER = "問題"
HEADER_SHARE = 0.5
COLUMN_WIDTH = 60

Key = tuple[str | None, str, int]
CellKey = tuple[str | None, str, str]


@dataclass(frozen=True)
class Problems:
    """What is wrong with a file.

    ``texts`` by (member of a zip or None, sheet, line); ``cells`` are painted yellow by
    (member, sheet, address), all cells of a line if none is named; ``password`` opens a locked
    file again.
    """

    texts: Mapping[Key, str]
    cells: Collection[CellKey] = ()
    password: Callable[[str], str | None] | None = None

    def ask(self, name: str) -> str | None:
        return self.password(name) if self.password is not None else None


@dataclass(frozen=True)
class SheetProblems:
    """The texts of one sheet by line, the column they go to, and the cells to paint."""

    column: int
    header_line: int
    texts: Mapping[int, str]
    cells: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def text_at(self, line: int) -> str | None:
        return HEADER if line == self.header_line else self.texts.get(line)

    def is_painted(self, line: int, column: int) -> bool:
        """A line with named cells has these painted, any other line with a problem has all."""
        if line not in self.texts:
            return False
        named = self.cells.get(line)
        return column in named if named else True


def find_problems(book: Book, problems: Problems) -> dict[str, SheetProblems]:
    """Gather what belongs to each sheet of a book.

    The only sheet of a file gets all that is said of the file: a CSV may have had another name
    when it was read.
    """
    found = {}
    for sheet in book.sheets:
        wanted = None if len(book.sheets) == 1 else sheet.name
        texts = {
            line: text
            for (inner, name, line), text in problems.texts.items()
            if inner == book.inner and wanted in (None, name)
        }
        if texts:
            addresses = [
                address
                for inner, name, address in problems.cells
                if inner == book.inner and wanted in (None, name)
            ]
            found[sheet.name] = _of_sheet(sheet, texts, addresses)
    return found


def _of_sheet(sheet: Sheet, texts: Mapping[int, str], addresses: Collection[str]) -> SheetProblems:
    header = find_header_line(sheet, first_problem=min(texts))
    painted: dict[int, set[int]] = {}
    for address in addresses:
        letters = address.rstrip("0123456789")
        painted.setdefault(int(address[len(letters) :]), set()).add(column_index(letters))
    frozen = {line: frozenset(columns) for line, columns in painted.items()}
    return SheetProblems(_problem_column(sheet, header), header, texts, frozen)


def find_header_line(sheet: Sheet, *, first_problem: int) -> int:
    """The first well-filled line above the problems; titles above it hold a cell or two."""
    widest = max((_filled(line.values) for line in sheet.lines), default=0)
    for line in sheet.lines:
        if line.number < first_problem and _filled(line.values) >= widest * HEADER_SHARE:
            return line.number
    return 0


def _filled(values: tuple[object, ...]) -> int:
    return sum(value is not None for value in values)


def _problem_column(sheet: Sheet, header: int) -> int:
    """The column of an earlier round again, or the first one after all values."""
    for line in sheet.lines:
        if line.number == header and HEADER in line.values:
            return len(line.values) - 1 - line.values[::-1].index(HEADER)
    return max((len(line.values) for line in sheet.lines), default=0)
