"""工作項目: what a person, or a post, has to do; several rows belong together."""

from __future__ import annotations

from zhicai.exchange.layouts.certificates.columns import CERTIFICATE_NAME
from zhicai.exchange.layouts.fields import Layout
from zhicai.exchange.layouts.hours_summary.columns import TOTALS
from zhicai.exchange.layouts.learning import COURSE_CODE, COURSE_NAME
from zhicai.exchange.layouts.person import (
    AGENCY_CODE,
    AGENCY_NAME,
    BIRTH_ON,
    DIVISION,
    EMPLOYEE_NUMBER,
    JOB_TITLE,
    NAME,
    NATIONAL_ID,
    WHO,
)
from zhicai.exchange.layouts.roster.columns import DUTY, RANK, SERIES

POST = ("job_title", "division")
WHOSE = (*WHO, ("name",), POST)

LAYOUT = Layout(
    name="duties",
    title="工作項目",
    order=7,
    fields=(
        NATIONAL_ID,
        EMPLOYEE_NUMBER,
        NAME,
        AGENCY_CODE,
        AGENCY_NAME,
        DIVISION,
        JOB_TITLE,
        RANK.but(name="rank_text", is_inner=False),
        SERIES,
        BIRTH_ON,
        DUTY,
    ),
    # A name alone says who in a list of duties; in any other list it says too little.
    needs=((*WHO, ("name", "duty_text"), POST), (("duty_text",),)),
    cells=((("masked_id",), *WHOSE), (("duty_text",),)),
    identity=("national_id", "employee_number", "name", "job_title"),
    forbids=(*TOTALS, COURSE_CODE, COURSE_NAME, CERTIFICATE_NAME),
    unused=("性別", "人員區分", "職務編號", "備註"),
    carry=(
        "national_id",
        "employee_number",
        "name",
        "agency_code",
        "agency_name",
        "division",
        "job_title",
        "rank_text",
        "job_series",
        "birth_on",
    ),
)
