"""學習平臺名冊，19 欄: the name list as it was before 2015."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import finish_record
from zhicai.exchange.layouts.fields import Layout
from zhicai.exchange.layouts.learning import (
    CATEGORY_CODE,
    CLASSROOM_MINUTES,
    COURSE_CODE,
    COURSE_NAME,
    DIGITAL_MINUTES,
    ENDED_ON,
    IS_WORK_RELATED,
    MINUTES,
    NATURE,
    PROVIDER,
    SESSION,
    STARTED_ON,
    UNIT,
)
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO_BY_CELL

LAYOUT = Layout(
    name="portal_19",
    title="學習平臺名冊（19 欄，舊式）",
    order=4,
    fields=(
        *PERSON,
        PROVIDER,
        COURSE_CODE,
        COURSE_NAME.but(label="名稱", synonyms=("課程名稱",), weak=()),
        SESSION,
        MINUTES.but(label="訓練總數", synonyms=("訓練總數(即認證時數)",)),
        STARTED_ON.but(label="起始日期", synonyms=()),
        ENDED_ON.but(label="終迄日期", synonyms=()),
        NATURE,
        IS_WORK_RELATED,
        CATEGORY_CODE.but(label="班別類別", synonyms=()),
        DIGITAL_MINUTES,
        CLASSROOM_MINUTES,
        UNIT,
    ),
    needs=(
        (("national_id",),),
        (("course_name",),),
        (("started_on",),),
        (("class_until",),),
        (("minutes",),),
        (("nature",),),
        (("category_code",),),
    ),
    cells=(
        WHO_BY_CELL,
        (("course_code",), ("course_name",)),
        (("minutes",),),
        (("completed_on",),),
    ),
    identity=IDENTITY,
    unused=("學位學分", "上課縣市", "訓練成績", "證件字號", "出勤上課狀況"),
    made={"completed_on": ("class_until",)},
    finish=finish_record,
)
