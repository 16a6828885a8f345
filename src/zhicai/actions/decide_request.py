"""The HR office confirms a request, which may write what was asked for, or returns it."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.intake.people_book import (
    CertificateValues,
    PostingValues,
    certificate_key,
)
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.list_requests import get_request
from zhicai.actions.requests.model import LONGEST_REASON, RequestLine
from zhicai.actions.requests.steps import Kind, State, line_of, note, take_waiting
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.records.certificates.models import Certificate
from zhicai.records.requests.models import StaffRequest
from zhicai.records.staff.models import Posting


@walled
def decide_request(
    agency_code: str, number: int, *, is_confirmed: bool, by: Caller, reason: str = ""
) -> RequestLine:
    """A confirmed certificate or correction becomes an edit of its own, to be undone as others.

    Of an objection the reason says what was done: the record itself is put right on its own
    screen. Raises Refused: request.not_found, request.over, request.reason_missing,
    request.certificate_held, request.posting_changed.
    """
    require(by, Permission.REQUEST_DECIDE, agency_code)
    made = get_request(agency_code, number)
    told = mask_ids_in(reason.strip())[:LONGEST_REASON]
    if not told and (not is_confirmed or made.kind == Kind.OBJECTION):
        raise Refused("request.reason_missing")
    with transaction.atomic():
        fresh = take_waiting(made)
        fresh.batch = _write(fresh, by) if is_confirmed else None
        fresh.state = State.CONFIRMED if is_confirmed else State.RETURNED
        fresh.decided_by, fresh.decided_at, fresh.reason = by.code, by.now, told
        fresh.decided_on_behalf_of = by.on_behalf_of
        fresh.save()
        note(fresh, by, f"request.{fresh.state}", batch=fresh.batch)
    return line_of(get_request(agency_code, number))


def _write(made: StaffRequest, by: Caller) -> int | None:
    """The batch of the edit that the request asks for; None where it asks for none."""
    makers = {Kind.CERTIFICATE: _certificate, Kind.DUTY_CORRECTION: _duty}
    maker = makers.get(Kind(made.kind))
    if maker is None:
        return None

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(made.agency_code, by, note=f"{Kind(made.kind).label}第 {made.pk} 件")
        name, change = maker(made)
        plan.changes = {name: [change]}
        return plan, ()

    return carry_out(make, by=by, dry=False).batch


def _certificate(made: StaffRequest) -> tuple[str, Change]:
    say = made.content.get
    values = CertificateValues(
        made.person_id,
        say("certificate_name", ""),
        say("issuer", ""),
        say("certificate_number", ""),
        _day(say("issued_on")),
        _day(say("expires_on")),
    )
    held = Certificate.objects.filter(person_id=made.person_id, known_until__isnull=True)
    for one in held:
        row = CertificateValues(*(getattr(one, name) for name in CertificateValues._fields))
        if certificate_key(row) == certificate_key(values):
            raise Refused("request.certificate_held", value=values.certificate_name)
    return "Certificate", Change(None, values, Source(None, ""))


def _duty(made: StaffRequest) -> tuple[str, Change]:
    held = Posting.objects.filter(
        pk=made.content["posting"], person_id=made.person_id, known_until__isnull=True
    ).first()
    if held is None or held.duty_text != made.content.get("duty_text", ""):
        raise Refused("request.posting_changed")
    values = PostingValues(*(getattr(held, name) for name in PostingValues._fields))
    after = values._replace(duty_text=made.content["wanted_text"])
    return "Posting", Change(held.pk, after, Source(None, ""))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
