"""An officer at work on drafts of the small county."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from actions.world import HEADERS, World, rows_of
from people import COUNTY
from zhicai.actions.answer_draft import answer_draft
from zhicai.actions.apply_draft import apply_draft
from zhicai.actions.drafts.model import (
    Coverage,
    Draft,
    DraftAnswers,
    DraftRow,
    DraftStage,
    RowsQuery,
    RowTab,
    Upload,
)
from zhicai.actions.find_draft import find_draft
from zhicai.actions.list_draft_rows import list_draft_rows
from zhicai.actions.open_draft import open_draft


def csv_bytes(kind: str, rows: Sequence[Sequence[Any]], header: Sequence[str] = ()) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([list(header or HEADERS[kind]), *rows])
    return out.getvalue().encode()


class Desk:
    """`key` is the draft at hand."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.key = 0

    def caller(self, who: Any = None) -> Any:
        return self.world.caller(who, minutes=1)

    def open(self, *files: tuple[str, bytes], agency: str = COUNTY, by: Any = None) -> Draft:
        uploads = [Upload(name, io.BytesIO(content)) for name, content in files]
        self.key = open_draft(uploads, agency_code=agency, by=self.caller(by))
        return self.draft(by)

    def bring(self, kind: str, rows: Sequence[Sequence[Any]], **words: Any) -> Draft:
        """A CSV of the kind, its coverage answered as partial where that is asked."""
        header = words.pop("header", ())
        draft = self.open((f"{kind}.csv", csv_bytes(kind, rows, header)), **words)
        if draft.coverage is not None and not draft.coverage.is_settled:
            return self.answer(coverage=Coverage(None))
        return draft

    def draft(self, by: Any = None) -> Draft:
        return find_draft(self.key, by=self.caller(by))

    def answer(self, **answers: Any) -> Draft:
        answer_draft(self.key, DraftAnswers(**answers), by=self.caller())
        return self.draft()

    def apply(self) -> Draft:
        apply_draft(self.key, by=self.caller())
        return self.draft()

    def rows(self, tab: str = "added", **words: Any) -> tuple[DraftRow, ...]:
        query = RowsQuery(tab=RowTab(tab), **words)
        return list_draft_rows(self.key, query, by=self.caller()).rows


def counts_of(draft: Draft) -> dict[str, int]:
    names = ("total", "added", "updated", "unchanged", "skipped", "faulty")
    return {name: draft.balance.count(name) for name in names if draft.balance.count(name)}


__all__ = ["Desk", "DraftStage", "counts_of", "csv_bytes", "rows_of"]
