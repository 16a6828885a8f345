"""機關清單: which agencies there are, and who stands above whom."""

from __future__ import annotations

from zhicai.exchange.layouts.fields import Field, Layout, names
from zhicai.exchange.layouts.parsers import notice_of_day, parse_agency, parse_day
from zhicai.exchange.layouts.person import AGENCY_CODE, AGENCY_NAME, NAME, NATIONAL_ID
from zhicai.exchange.sheets.model import Value

CODE = AGENCY_CODE.but(
    synonyms=("機關代號", "機關編碼", "機關(構)代碼", "機關學校代碼", "ORG_ID", "OA1ORG"),
)
FULL_NAME = AGENCY_NAME.but(
    synonyms=names(
        """
        機關全銜 機關全名 機關(構)名稱 機關學校名稱 機關(學校)名稱 機關 學校名稱 OA1ORGN
        """
    ),
    weak=("名稱", "全銜", "單位名稱"),
)


def parse_parent(value: Value) -> str:
    """Read the agency above by its code; a name stays a name, for the caller to look up."""
    code, name = parse_agency(value)
    return code or name or ""


PARENT = Field(
    name="parent_code",
    label="上級機關代碼",
    parse=parse_parent,
    synonyms=names(
        """
        上級機關代號 上級代碼 上級機關 上級機關名稱 直屬上級機關代碼 直屬上級機關 所屬上級機關代碼
        所屬上級機關 隸屬機關代碼 隸屬機關 LVL2_ORG
        """
    ),
    weak=("主管機關代碼", "主管機關", "上級單位"),
)
IN_FORCE_FROM = Field(
    name="in_force_from",
    label="生效日期",
    parse=parse_day,
    notice=notice_of_day,
    synonyms=("生效日", "成立日期", "設立日期", "啟用日期", "機關成立日期"),
    weak=("起日", "日期"),
)
CLOSED_ON = IN_FORCE_FROM.but(
    name="closed_on",
    label="裁撤日期",
    synonyms=("裁撤日", "廢止日期", "停用日期", "裁併日期", "裁撤生效日期", "C_AFFECT_DATE"),
    weak=("迄日",),
)

LAYOUT = Layout(
    name="agencies",
    title="機關清單",
    order=1,
    fields=(CODE, FULL_NAME, PARENT, IN_FORCE_FROM, CLOSED_ON),
    needs=((("agency_code",),), (("agency_name",),), (("parent_code",),)),
    cells=((("agency_code",),), (("agency_name",),)),
    identity=("agency_code",),
    forbids=(NATIONAL_ID, NAME),
)
