"""The worklist of the HR office: what colleagues and heads of divisions asked for."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.enclosures.keep import KeptFile, read_file
from zhicai.actions.page import SIZE, Page, clip
from zhicai.actions.requests.model import RequestLine
from zhicai.actions.requests.steps import State, line_of, lines_of
from zhicai.basics.errors import Refused
from zhicai.records.requests.models import StaffRequest


@dataclass(frozen=True, slots=True)
class RequestQuery:
    """Blank asks for every state or kind."""

    agency_code: str
    state: str = State.WAITING
    kind: str = ""
    page: int = 1


@walled
def list_requests(query: RequestQuery, *, by: Caller) -> Page[RequestLine]:
    """The oldest that waits first; those that are decided by the newest."""
    require(by, Permission.REQUEST_DECIDE, query.agency_code)
    asked = {"agency_code": query.agency_code, "state": query.state, "kind": query.kind}
    wanted = {name: value for name, value in asked.items() if value}
    found = StaffRequest.objects.select_related("enclosure").filter(**wanted)
    order = "pk" if query.state == State.WAITING else "-pk"
    total = found.count()
    number, size = clip(query.page, SIZE, total)
    rows = found.order_by(order)[(number - 1) * size : number * size]
    return Page(tuple(lines_of(rows)), number, size, total)


@walled
def find_request(agency_code: str, number: int, *, by: Caller) -> RequestLine:
    """Raises Refused("request.not_found") alike for none and for another office's."""
    require(by, Permission.REQUEST_DECIDE, agency_code)
    return line_of(get_request(agency_code, number))


@walled
def open_request_file(agency_code: str, number: int, *, by: Caller) -> KeptFile:
    require(by, Permission.REQUEST_DECIDE, agency_code)
    made = get_request(agency_code, number)
    if made.enclosure is None:
        raise Refused("request.not_found", value=str(number))
    return read_file(made.enclosure)


def get_request(agency_code: str, number: int) -> StaffRequest:
    found = StaffRequest.objects.select_related("enclosure").filter(
        pk=number, agency_code=agency_code
    )
    made = found.first()
    if made is None:
        raise Refused("request.not_found", value=str(number))
    return made


def count_requests(agency_code: str, *, by: Caller) -> int:
    """How many wait; none for whoever does not decide."""
    if not may(by, Permission.REQUEST_DECIDE, agency_code):
        return 0
    return StaffRequest.objects.filter(agency_code=agency_code, state=State.WAITING).count()
