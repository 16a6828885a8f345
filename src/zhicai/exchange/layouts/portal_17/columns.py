"""學習平臺時數檔，17 欄: hours for a class that the portal already knows by its code."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import finish_passed
from zhicai.exchange.layouts.fields import Field, Layout
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
    YES_NO,
)
from zhicai.exchange.layouts.parsers import choice
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO_BY_CELL

IS_PASSED = Field(
    name="is_passed",
    label="通過",
    parse=choice({**YES_NO, "通過": True, "未通過": False, "不通過": False}),
    choices="1、0",
    synonyms=("是否通過", "通過與否", "通過註記"),
)

LAYOUT = Layout(
    name="portal_17",
    title="學習平臺時數檔（17 欄）",
    order=4,
    fields=(
        *PERSON,
        PROVIDER,
        COURSE_CODE,
        SESSION,
        IS_PASSED,
        MINUTES.but(label="訓練總數", synonyms=("訓練總數(即認證時數)",)),
        NATURE,
        IS_WORK_RELATED,
        CATEGORY_CODE,
        *CHECKED,
    ),
    needs=(
        (("national_id",),),
        (("course_code",),),
        (("session",),),
        (("is_passed",),),
        (("minutes",),),
        (("nature",),),
        (("attended_until",),),
    ),
    cells=(
        WHO_BY_CELL,
        (("course_code",),),
        (("minutes",), ("is_not_passed",)),
        (("completed_on",), ("is_not_passed",)),
    ),
    identity=IDENTITY,
    forbids=(COURSE_NAME,),
    unused=("訓練成績", "證件字號", "出勤上課狀況"),
    made={
        "course_name": (),  # the portal knows it by the code
        "completed_on": ("attended_until", "course_until"),
        "started_on": SINCE[:2],
    },
    finish=finish_passed,
)
