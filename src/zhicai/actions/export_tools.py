"""Hand out which AI tools are used as a spreadsheet; the audit knows who, when and what for."""

from zhicai.actions.access import Caller, Permission, keep_people_event, require, walled
from zhicai.actions.duties.tools import tool_lines
from zhicai.actions.export_people import LONGEST_PURPOSE, MEDIA_TYPES, Exported, SheetFormat
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.core.roles.tools import join_tools
from zhicai.exchange.papers.workbook import render_workbook
from zhicai.exchange.sheets.write import Table

SHEET = "AI工具使用情形"
HEADER = (
    "機關",
    "單位",
    "姓名",
    "職稱",
    "使用的AI工具",
    "原來的文字",
    "回答日期",
    "簽名或寄回的人",
)


@walled
def export_tools(
    agency_code: str,
    *,
    sheet_format: SheetFormat,
    purpose: str,
    by: Caller,
    division: str = "",
    below: str = "",
) -> Exported:
    """All lines as a spreadsheet. Raises Refused("people.purpose_missing")."""
    require(by, Permission.DATA_EXPORT, agency_code)
    told = mask_ids_in(purpose.strip())[:LONGEST_PURPOSE]
    if not told:
        raise Refused("people.purpose_missing")
    lines = tool_lines(agency_code, by, division=division, below=below).lines
    rows = [
        (
            line.agency,
            line.division,
            line.name,
            line.job_title,
            "無" if line.is_none else join_tools(line.tools),
            line.text,
            line.told_on,
            line.signed_by,
        )
        for line in lines
    ]
    table = Table(SHEET, HEADER, rows, wrapped=(4, 5), heading=SHEET)
    keep_people_event(
        by,
        "duties.tools_exported",
        people=[line.person for line in lines],
        agency_code=agency_code,
        fields={"format": sheet_format.value, "count": len(lines)},
        reason=told,
    )
    day = f"{roc_year(by.today):03d}{by.today:%m%d}"
    content = render_workbook(sheet_format.value, [table])
    name = f"{SHEET}_{day}.{sheet_format.value}"
    return Exported(name, MEDIA_TYPES[sheet_format], content, len(lines))
