"""A list of the duties of a division for whoever has no account: on paper or as a spreadsheet."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, deny, keep_event, require, walled
from zhicai.actions.duties.forms import FormPage, get_form, kept_lines, new_number, page_of
from zhicai.actions.duties.people import divisions_seen, duty_lines
from zhicai.actions.duties.sheet import form_sheet
from zhicai.records.requests.models import DutyForm


@walled
def make_duty_form(agency_code: str, division: str, *, by: Caller) -> str:
    """The number of a new form; it stays as it was made, whatever changes afterwards."""
    require(by, Permission.REQUEST_DECIDE, agency_code)
    if division not in divisions_seen(agency_code, by=by):
        deny(by, Permission.REQUEST_DECIDE, agency_code)
    lines = duty_lines(agency_code, division, by=by)
    with transaction.atomic():
        form = DutyForm.objects.create(
            number=new_number(by),
            agency_code=agency_code,
            division=division,
            made_by=by.code,
            made_at=by.now,
            lines=kept_lines(lines),
        )
        keep_event(
            by,
            "duties.printed",
            agency_code=agency_code,
            object_key=form.number,
            fields={"lines": len(lines)},
        )
    return form.number


@walled
def find_duty_form(agency_code: str, number: str, *, by: Caller) -> FormPage:
    """Raises Refused("duty.form_not_found")."""
    require(by, Permission.REQUEST_DECIDE, agency_code)
    return page_of(get_form(agency_code, number), by=by)


@walled
def write_duty_form(agency_code: str, number: str, *, by: Caller) -> bytes:
    """The same form as a spreadsheet to be filled in and sent back."""
    require(by, Permission.REQUEST_DECIDE, agency_code)
    form = get_form(agency_code, number)
    keep_event(
        by,
        "duties.exported",
        agency_code=agency_code,
        object_key=form.number,
        fields={"lines": len(form.lines)},
    )
    return form_sheet(page_of(form, by=by))
