"""The 業務移交清冊 as data of its template, and as sheets."""

from typing import Any

from zhicai.actions.handover.register import Register
from zhicai.actions.reports.words import instant_words
from zhicai.basics.dates import format_roc_long
from zhicai.basics.report_words import PURPOSE
from zhicai.exchange.sheets.write import Table

TITLE = "業務移交清冊"
SIGNERS = ("移交人", "接交人", "監交人")


def register_data(register: Register) -> dict[str, Any]:
    """All texts of the paper, ready to be set."""
    return {
        "title": TITLE,
        "agency": register.profile.letterhead or register.agency_name,
        "contact": register.profile.contact_line,
        "subtitle": f"資料截至{format_roc_long(register.as_of)}",
        "footer": {"left": f"製表人：{register.maker}　用途：{PURPOSE}", "right": _made(register)},
        "sentence": register.sentence,
        "sections": [
            {"title": one.title, "header": one.header, "rows": one.rows, "none": one.none}
            for one in register.sections
        ],
        "signatures": SIGNERS,
    }


def register_tables(register: Register) -> list[Table]:
    """One sheet a section, the figure first."""
    heading = f"{register.agency_name}　{TITLE}　{_made(register)}"
    first = [
        ("機關", f"{register.agency_name}（{register.agency_code}）"),
        ("資料截至", format_roc_long(register.as_of)),
        ("目前數字", register.sentence),
        ("製表", f"{register.maker}　{_made(register)}"),
    ]
    tables = [Table("說明", ("項目", "內容"), first, wrapped=(1,), heading=heading)]
    for one in register.sections:
        rows = one.rows or ((one.none, *("" for _ in one.header[1:])),)
        text_columns = tuple(range(len(one.header)))
        tables.append(Table(one.title, one.header, rows, text_columns, heading=heading))
    return tables


def _made(register: Register) -> str:
    return f"製表 {instant_words(register.made_at)}"
