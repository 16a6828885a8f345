"""The circular sentence by sentence, C001 to C163, and what answers each here."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.coverage import CoverageRow

BY_PROVISION, BY_SCREEN, AS_INFORMATION, AS_ANOTHER = "provision", "screen", "information", "equals"
ANSWERS = (BY_PROVISION, BY_SCREEN, AS_INFORMATION, AS_ANOTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageQuery:
    """`part` is where a sentence stands (L1, L2, L3, QA, SL); empty parts match all."""

    agency_code: str
    text: str = ""
    norm: str = ""
    part: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """`screens` are (key, name)."""

    row: CoverageRow
    provisions: tuple[tuple[str, str], ...]
    screens: tuple[tuple[str, str], ...]

    @property
    def part(self) -> str:
        return self.row.place.split(" ", 1)[0]

    @property
    def answers(self) -> tuple[str, ...]:
        told = (
            (BY_PROVISION, self.row.provisions),
            (BY_SCREEN, self.row.screens),
            (AS_INFORMATION, self.row.information_only),
            (AS_ANOTHER, self.row.equals),
        )
        return tuple(name for name, answer in told if answer)


@dataclass(frozen=True, slots=True)
class CoverageList:
    """`total` counts all rows, whatever was asked for."""

    lines: tuple[CoverageLine, ...]
    total: int
    parts: tuple[str, ...]


@walled
def list_coverage(query: CoverageQuery, *, by: Caller) -> CoverageList:
    require(by, Permission.RULEBOOK_READ, query.agency_code)
    book = rulebook()
    lines = [_line(row, book) for row in book.coverage]
    return CoverageList(
        tuple(line for line in lines if _matches(line, query)),
        len(lines),
        tuple(dict.fromkeys(line.part for line in lines)),
    )


def _line(row: CoverageRow, book: Rulebook) -> CoverageLine:
    names = book.registers.screens if book.registers is not None else {}
    return CoverageLine(
        row,
        tuple((one, book.provisions[one].name) for one in row.provisions),
        tuple((one, names.get(one, one)) for one in row.screens),
    )


def _matches(line: CoverageLine, query: CoverageQuery) -> bool:
    row = line.row
    if query.norm and row.norm.value != query.norm:
        return False
    if query.part and line.part != query.part:
        return False
    if query.answer and query.answer not in line.answers:
        return False
    wanted = query.text.strip().casefold()
    said = " ".join((row.id, row.place, row.says, row.note or "", row.information_only or ""))
    return not wanted or wanted in said.casefold()
