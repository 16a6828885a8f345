"""Hand out a filtered list of people as a spreadsheet; the audit knows who, when and what for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from zhicai.actions.access import Caller, Permission, keep_people_event, require, walled
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.find_people_page import PeoplePage, find_people_page
from zhicai.actions.people.sheet import SHEET, people_table
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.exchange.papers.workbook import render_workbook

MOST = 50_000
LONGEST_PURPOSE = 200


class SheetFormat(StrEnum):
    XLSX = "xlsx"
    ODS = "ods"


MEDIA_TYPES = {
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file ready to be sent."""

    name: str
    media_type: str
    content: bytes
    count: int


@walled
def export_people(
    query: PeoplePageQuery, *, sheet_format: SheetFormat, purpose: str, by: Caller
) -> Exported:
    """What is filtered, in its order. Raises Refused: people.purpose_missing, people.too_many."""
    require(by, Permission.DATA_EXPORT, query.agency_code)
    told = mask_ids_in(purpose.strip())[:LONGEST_PURPOSE]
    if not told:
        raise Refused("people.purpose_missing")
    page = find_people_page(query.whole(most=MOST), by=by)
    content = render_workbook(sheet_format.value, [people_table(page)])
    keep_people_event(
        by,
        "people.exported",
        people=[line.person for line in page.page.rows],
        agency_code=query.root_code,
        fields={
            "format": sheet_format.value,
            "count": page.page.total,
            "as_of": page.as_of.isoformat(),
            "scope": page.scope.value,
            "filter": asked(query),
        },
        reason=told,
    )
    name = _file_name(page, sheet_format)
    return Exported(name, MEDIA_TYPES[sheet_format], content, page.page.total)


def asked(query: PeoplePageQuery) -> dict[str, Any]:
    """The filter without any personal data: of a search only that there was one."""
    told = {
        "provision": query.provision_id,
        "tabs": list(query.tabs),
        "division": query.division,
        "category": query.category,
        "reason": query.reason,
        "missing_up_to": query.missing_up_to,
        "is_searched": bool(query.search.strip()),
        "sort": query.sort,
    }
    return {name: value for name, value in told.items() if value not in ("", None, [], False)}


def _file_name(page: PeoplePage, sheet_format: SheetFormat) -> str:
    day = f"{roc_year(page.as_of):03d}{page.as_of:%m%d}"
    return f"{SHEET}_{page.root_name}_{day}.{sheet_format.value}".replace("/", "")
