"""學習平臺名冊，25 欄: the name list in its current form."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import finish_record
from zhicai.exchange.layouts.fields import Layout
from zhicai.exchange.layouts.learning import (
    CATEGORY_CODE,
    CHECKED,
    COURSE_CODE,
    COURSE_NAME,
    IS_WORK_RELATED,
    MINUTES,
    NATURE,
    PROVIDER,
    SESSION,
    SINCE,
)
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO_BY_CELL

LAYOUT = Layout(
    name="portal_25",
    title="學習平臺名冊（25 欄）",
    order=4,
    fields=(
        *PERSON,
        PROVIDER,
        COURSE_CODE,
        COURSE_NAME.but(synonyms=(*COURSE_NAME.synonyms, "名稱"), weak=()),
        SESSION,
        MINUTES.but(label="訓練總數", synonyms=("訓練總數(即認證時數)",)),
        NATURE,
        IS_WORK_RELATED,
        CATEGORY_CODE,
        *CHECKED,
    ),
    needs=(
        (("national_id",),),
        (("course_name",),),
        (("minutes",),),
        (("nature",),),
        (("category_code",),),
        (("course_from",),),
        (("course_until",),),
        (("attended_until",),),
    ),
    cells=(
        WHO_BY_CELL,
        (("course_code",), ("course_name",)),
        (("minutes",),),
        (("completed_on",),),
    ),
    identity=IDENTITY,
    unused=("學位學分", "上課縣市", "訓練成績", "證件字號", "出勤上課狀況"),
    made={"completed_on": ("attended_until", "course_until"), "started_on": SINCE[:2]},
    finish=finish_record,
)
