"""同仁名單: our own export given back; figures are made by the program and never read."""

from __future__ import annotations

from zhicai.exchange.layouts.fields import Field, Layout
from zhicai.exchange.layouts.parsers import parse_code, parse_text
from zhicai.exchange.layouts.person import (
    AGENCY_CODE,
    AGENCY_NAME,
    DIVISION,
    JOB_TITLE,
    NAME,
    NATIONAL_ID,
)
from zhicai.exchange.layouts.roster.columns import CATEGORY

PERSON_KEY = Field(name="person_key", label="同仁代號", parse=parse_code)
RESULT = Field(name="verdict_text", label="結果", parse=parse_text, is_inner=True)
MADE_BY_US = (
    "說明",
    "還差",
    "AI基礎（分鐘）",
    "AI進階（分鐘）",
    "層級待確認（分鐘）",
    "其他（分鐘）",
    "總計（分鐘）",
    "AI合計（分鐘）",
    "必須完成（分鐘）",
    "業務相關（分鐘）",
    "環境教育（分鐘）",
    "條文",
    "截止日",
)

LAYOUT = Layout(
    name="people_list",
    title="同仁名單",
    order=8,
    fields=(
        PERSON_KEY,
        NATIONAL_ID,
        NAME,
        AGENCY_CODE,
        AGENCY_NAME,
        DIVISION,
        JOB_TITLE,
        CATEGORY.but(is_inner=True),
        RESULT,
    ),
    needs=(
        (("person_key",),),
        (("name",),),
        (("agency_code",),),
        (("division",),),
        (("job_title",),),
    ),
    cells=((("person_key",),), (("name",),)),
    identity=("person_key", "name"),
    unused=MADE_BY_US,
)
