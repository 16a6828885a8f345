"""人員名冊: the personnel system's export, or a list of our own."""

from __future__ import annotations

from zhicai.exchange.layouts.certificates.columns import CERTIFICATE_NAME
from zhicai.exchange.layouts.checks import check_order
from zhicai.exchange.layouts.fields import Draft, Field, Layout, names
from zhicai.exchange.layouts.hours_summary.columns import TOTALS
from zhicai.exchange.layouts.learning import COURSE_CODE, COURSE_NAME, YES_NO, YES_NO_CHOICES
from zhicai.exchange.layouts.parsers import (
    choice,
    notice_of_day,
    parse_day,
    parse_text,
    parse_whole_id,
)
from zhicai.exchange.layouts.person import (
    AGENCY_CODE,
    AGENCY_NAME,
    BIRTH_ON,
    DIVISION,
    EMPLOYEE_NUMBER,
    IDENTITY,
    JOB_TITLE,
    NAME,
    NATIONAL_ID,
)

ID = NATIONAL_ID.but(parse=parse_whole_id, keys=())
ESTABLISHMENT_CODE = AGENCY_CODE.but(
    synonyms=names(
        """
        機關代號 機關編碼 所屬機關代碼 所屬機關代號 編制機關代碼 編制機關代號 編制(佔缺)機關代碼
        佔缺機關代碼 機關(構)代碼 機關學校代碼 人員機關代碼 ORG_ID B02SORCOD
        """
    ),
)
ESTABLISHMENT_NAME = AGENCY_NAME.but(
    synonyms=names(
        """
        機關 機關全銜 機關全名 機關(構) 機關(構)名稱 機關學校 機關學校名稱 機關/學校 機關(學校)
        機關(學校)名稱 所屬機關 所屬機關名稱 編制機關 編制機關名稱 編制(佔缺)機關
        編制(佔缺)機關名稱 佔缺機關 佔缺機關名稱 學校 學校名稱 校名
        """
    ),
    weak=("名稱", "機關別"),
)
SERVING_CODE = AGENCY_CODE.but(
    name="serving_code",
    label="服務機關代碼",
    keys=("serving_code", "serving_name"),
    synonyms=("服務機關代號", "實際服務機關代碼", "現服務機關代碼", "任職機關代碼", "現職機關代碼"),
    weak=(),
)
SERVING_NAME = AGENCY_NAME.but(
    name="serving_name",
    label="服務機關名稱",
    keys=("serving_code", "serving_name"),
    synonyms=names(
        """
        服務機關 服務機關全銜 服務機關(構) 實際服務機關 實際服務機關名稱 現服務機關 任職機關
        任職機關名稱 現職機關 現職機關名稱 服務學校 服務學校名稱 任職學校 服務機關學校
        服務機關(學校)
        """
    ),
    weak=(),
)
ESTABLISHMENT_DIVISION = DIVISION.but(
    name="establishment_division",
    label="編制單位",
    synonyms=("編制(佔缺)單位", "編制單位名稱", "編制(佔缺)單位名稱", "佔缺單位"),
    is_inner=True,
)
RANK = Field(
    name="whole_rank",
    label="官職等",
    parse=parse_text,
    synonyms=("官等職等", "官職等級", "官等/職等", "官等(職等)", "官職等名稱", "銓敘官職等"),
    weak=("等級", "官階", "B02CRKCOD"),
    is_inner=True,
)
RANK_CLASS = RANK.but(name="rank_class", label="官等", synonyms=("官等名稱",), weak=())
GRADE = RANK.but(name="grade", label="職等", synonyms=("職等名稱",), weak=())
POST_RANK = RANK.but(name="post_rank", label="職務列等", synonyms=("列等", "職務等階"), weak=())
CURRENT_RANK = RANK.but(
    name="current_rank",
    label="現支職等",
    synonyms=("現支官職等", "現支官等職等", "現支職等名稱", "現敘官職等"),
    weak=(),
)
SERIES = Field(
    name="job_series",
    label="職系",
    parse=parse_text,
    synonyms=("職系名稱", "現職職系", "職務職系", "職系別"),
)
CATEGORY = Field(
    name="staff_category_text",
    label="人員區分",
    parse=parse_text,
    synonyms=names(
        """
        人員類別 人員別 人員種類 人員身分 人員分類 人員屬性 員工類別 身分別 身分類別 人員身分別
        用人類別 人員區分名稱
        """
    ),
    weak=("類別", "身分", "區分", "職員別", "聘任別"),
)
STARTED_ON = Field(
    name="started_on",
    label="到職日",
    parse=parse_day,
    notice=notice_of_day,
    synonyms=("到職日期", "任職日期", "到任日期", "到任日", "到職生效日", "報到日期", "到校日期"),
    weak=("起聘日期", "派令生效日", "B02ARVDAT", "初任公職日期"),
)
ARRIVED_ON = STARTED_ON.but(
    name="arrived_on",
    label="實際到職日",
    synonyms=("實際到職日期", "現職實際到職日", "現職到職日", "現職到職日期", "到現職日期"),
    weak=(),
    is_inner=True,
)
ENDED_ON = STARTED_ON.but(
    name="ended_on",
    label="離職日",
    synonyms=("離職日期", "卸職日期", "離退日期", "離職生效日", "離職(退休)日期", "離校日期"),
    weak=("免職日期", "B02POLDAT", "退休日期", "離開日期"),
)
LEFT_ON = STARTED_ON.but(
    name="left_on", label="實際離職日", synonyms=("實際離職日期",), weak=(), is_inner=True
)
DUTY = Field(
    name="duty_text",
    label="工作項目",
    parse=parse_text,
    synonyms=names(
        """
        工作內容 工作職掌 職掌 業務職掌 職務內容 業務內容 主要業務 承辦業務 負責業務 主要工作項目
        業務項目 工作項目說明 職務說明 工作說明 承辦業務內容 WORK_ITEM
        """
    ),
    weak=("業務", "工作", "職責"),
)
SUPERVISOR = Field(
    name="is_supervisor",
    label="是否主管",
    parse=choice({**YES_NO, "主管": True, "非主管": False}),
    choices=YES_NO_CHOICES,
    synonyms=("主管", "主管註記", "主管人員", "是否為主管", "主管職務", "主管/非主管"),
    weak=("主管級別", "主管別"),
)


def finish(draft: Draft) -> None:
    """The establishment is the agency; where only one agency is given, it is both."""
    values = draft.values
    if values["agency_code"] is None and values["agency_name"] is None:
        values["agency_code"] = values["serving_code"]
        values["agency_name"] = values["serving_name"]
    if values["rank_class"] and values["grade"] and not values["whole_rank"]:
        values["rank_text"] = values["rank_class"] + values["grade"]
    check_order(draft, "started_on", until_key="ended_on")


AGENCY_FIELDS = ("agency_code", "agency_name", "serving_code", "serving_name")

LAYOUT = Layout(
    name="roster",
    title="人員名冊",
    order=2,
    fields=(
        ID,
        NAME,
        ESTABLISHMENT_CODE,
        ESTABLISHMENT_NAME,
        SERVING_CODE,
        SERVING_NAME,
        DIVISION,
        ESTABLISHMENT_DIVISION,
        JOB_TITLE,
        RANK,
        RANK_CLASS,
        GRADE,
        POST_RANK,
        CURRENT_RANK,
        SERIES,
        CATEGORY,
        STARTED_ON,
        ARRIVED_ON,
        ENDED_ON,
        LEFT_ON,
        DUTY,
        EMPLOYEE_NUMBER,
        BIRTH_ON,
        SUPERVISOR,
    ),
    needs=(
        (("national_id",),),
        (("name",),),
        (("agency_code",), ("agency_name",), ("serving_code",), ("serving_name",)),
        # The personnel query without titles still says what kind of staff each person is.
        (("job_title",), ("staff_category_text", "agency_name", "serving_name")),
    ),
    cells=(
        (("national_id",),),
        (("name",),),
        (("agency_code",), ("agency_name",)),
    ),
    identity=IDENTITY,
    forbids=(*TOTALS, COURSE_CODE, COURSE_NAME, CERTIFICATE_NAME),
    unused=("性別", "發薪機關", "現支俸級", "現支俸點", "暫支俸點", "職務編號", "學歷"),
    made={
        "division": ("division", "establishment_division"),
        "rank_text": ("whole_rank", "post_rank", "current_rank", "rank_class", "grade"),
        "started_on": ("arrived_on", "started_on"),
        "ended_on": ("left_on", "ended_on"),
    },
    stands_in={"agency_code": AGENCY_FIELDS, "agency_name": AGENCY_FIELDS},
    finish=finish,
)
