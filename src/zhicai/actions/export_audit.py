"""Hand out entries of the audit with their hashes, so that another reader can check them."""

from dataclasses import dataclass
from enum import StrEnum

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.auditing.lines import HEADER, cells, json_line, lines_of
from zhicai.actions.auditing.query import AuditQuery, find_entries
from zhicai.actions.export_people import MEDIA_TYPES as SHEETS
from zhicai.actions.export_people import SheetFormat
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.exchange.papers.workbook import render_workbook
from zhicai.exchange.sheets.write import Table

MOST = 50_000
LONGEST_PURPOSE = 200
TITLE = "稽核紀錄"
NUMBERS = "編號由小到大；以 zhicai audit verify --excerpt 驗證 JSON Lines 檔。"


class AuditFormat(StrEnum):
    """Lines of JSON are what the reader of the chain takes."""

    XLSX = "xlsx"
    ODS = "ods"
    LINES = "jsonl"


MEDIA_TYPES = {
    AuditFormat.XLSX: SHEETS[SheetFormat.XLSX],
    AuditFormat.ODS: SHEETS[SheetFormat.ODS],
    AuditFormat.LINES: "application/jsonl; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A file ready to be sent."""

    name: str
    media_type: str
    content: bytes
    count: int


@walled
def export_audit(
    query: AuditQuery, *, audit_format: AuditFormat, purpose: str, by: Caller
) -> AuditFile:
    """In the order of the chain. Raises Refused: people.purpose_missing, audit.too_many."""
    require(by, Permission.AUDIT_READ, query.agency_code)
    told = mask_ids_in(purpose.strip())[:LONGEST_PURPOSE]
    if not told:
        raise Refused("people.purpose_missing")
    found = find_entries(query, by)
    count = found.count()
    if count > MOST:
        raise Refused("audit.too_many", count=count, most=MOST)
    lines = lines_of(found.order_by("sequence"), by.today)
    if audit_format is AuditFormat.LINES:
        content = "".join(map(json_line, lines)).encode()
    else:
        table = Table(TITLE, HEADER, [cells(line) for line in lines], text_columns=(7, 10))
        content = render_workbook(audit_format.value, [table])
    keep_event(
        by,
        "audit.exported",
        agency_code=query.agency_code or "",
        object_key="" if query.person is None else str(query.person),
        fields={"asked": query.asked, "count": count, "format": audit_format.value},
        reason=told,
    )
    day = format_roc(by.today).replace("/", "")
    name = f"{TITLE}_{query.agency_code or '全部'}_{day}.{audit_format.value}"
    return AuditFile(name, MEDIA_TYPES[audit_format], content, count)
