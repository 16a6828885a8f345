"""學習時數: one row for each course that a person completed."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import finish_record
from zhicai.exchange.layouts.fields import Layout
from zhicai.exchange.layouts.learning import (
    CATEGORY_CODE,
    CHECKED,
    COMPLETED_ON,
    COURSE_CODE,
    COURSE_NAME,
    IS_WORK_RELATED,
    MINUTES,
    NATURE,
    PROVIDER,
    SESSION,
    SINCE,
    STARTED_ON,
    UNTIL,
    WHEN,
)
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO, WHO_BY_CELL

LAYOUT = Layout(
    name="hours",
    title="學習時數（逐筆）",
    order=4,
    fields=(
        *PERSON,
        PROVIDER,
        COURSE_CODE,
        COURSE_NAME,
        SESSION,
        MINUTES,
        COMPLETED_ON,
        STARTED_ON,
        NATURE,
        IS_WORK_RELATED,
        CATEGORY_CODE,
        *CHECKED,
    ),
    needs=(WHO, (("course_code",), ("course_name",)), (("minutes",),), WHEN),
    cells=(
        WHO_BY_CELL,
        (("course_code",), ("course_name",)),
        (("minutes",),),
        (("completed_on",),),
    ),
    identity=IDENTITY,
    unused=(
        "性別",
        "職稱",
        "官職等",
        "人員區分",
        "學位學分",
        "上課縣市",
        "訓練成績",
        "證件字號",
        "出勤上課狀況",
    ),
    made={"completed_on": UNTIL, "started_on": SINCE},
    finish=finish_record,
)
