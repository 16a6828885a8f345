"""The columns of a learning record: shared by our own layout and by those of the portal."""

from __future__ import annotations

from zhicai.exchange.layouts.fields import Field, names
from zhicai.exchange.layouts.parsers import (
    choice,
    notice_of_day,
    notice_of_name,
    parse_clock,
    parse_code,
    parse_day,
    parse_hours,
    parse_text,
)

YES_NO = {
    **dict.fromkeys(("是", "Y", "yes", "1", "TRUE", "V", "✓", "✔", "☑"), True),
    **dict.fromkeys(("否", "N", "no", "0", "FALSE"), False),
}
YES_NO_CHOICES = "是、否、Y、N、1、0"

PROVIDER = Field(
    name="provider",
    label="開課單位",
    parse=parse_text,
    synonyms=names(
        """
        開課機關 開課機構 開課機關(構) 開辦單位 開辦機關 辦理單位 辦理機關 主辦單位 主辦機關
        訓練機構 訓練機關 訓練機關(構) 訓練單位 訓練機構名稱 訓練機關名稱 提供機關 提供單位
        課程提供機關 課程來源 學習平臺 平臺名稱
        """
    ),
)
COURSE_CODE = Field(
    name="course_code",
    label="課程代碼",
    parse=parse_code,
    synonyms=names(
        """
        課程代號 課程編號 課程編碼 課程ID 課程識別碼 課號 班別代碼 研習代碼
        """
    ),
    weak=("代碼", "班別編號", "編號", "班號", "研習編號"),
)
COURSE_NAME = Field(
    name="course_name",
    label="課程名稱",
    parse=parse_text,
    notice=notice_of_name,
    synonyms=names(
        """
        課程 課名 課程名 課程全名 課程/活動名稱 課程(活動)名稱 研習名稱 研習課程 研習課程名稱
        研習活動名稱 訓練名稱 訓練課程 訓練課程名稱 訓練班別 訓練班別名稱 班別名稱 活動名稱
        學習課程 學習課程名稱 已完成課程名稱 完成課程名稱 課程名稱(班別) 班別/課程名稱
        數位課程名稱
        """
    ),
    weak=("名稱", "主題", "班別", "活動", "課程主題", "研習主題", "科目"),
)
SESSION = Field(
    name="session",
    label="期別",
    parse=parse_code,
    synonyms=names(
        """
        期數 班期 梯次 梯次別 班期別 期別代碼 開課期別
        """
    ),
)
MINUTES = Field(
    name="minutes",
    label="認證時數",
    parse=parse_hours,
    synonyms=names(
        """
        時數 研習時數 核可時數 學習時數 訓練時數 訓練總數 訓練總數(即認證時數) 訓練總時數
        認證時數(學分) 認證時數/學分 時數/學分 時數(學分) 核定時數 核發時數 取得時數 課程時數
        課程認證時數 上課時數 通過時數 實得時數 受訓時數 進修時數 完成時數 終身學習時數
        公務人員終身學習時數 公務人員時數 公務人員學習時數 總時數 認證總時數 參訓時數 研習總時數
        課程學習時數 核給時數 學習認證時數
        """
    ),
    weak=("學分", "學分數", "認證學分", "研習學分", "時間", "分鐘數", "總數", "教師研習時數"),
)
COMPLETED_ON = Field(
    name="completed_on",
    label="完成日期",
    parse=parse_day,
    notice=notice_of_day,
    synonyms=names(
        """
        完成日 完成時間 課程完成日期 課程完成日 完成課程日期 學習完成日期 研習完成日期 完訓日期
        完訓日 結訓日期 結訓日 結業日期 結業日 通過日期 通過日 上課日期 研習日期 訓練日期 課程日期
        學習日期 修畢日期
        """
    ),
    weak=("日期", "認證日期", "核可日期", "取得日期", "登錄日期", "時間", "上傳日期", "核發日期"),
)
STARTED_ON = COMPLETED_ON.but(
    name="started_on",
    label="開始日期",
    synonyms=names(
        """
        起始日期 開始日 起日 課程開始日期 課程起始日期 課程起日 上課開始日期 上課起日 訓練開始日期
        訓練起日 訓練起始日期 研習開始日期 研習起日 開課日期 開訓日期 學習開始日期
        """
    ),
    weak=(),
)
CATEGORY_CODE = Field(
    name="category_code",
    label="課程類別代碼",
    parse=parse_code,
    synonyms=names(
        """
        課程類別 類別代碼 課程類別名稱 課程分類 課程分類代碼 課程屬性代碼 班別類別 學習類別
        學習類別代碼
        """
    ),
)
NATURE = Field(
    name="nature",
    label="學習性質",
    parse=choice(
        {
            **dict.fromkeys(("1", "數位", "數位學習", "數位課程", "線上", "線上學習"), "digital"),
            **dict.fromkeys(("2", "實體", "實體課程", "實體學習", "面授"), "classroom"),
            **dict.fromkeys(("3", "混成", "混成學習", "混成課程"), "blended"),
        }
    ),
    choices="1 數位、2 實體、3 混成",
    synonyms=("學習性質代碼", "學習方式", "課程性質", "課程型態"),
)
IS_WORK_RELATED = Field(
    name="is_work_related",
    label="業務相關",
    parse=choice(YES_NO),
    choices=YES_NO_CHOICES,
    synonyms=names(
        """
        是否業務相關 業務相關與否 與業務相關 是否與業務相關 業務相關課程 是否為業務相關
        業務相關註記 業務相關性
        """
    ),
)

# Read for the checks of the row, then let go.
ATTENDED_FROM = STARTED_ON.but(
    name="attended_from",
    label="實際上課起始日期",
    synonyms=("實際上課開始日期", "實際起始日期", "實際開始日期"),
    is_inner=True,
)
ATTENDED_UNTIL = STARTED_ON.but(
    name="attended_until",
    label="實際上課結束日期",
    synonyms=("實際上課迄日", "實際結束日期", "實際上課終迄日期"),
    is_inner=True,
)
COURSE_FROM = STARTED_ON.but(
    name="course_from", label="開課起始日期", synonyms=("開課開始日期", "開課起日"), is_inner=True
)
COURSE_UNTIL = STARTED_ON.but(
    name="course_until", label="開課結束日期", synonyms=("開課迄日",), is_inner=True
)
ENDED_ON = STARTED_ON.but(
    name="class_until",
    label="結束日期",
    synonyms=names(
        """
        迄日 終迄日期 課程結束日期 課程迄日 課程終止日期 上課結束日期 上課迄日 訓練結束日期
        訓練迄日 訓練終迄日期 研習結束日期 研習迄日 學習結束日期
        """
    ),
    is_inner=True,
)
ATTENDED_FROM_CLOCK = Field(
    name="attended_from_clock", label="實際上課起始時間", parse=parse_clock, is_inner=True
)
ATTENDED_UNTIL_CLOCK = ATTENDED_FROM_CLOCK.but(
    name="attended_until_clock", label="實際上課結束時間"
)
COURSE_FROM_CLOCK = ATTENDED_FROM_CLOCK.but(name="course_from_clock", label="開課起始時間")
COURSE_UNTIL_CLOCK = ATTENDED_FROM_CLOCK.but(name="course_until_clock", label="開課結束時間")
DIGITAL_MINUTES = Field(name="digital_minutes", label="數位時數", parse=parse_hours, is_inner=True)
CLASSROOM_MINUTES = DIGITAL_MINUTES.but(name="classroom_minutes", label="實體時數")
UNIT = Field(
    name="unit",
    label="訓練總數單位",
    parse=choice(dict.fromkeys(("1", "01", "小時", "時", "時數"), "hour")),
    choices="1 小時",
    synonyms=("認證計算單位", "認證時數之單位", "認證時數單位", "時數單位", "訓練時數單位"),
    is_inner=True,
)

# 實際上課結束日期, else 開課結束日期, else 完成日期 (semantics 1.5), else the end of the class.
UNTIL = ("attended_until", "course_until", "completed_on", "class_until")
SINCE = ("attended_from", "course_from", "started_on")
WHEN = (("completed_on",), ("attended_until",), ("course_until",), ("class_until",))
CHECKED = (
    ATTENDED_FROM,
    ATTENDED_UNTIL,
    COURSE_FROM,
    COURSE_UNTIL,
    ENDED_ON,
    ATTENDED_FROM_CLOCK,
    ATTENDED_UNTIL_CLOCK,
    COURSE_FROM_CLOCK,
    COURSE_UNTIL_CLOCK,
    DIGITAL_MINUTES,
    CLASSROOM_MINUTES,
    UNIT,
)
