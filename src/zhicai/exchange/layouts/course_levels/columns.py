"""課程AI層級表: the agency's decision on the AI level of each course."""

from __future__ import annotations

from zhicai.basics.words import Level
from zhicai.exchange.layouts.fields import Field, Layout, names
from zhicai.exchange.layouts.learning import (
    COMPLETED_ON,
    COURSE_CODE,
    COURSE_NAME,
    MINUTES,
    PROVIDER,
    YES_NO,
    YES_NO_CHOICES,
)
from zhicai.exchange.layouts.parsers import choice
from zhicai.exchange.layouts.person import NAME, NATIONAL_ID

# 初階 and 高階 are not among them: nobody has said that they are 基礎 and 進階.
LEVELS = {
    **dict.fromkeys(
        names(
            """
            基礎 AI基礎 基礎課程 AI基礎課程 基礎級 AI基礎級 AI(基礎) AI-基礎 基礎AI 基礎AI課程
            basic
            """
        ),
        Level.BASIC.value,
    ),
    **dict.fromkeys(
        names(
            """
            進階 AI進階 進階課程 AI進階課程 進階級 AI進階級 AI(進階) AI-進階 進階AI 進階AI課程
            advanced
            """
        ),
        Level.ADVANCED.value,
    ),
    **dict.fromkeys(
        names(
            """
            非AI 非AI課程 非屬AI 非屬AI課程 不屬AI 不屬AI課程 不是AI 不是AI課程 非人工智慧
            非人工智慧課程 none
            """
        ),
        Level.NONE.value,
    ),
}
LEVEL = Field(
    name="level",
    label="AI層級",
    parse=choice(LEVELS),
    choices="基礎、進階、非AI",
    synonyms=names(
        """
        AI等級 AI級別 AI分級 AI層次 AI課程層級 AI課程級別 AI課程等級 AI課程分級 AI知能層級
        AI知能課程層級 AI類別 AI基礎/進階 AI基礎進階 AI基礎或進階 AI(基礎/進階) AI課程(基礎/進階)
        AI層級(基礎/進階) AI層級(基礎/進階/非AI) AI知能課程級別 人工智慧層級 人工智慧課程層級
        """
    ),
    weak=("層級", "課程層級", "級別", "等級", "分級", "基礎/進階", "難度", "課程級別", "AI"),
)
IS_REQUIRED = Field(
    name="is_required",
    label="必須完成",
    parse=choice(YES_NO),
    choices=YES_NO_CHOICES,
    synonyms=names(
        """
        是否必須完成 必須完成課程 是否為必須完成課程 必須完成註記 10小時必須完成
        10小時必須完成課程 列入必須完成 列入10小時必須完成課程 是否列入10小時必須完成課程
        """
    ),
    weak=("必修", "必選修", "是否必修", "列入10小時"),
)
IS_ENVIRONMENT = IS_REQUIRED.but(
    name="is_environment",
    label="環境教育",
    synonyms=names("是否環境教育 環境教育課程 是否為環境教育 環境教育註記 環境教育時數課程"),
    weak=("環教",),
)

LAYOUT = Layout(
    name="course_levels",
    title="課程AI層級表",
    order=3,
    fields=(
        PROVIDER,
        COURSE_CODE,
        COURSE_NAME.but(synonyms=(*COURSE_NAME.synonyms, "名稱")),
        LEVEL,
        IS_REQUIRED,
        IS_ENVIRONMENT,
    ),
    needs=((("course_code",), ("course_name",)), (("level",),)),
    cells=(
        (("course_code",), ("course_name",)),
        (("level",), ("is_required",), ("is_environment",)),
    ),
    identity=("course_code", "course_name"),
    forbids=(NATIONAL_ID, NAME, COMPLETED_ON),
    unused=(MINUTES.label, "時數", "學習時數", "課程類別", "類別", "備註", "課程網址"),
)
