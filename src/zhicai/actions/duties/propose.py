"""A correction of the duties of one posting, as a request to the HR office."""

from zhicai.actions.access import Caller
from zhicai.actions.duties.people import DutyLine
from zhicai.actions.requests.model import LONGEST_TEXT
from zhicai.actions.requests.steps import Kind, make_request
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.requests.models import StaffRequest
from zhicai.records.staff.models import Person


def propose(
    line: DutyLine, wanted_text: str, *, agency_code: str, by: Caller, form: str = ""
) -> StaffRequest:
    """Raises Refused: duty.text_same, request.too_many."""
    wanted = mask_ids_in(_lines(wanted_text))[:LONGEST_TEXT]
    if not wanted or wanted == _lines(line.duty_text):
        raise Refused("duty.text_same")
    content = {
        "job_title": line.job_title,
        "duty_text": line.duty_text,
        "wanted_text": wanted,
        "posting": line.posting,
        "form": form,
    }
    person = Person.objects.get(pk=line.person)
    return make_request(
        Kind.DUTY_CORRECTION, person, agency_code=agency_code, content=content, by=by
    )


def _lines(text: str) -> str:
    """A browser ends lines in its own way; that alone is no correction."""
    return "\n".join(text.splitlines()).strip()
