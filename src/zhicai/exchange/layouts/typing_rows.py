"""Turning the lines of one table into typed rows, with every fault of a row at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.asides import is_aside
from zhicai.exchange.layouts.choosing import Attempt, Need
from zhicai.exchange.layouts.fields import Draft, Values
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.layouts.readers import SILENT, Reader
from zhicai.exchange.layouts.rows import Columns, Reading, Row, seen
from zhicai.exchange.sheets.model import Line, Value, cell_address

FEW_CELLS = 2
GROUPS = frozenset({"agency_code", "agency_name", "division"})  # merged over several people


@dataclass(slots=True)
class Typist:
    """Types the rows of one table into a reading; `given` fills what the sheet leaves open."""

    attempt: Attempt
    reading: Reading
    given: Values
    readers: list[Reader] = dataclasses.field(init=False)
    columns: Columns = dataclasses.field(init=False)
    identity: list[str] = dataclasses.field(init=False)
    keys: tuple[str, ...] = dataclasses.field(init=False)
    blank: Values = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        layout, matching = self.attempt.layout, self.attempt.matching
        found = map(matching.matches.get, (some.name for some in layout.fields))
        matches = [match for match in found if match is not None]
        self.readers = [Reader(match.header.index, match.field) for match in matches]
        self.columns = Columns(self.attempt.table.sheet.name, self._places())
        self.identity = [name for name in layout.identity if name in matching.matches]
        self.keys = layout.keys
        targets = [key for some in layout.fields for key in some.targets]
        self.blank = dict.fromkeys([*targets, *self.keys])

    def _places(self) -> dict[str, tuple[tuple[int, str], ...]]:
        layout, matches = self.attempt.layout, self.attempt.matching.matches
        names = [some.name for some in layout.fields]
        places = {}
        for key in dict.fromkeys((*layout.keys, *names)):
            headers = [matches[name].header for name in layout.fields_of(key) if name in matches]
            if headers:
                places[key] = tuple((header.index, header.text) for header in headers)
        return places

    def type_all(self) -> None:
        for number, line in self._lines():
            self._type(number, line)

    def _lines(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        lines = self.attempt.table.lines
        if not self.attempt.layout.carry:
            return ((line.number, line.values) for line in lines)
        return carried(lines, self.attempt)

    def _type(self, number: int, line: tuple[Value, ...]) -> None:
        draft = Draft(self.blank.copy(), [], [])
        filled = self._read_cells(line, draft)
        if filled == 0 or (self._is_doubtful(filled, draft) and self._is_aside(line, draft)):
            self._set_aside(number, line)
            return
        self._settle(draft)
        row = Row.on(self.columns, number, values=draft.values, line=line)
        self._hand_over(row, draft)

    def _read_cells(self, line: tuple[Value, ...], draft: Draft) -> int:
        """Read each cell; gives how many say something. The first column of a key wins."""
        filled = 0
        values, width = draft.values, len(line)
        for reader in self.readers:
            value = line[reader.index] if reader.index < width else None
            if value is None:
                continue
            key = value if type(value) is str else (type(value), value)
            outcome = reader.known.get(key) or reader.learn(key, value)
            if outcome is SILENT:
                continue
            filled += 1
            for name, part in outcome.parts:
                if values[name] is None:
                    values[name] = part
            if outcome.fault:
                draft.fault(outcome.fault, reader.field.name, **outcome.details)
            elif outcome.notice:
                draft.notice(outcome.notice, reader.field.name, **outcome.details)
        return filled

    def _is_doubtful(self, filled: int, draft: Draft) -> bool:
        """Whether the row deserves a second look: it says little, or not whom it is about."""
        who = self.identity[0] if self.identity else None
        return filled <= FEW_CELLS or who is None or draft.values[who] is None

    def _is_aside(self, line: tuple[Value, ...], draft: Draft) -> bool:
        proofs = ("national_id", "masked_id")
        return is_aside(line, has_identity=any(draft.values.get(key) for key in proofs))

    def _set_aside(self, number: int, line: tuple[Value, ...]) -> None:
        """Totals and notes are named; a serial number all alone is an empty row."""
        texts = [(at, value) for at, value in enumerate(line) if not is_blank(value)]
        if not texts or (len(texts) == 1 and text_of(texts[0][1]).isdigit()):
            return
        at, value = texts[0]
        remark = Remark(
            "layout.total_row",
            sheet=self.columns.sheet,
            cell=cell_address(number, at),
            value=seen("", value),
        )
        self.reading.notices.append(remark)

    def _settle(self, draft: Draft) -> None:
        """Fill what other columns or the title say, let the layout compare, ask for the rest."""
        layout, values = self.attempt.layout, draft.values
        for key, names in layout.made.items():
            values[key] = next((values[name] for name in names if values[name] is not None), None)
        for key, value in self.given.items():
            if values[key] is None:
                values[key] = value
        layout.finish(draft)
        for need in layout.cells:
            if not any(all(values.get(key) is not None for key in some) for some in need):
                self._require(need, draft)

    def _require(self, need: Need, draft: Draft) -> None:
        """Ask for what is blank; a cell that could not be read has been named already."""
        keys = [key for some in need for key in some]
        sources = {name for key in keys for name in self.attempt.layout.fields_of(key)}
        if sources.isdisjoint(name for _, name, _ in draft.faults):
            blank = [key for key in keys if draft.values.get(key) is None]
            at_hand = (key for key in blank if key in self.columns.places)
            draft.fault("sheet.missing_value", next(at_hand, blank[0]))

    def _hand_over(self, row: Row, draft: Draft) -> None:
        self.reading.total += 1
        if draft.faults:
            self.reading.faults += [row.remark(code, at, **more) for code, at, more in draft.faults]
            self.reading.faulty_rows.add((row.sheet, row.number))
            self.reading.unsound.append(row)
            return
        self.reading.notices += [row.remark(code, at, **more) for code, at, more in draft.notices]
        row.values = {key: draft.values[key] for key in self.keys}
        self.reading.rows.append(row)


def carried(lines: tuple[Line, ...], attempt: Attempt) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Fill merged cells downwards: the person where all of her cells are blank, the unit always.

    An empty line ends it: what stands below belongs to nobody that we know.
    """
    matches = attempt.matching.matches
    carry = {name: matches[name].header.index for name in attempt.layout.carry if name in matches}
    person = [carry[name] for name in attempt.layout.identity if name in carry]
    previous: list[Value] = []
    last = 0
    for line in lines:
        values = list(line.values)
        width = max([len(values) - 1, *carry.values()]) + 1
        values += [None] * (width - len(values))
        is_next = line.number == last + 1 and previous
        is_same = all(is_blank(values[at]) for at in person)
        for name, at in carry.items():
            if is_next and is_blank(values[at]) and (is_same or name in GROUPS):
                values[at] = previous[at] if at < len(previous) else None
        previous, last = values, line.number
        yield line.number, tuple(values)
