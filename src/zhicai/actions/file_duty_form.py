"""The HR office files what came back on a duty form: signed on paper, or in a spreadsheet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.approvals.steps import lock
from zhicai.actions.duties.answers import Signed, write_answers
from zhicai.actions.duties.forms import MATCHES, WRONG, Answer, FormLine, get_form, page_of
from zhicai.actions.duties.people import DutyLine
from zhicai.actions.duties.propose import propose
from zhicai.actions.duties.sheet import Returned, judge_returned, read_returned
from zhicai.actions.enclosures.keep import HandedFile, check_file, keep_file
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.requests.models import DutyConfirmation, DutyForm, StaffRequest

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledForm:
    """`signed_by` is whoever signed or sent it back; `sheet_hash` tells of a returned sheet."""

    number: str
    signed_by: str
    signed_on: dt.date
    answers: Sequence[Answer]
    sheet_hash: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    confirmed: int
    corrections: int
    answers: int | None = None


@walled
def read_duty_form(agency_code: str, handed: HandedFile, *, by: Caller) -> Returned:
    """What a returned sheet says; nothing is filed yet.

    Raises Refused: duty.form_not_a_form, duty.form_not_found, file.…
    """
    require(by, Permission.REQUEST_DECIDE, agency_code)
    number, lines, sheet_hash = read_returned(handed)
    page = page_of(get_form(agency_code, number), by=by)
    return judge_returned(page, lines, sheet_hash=sheet_hash)


@walled
def file_duty_form(
    agency_code: str, filed: FiledForm, *, by: Caller, page: HandedFile | None = None
) -> Filed:
    """All lines or none; a line whose posting has changed since stops it.

    Raises Refused: duty.form_not_found, duty.nobody_chosen, duty.changed, duty.text_missing,
    duty.text_same, approval.paper_missing, approval.paper_in_future, enclosure.…
    """
    require(by, Permission.REQUEST_DECIDE, agency_code)
    form = get_form(agency_code, filed.number)
    if filed.signed_on > by.today:
        raise Refused("approval.paper_in_future", value=filed.signed_on.isoformat())
    if page is None and not filed.sheet_hash:
        raise Refused("approval.paper_missing")
    if not filed.answers:
        raise Refused("duty.nobody_chosen")
    if page is not None:
        check_file(page)
        page.file.seek(0)
    with transaction.atomic():
        lock()
        lines = {line.number: line for line in page_of(form, by=by).lines}
        told = [(answer, _held(lines, answer)) for answer in filed.answers]
        kept = keep_file(page, agency_code=agency_code, by=by) if page else None
        wrong = [pair for pair in told if pair[0].outcome == WRONG]
        for answer, now in wrong:
            propose(now, answer.wanted_text, agency_code=agency_code, by=by, form=form.number)
        right = [now for answer, now in told if answer.outcome == MATCHES]
        confirmed = _confirm(form, right, filed=filed, kept=kept, by=by)
        batch = _answer(told, filed=filed, agency_code=agency_code, by=by)
        keep_event(
            by,
            "duties.filed",
            agency_code=agency_code,
            object_key=form.number,
            fields={
                "confirmed": confirmed,
                "corrections": len(wrong),
                "batch": batch,
                "hash": kept.content_hash if kept else filed.sheet_hash,
            },
        )
    return Filed(confirmed, len(wrong), batch)


def _held(lines: dict[int, FormLine], answer: Answer) -> DutyLine:
    line = lines.get(answer.line)
    if line is None or line.now is None:
        raise Refused("duty.changed", value=line.name if line else None)
    if answer.outcome == MATCHES and not line.duty_text.strip():
        raise Refused("duty.text_missing", value=line.name)
    return line.now


def _answer(
    told: Sequence[tuple[Answer, DutyLine]], *, filed: FiledForm, agency_code: str, by: Caller
) -> int | None:
    """The batch of the answers to the questions; a blank takes nothing back."""
    replies = {now.person: answer.replies for answer, now in told if answer.replies}
    if not replies:
        return None
    signed = Signed(filed.signed_by, filed.signed_on)
    lines = [now for _, now in told]
    return write_answers(agency_code, replies, lines=lines, by=by, signed=signed)


def _confirm(
    form: DutyForm,
    lines: Sequence[DutyLine],
    *,
    filed: FiledForm,
    kept: Enclosure | None,
    by: Caller,
) -> int:
    """What is confirmed already stays as it is: the same form filed twice files nothing new."""
    fresh = {(one.person, one.text_hash): one for one in lines if one.confirmed is None}
    DutyConfirmation.objects.bulk_create(
        DutyConfirmation(
            person_id=line.person,
            agency_code=form.agency_code,
            division=form.division,
            posting=line.posting,
            text_hash=line.text_hash,
            confirmed_by=by.code,
            confirmed_on_behalf_of=by.on_behalf_of,
            confirmed_at=by.now,
            form=form,
            signed_by=mask_ids_in(filed.signed_by.strip())[:LONGEST_NAME],
            signed_on=filed.signed_on,
            enclosure=kept,
        )
        for line in fresh.values()
    )
    return len(fresh)


@walled
def take_back_duty_form(agency_code: str, number: str, *, by: Caller) -> int:
    """Undo what was filed of a form: its confirmations, and corrections that still wait."""
    require(by, Permission.REQUEST_DECIDE, agency_code)
    form = get_form(agency_code, number)
    with transaction.atomic():
        lock()
        standing = DutyConfirmation.objects.filter(form=form, withdrawn_at__isnull=True)
        count = standing.update(withdrawn_at=by.now)
        waiting = StaffRequest.objects.filter(
            agency_code=agency_code,
            kind=StaffRequest.Kind.DUTY_CORRECTION,
            state=StaffRequest.State.WAITING,
            content__form=form.number,
        )
        count += waiting.update(
            state=StaffRequest.State.WITHDRAWN, decided_by=by.code, decided_at=by.now
        )
        keep_event(
            by,
            "duties.taken_back",
            agency_code=agency_code,
            object_key=form.number,
            fields={"count": count},
        )
    return count
