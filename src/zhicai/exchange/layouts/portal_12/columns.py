"""學習平臺名冊，12 欄: the reduced form of an agency system."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import check_approved, finish_record
from zhicai.exchange.layouts.fields import Draft, Layout
from zhicai.exchange.layouts.learning import (
    CATEGORY_CODE,
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
)
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO_BY_CELL


def finish(draft: Draft) -> None:
    finish_record(draft)
    check_approved(draft)


LAYOUT = Layout(
    name="portal_12",
    title="學習平臺名冊（12 欄）",
    order=4,
    fields=(
        *PERSON,
        PROVIDER,
        COURSE_CODE,
        COURSE_NAME,
        SESSION,
        MINUTES.but(label="訓練總數(即認證時數)", synonyms=("訓練總數",)),
        # The hours the agency approved stand beside the total, which alone counts.
        DIGITAL_MINUTES.but(name="approved_minutes", label="核可時數"),
        STARTED_ON.but(label="課程開始日期", synonyms=("課程起始日期", "課程開始時間")),
        ENDED_ON.but(label="課程結束時間", synonyms=("課程結束日期",)),
        NATURE,
        IS_WORK_RELATED,
        CATEGORY_CODE,
    ),
    needs=(
        (("national_id",),),
        (("course_name",),),
        (("started_on",),),
        (("class_until",),),
        (("minutes",),),
        (("approved_minutes",),),
        (("category_code",),),
    ),
    cells=(
        WHO_BY_CELL,
        (("course_code",), ("course_name",)),
        (("minutes",),),
        (("completed_on",),),
    ),
    identity=IDENTITY,
    unused=("上課縣市",),
    made={"completed_on": ("class_until",)},
    finish=finish,
)
