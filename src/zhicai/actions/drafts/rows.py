"""The rows of a preview: made once for each plan, then paged and searched in the database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from zhicai.actions.drafts.columns import Columns
from zhicai.actions.drafts.groups import NOTICES, Groups
from zhicai.actions.drafts.pack import pack_remark
from zhicai.actions.drafts.people_told import PeopleTold
from zhicai.actions.drafts.take_files import Part
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.places import place_of, place_of_remark
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome
from zhicai.actions.intake.trace import Place, Trace
from zhicai.basics.remarks import Remark
from zhicai.basics.text import fold
from zhicai.exchange.drafts.books import label_of
from zhicai.exchange.layouts.reading import Row
from zhicai.exchange.layouts.rows import seen
from zhicai.records.drafts.models import Draft
from zhicai.records.drafts.set_based import RowValues, insert_rows

CHUNK = 1000
LONGEST_NAME = 100
AMBIGUOUS = "person.ambiguous"


@dataclass(slots=True)
class PreviewRows:
    """Makes the rows of one part of a draft, and the groups of their faults."""

    draft: Draft
    part: Part
    report: FileReport
    desk: Desk
    file_id: int
    groups: Groups
    columns: Columns
    people: PeopleTold

    def rows(self, start: int) -> Iterator[RowValues]:
        """In the order of the file; `start` is the order of the first one."""
        reading = self.part.read.sound
        sheets = list(dict.fromkeys(sheet.name for sheet in self.part.book.sheets))
        ordered = sorted(
            (*reading.rows, *reading.unsound),
            key=lambda row: (sheets.index(row.sheet), row.number),
        )
        notices = self._notices()
        for order, row in enumerate(ordered, start):
            yield self._row(row, notices.get(place_of(row), []), order)

    def _notices(self) -> dict[Place, list[Remark]]:
        found: dict[Place, list[Remark]] = defaultdict(list)
        for remark in self.report.notices:
            if remark.cell:
                found[place_of_remark(remark)].append(remark)
        return found

    def _row(self, row: Row, notices: list[Remark], order: int) -> RowValues:
        place, trace = place_of(row), self._trace
        faults = self.report.problems.get(place, [])
        told = trace.told.get(place)
        outcome = told.outcome if told is not None and not faults else Outcome.FAULTY
        remarks = [*faults, *notices]
        keys = {id(one): self.groups.add(one, row) for one in faults}
        keys |= {id(one): self.groups.add(one, row) for one in notices if one.code in NOTICES}
        name, masked = self._who(row, told.person_id if told is not None else None)
        return RowValues(
            draft_id=self.draft.pk,
            revision=self.draft.revision,
            file_id=self.file_id,
            order=order,
            sheet=label_of(self.part.book, row.sheet),
            number=row.number,
            outcome=outcome.value,
            has_notice=bool(notices) and outcome != Outcome.FAULTY,
            is_ambiguous=any(one.code == AMBIGUOUS for one in faults),
            is_decided=place in trace.decided,
            row_key=trace.row_keys.get(place, ""),
            name=name[:LONGEST_NAME],
            folded_name=fold(name)[:LONGEST_NAME],
            national_id_masked=masked[:40],
            codes=_bars(dict.fromkeys(one.code for one in remarks)),
            groups=_bars(dict.fromkeys(keys.values())),
            cells=self._cells(row, told.was if told is not None and not faults else {}),
            remarks=[{**pack_remark(one), "group": keys.get(id(one))} for one in remarks],
            candidates=self.people.tell(trace.candidates.get(place, ())),
        )

    @property
    def _trace(self) -> Trace:
        if self.report.trace is None:
            raise LookupError(self.report.name)
        return self.report.trace

    def _who(self, row: Row, person_id: int | None) -> tuple[str, str]:
        """The person as held where one was found, else as the row writes her."""
        people = self.desk.people
        if person_id is not None and person_id in people.masked:
            return people.name_of(person_id), people.masked[person_id]
        cells = row.seen
        return cells.get("name", ""), cells.get("national_id") or cells.get("masked_id") or ""

    def _cells(self, row: Row, was: dict[str, tuple[str, str]]) -> list[list[Any]]:
        """[column, what the file says, what is held where that differs]."""
        at_of = {self._at(row, key): old for key, (old, _) in was.items()}
        cells: list[list[Any]] = []
        for column in self.columns.on(row.sheet):
            now = seen(column.field, row.value_at(column.at))
            old = at_of.get(column.at)
            cells.append([column.at, now] if old is None else [column.at, now, old])
        rest = {key: both for key, both in was.items() if self._at(row, key) is None}
        return [*cells, *([key, new, old] for key, (old, new) in rest.items())]

    def _at(self, row: Row, key: str) -> int | None:
        """The column in which a row says something, by its key."""
        address = row.cells.get(key)
        if address is None:
            return None
        letters = address.rstrip("0123456789")
        return next((one.at for one in self.columns.on(row.sheet) if one.letters == letters), None)


def _bars(texts: Iterable[str]) -> str:
    joined = "|".join(texts)
    return f"|{joined}|" if joined else ""


def keep_rows(rows: Iterable[RowValues]) -> Iterator[int]:
    """Write rows in short chunks that nobody waits for; gives how many each time."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        with transaction.atomic():
            insert_rows(chunk)
        yield len(chunk)
