"""From what is kept of a draft to what a page shows; nothing is planned here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from zhicai.actions.drafts.jobs import find_progress
from zhicai.actions.drafts.keep import ENDED
from zhicai.actions.drafts.model import (
    ColumnCandidate,
    ColumnQuestion,
    ColumnUse,
    CoverageQuestion,
    Draft,
    DraftFile,
    DraftStage,
    LayoutCandidate,
    MissingAnswer,
    MissingPerson,
    RootCandidate,
    RootQuestion,
)
from zhicai.actions.drafts.pack import unpack_balance, unpack_effect, unpack_remark
from zhicai.basics.words import Scope
from zhicai.records.drafts import models


def show_draft(kept: models.Draft, now: dt.datetime) -> Draft:
    preview = kept.preview
    files = models.DraftFile.objects.filter(draft=kept).order_by("order", "id")
    shown = tuple(show_file(file) for file in files)
    return Draft(
        key=kept.pk,
        agency_code=kept.agency_code,
        root_code=kept.root_code,
        actor_code=kept.actor_code,
        opened_at=kept.created_at,
        changed_at=kept.changed_at,
        expires_at=kept.expires_at,
        stage=DraftStage(kept.stage),
        scope=Scope(kept.scope),
        files=shown,
        coverage=_coverage(preview.get("coverage")),
        root=_root(preview.get("root")),
        missing=_missing(kept),
        effects=tuple(unpack_effect(one) for one in preview.get("effects", ())),
        as_of=kept.planned_on,
        progress=None if kept.stage in ENDED else find_progress(kept, now),
        failure=kept.failure_code or None,
        has_moved=kept.has_moved,
        is_unchanged=bool(preview.get("is_unchanged")),
        earlier_batch=preview.get("earlier_batch"),
        batch=kept.batch_number,
        ambiguous_count=preview.get("ambiguous", 0),
        notice_count=sum(one.notice_count for one in shown),
        corrected_count=sum(one.corrected_count for one in shown),
    )


def show_file(file: models.DraftFile) -> DraftFile:
    told = file.summary
    refusal = told.get("refusal")
    return DraftFile(
        id=file.pk,
        name=file.name,
        what_it_is=told.get("what", ""),
        layouts=tuple(told.get("layouts", ())),
        sheet_count=told.get("sheets", 0),
        row_count=told.get("rows", 0),
        sha256=file.content_hash,
        refusal=unpack_remark(refusal) if refusal else None,
        needs_password=told.get("needs_password", False),
        is_locked=file.is_locked,
        layout_question=tuple(LayoutCandidate(*one) for one in told.get("layout_question", ())),
        layout=file.layout or None,
        questions=tuple(_question(one) for one in told.get("questions", ())),
        lacks=told.get("lacks", ""),
        used_columns=tuple(ColumnUse(*one) for one in told.get("used", ())),
        unused_columns=tuple(told.get("unused", ())),
        balance=unpack_balance(told.get("balance")),
        notice_count=told.get("notice_count", 0),
        notices=tuple(unpack_remark(one) for one in told.get("notices", ())),
        corrected_count=told.get("corrected_count", 0),
    )


def _question(told: Mapping[str, Any]) -> ColumnQuestion:
    return ColumnQuestion(
        sheet=told["sheet"],
        cell=told["cell"],
        header=told["header"],
        samples=tuple(told["samples"]),
        candidates=tuple(ColumnCandidate(*one) for one in told["candidates"]),
        is_needed=told["is_needed"],
        answer=told["answer"],
    )


def _coverage(told: Mapping[str, Any] | None) -> CoverageQuestion | None:
    if told is None:
        return None
    first, last = map(dt.date.fromisoformat, told["span"])
    return CoverageQuestion(told["is_settled"], told["is_complete"], (first, last))


def _root(told: Mapping[str, Any] | None) -> RootQuestion | None:
    if told is None or not (told["is_needed"] or told["candidates"]):
        return None
    candidates = tuple(RootCandidate(*one) for one in told["candidates"])
    return RootQuestion(told["is_needed"], candidates)


def _missing(kept: models.Draft) -> tuple[MissingPerson, ...]:
    people: Iterable[list[Any]] = kept.preview.get("missing", ())
    if not people:
        return ()
    said = {row.person_id: row for row in models.DraftAnswer.objects.filter(draft=kept)}
    return tuple(
        _missing_person(one, said.get(one[0])) for one in sorted(people, key=lambda one: one[1])
    )


def _missing_person(told: list[Any], said: models.DraftAnswer | None) -> MissingPerson:
    person, name, masked, agency, _, job_title, _ = told
    return MissingPerson(
        person,
        name,
        masked,
        agency,
        job_title,
        MissingAnswer(said.answer) if said is not None else None,
        said.event_on if said is not None else None,
    )
