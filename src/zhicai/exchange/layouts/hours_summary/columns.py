"""學習時數統計: one row for each person, with the portal's own totals."""

from __future__ import annotations

from zhicai.exchange.layouts.checks import check_order
from zhicai.exchange.layouts.fields import Draft, Field, Layout, names
from zhicai.exchange.layouts.learning import (
    ATTENDED_UNTIL,
    COMPLETED_ON,
    COURSE_CODE,
    COURSE_NAME,
    COURSE_UNTIL,
)
from zhicai.exchange.layouts.parsers import notice_of_day, parse_day, parse_text, parse_total
from zhicai.exchange.layouts.periods import parse_period
from zhicai.exchange.layouts.person import IDENTITY, PERSON, WHO, WHO_BY_CELL

TOTAL = Field(
    name="total_minutes",
    label="總時數",
    parse=parse_total,
    synonyms=names(
        """
        學習總時數 總學習時數 終身學習總時數 終身學習時數 年度總時數 年度學習時數 年度學習總時數
        累計總時數 累計時數 累計學習時數 認證總時數 總認證時數 認證時數 學習時數 研習時數
        研習總時數 時數總計 時數合計 總計時數 合計時數 學習時數合計 學習時數總計 認證時數合計
        認證時數總計 公務人員終身學習時數
        """
    ),
    weak=("時數", "合計", "總計", "小計", "學分", "總數", "訓練總數"),
)
WORK_RELATED = TOTAL.but(
    name="work_related_minutes",
    label="業務相關時數",
    synonyms=names(
        """
        業務相關 與業務相關 與業務相關時數 業務相關學習時數 與業務相關學習時數 業務相關課程時數
        業務相關總時數 業務相關之學習時數 與業務相關之學習時數 業務相關20小時 20小時業務相關
        業務相關合計
        """
    ),
    weak=("業務時數", "業務"),
)
REQUIRED = TOTAL.but(
    name="required_minutes",
    label="必須完成時數",
    synonyms=names(
        """
        必須完成 必須完成課程 必須完成課程時數 必須完成之課程時數 10小時必須完成課程
        10小時必須完成 必須完成10小時 必須完成課程10小時 必須完成課程總時數 應完成課程時數
        """
    ),
    weak=("必修時數", "必修", "政策訓練時數", "10小時", "重大政策"),
)
AI = TOTAL.but(
    name="ai_minutes",
    label="AI時數",
    synonyms=names(
        """
        AI AI總時數 AI課程時數 AI學習時數 AI知能時數 AI知能學習時數 AI知能課程時數
        AI知能課程學習時數 AI認證時數 AI合計 AI時數合計 AI時數總計 AI課程總時數 AI知能 AI課程
        人工智慧 人工智慧時數 人工智慧課程時數 人工智慧學習時數 AI小計
        """
    ),
    weak=("數位能力時數", "AI相關", "AI相關時數"),
)
AI_BASIC = TOTAL.but(
    name="ai_basic_minutes",
    label="AI基礎時數",
    synonyms=names(
        """
        AI基礎 基礎AI AI基礎課程 AI基礎課程時數 AI基礎學習時數 AI課程基礎 AI課程時數基礎
        AI時數基礎 AI知能基礎 AI知能基礎課程 AI知能基礎時數 AI知能基礎課程時數 基礎AI時數
        AI課程(基礎) AI(基礎) AI時數(基礎) AI-基礎 人工智慧基礎 人工智慧基礎時數
        人工智慧基礎課程時數 AI基礎級時數
        """
    ),
    weak=("基礎", "基礎時數", "基礎課程", "基礎課程時數", "初階時數", "AI初階時數"),
)
AI_ADVANCED = TOTAL.but(
    name="ai_advanced_minutes",
    label="AI進階時數",
    synonyms=tuple(name.replace("基礎", "進階") for name in AI_BASIC.synonyms),
    weak=("進階", "進階時數", "進階課程", "進階課程時數", "高階時數", "AI高階時數"),
)
ENVIRONMENT = TOTAL.but(
    name="environment_minutes",
    label="環境教育時數",
    synonyms=names(
        """
        環境教育 環教 環教時數 環境教育課程時數 環境教育學習時數 環境教育4小時 4小時環境教育
        環境教育課程
        """
    ),
    weak=("環境",),
)
TOTALS = (TOTAL, WORK_RELATED, REQUIRED, AI, AI_BASIC, AI_ADVANCED, ENVIRONMENT)

PERIOD = Field(
    name="period",
    label="統計起訖",
    parse=parse_period,
    keys=("period_from", "period_until"),
    synonyms=names(
        """
        統計期間 統計起訖日 統計起訖日期 統計起迄 統計起迄日期 統計區間 資料期間 資料區間 起訖日期
        起迄日期 起訖 起迄 學習期間 查詢期間 查詢區間 統計日期區間 期間
        """
    ),
    weak=("統計日期",),
)
PERIOD_FROM = Field(
    name="period_from",
    label="統計起日",
    parse=parse_day,
    notice=notice_of_day,
    synonyms=names(
        """
        統計起始日 統計起始日期 統計開始日期 統計日期起 統計日期(起) 期間起日 統計期間起 起日
        開始日期 起始日期
        """
    ),
)
PERIOD_UNTIL = PERIOD_FROM.but(
    name="period_until",
    label="統計迄日",
    synonyms=names(
        """
        統計截止日 統計截止日期 統計結束日期 統計訖日 統計日期迄 統計日期(迄) 統計終迄日期
        期間迄日 統計期間迄 迄日 訖日 結束日期 截止日期 資料截止日
        """
    ),
)
JOB_TITLE = Field(name="job_title", label="職稱", parse=parse_text, is_inner=True)


def finish(draft: Draft) -> None:
    """A period that ends before it starts is none."""
    check_order(draft, "period_from", until_key="period_until")


LAYOUT = Layout(
    name="hours_summary",
    title="學習時數統計",
    order=5,
    fields=(*PERSON, JOB_TITLE, *TOTALS, PERIOD, PERIOD_FROM, PERIOD_UNTIL),
    needs=(
        (*WHO, ("name", "division")),
        tuple((field.name,) for field in TOTALS),
    ),
    cells=((*WHO_BY_CELL, ("name", "division")), (("period_from", "period_until"),)),
    identity=IDENTITY,
    forbids=(COURSE_CODE, COURSE_NAME, COMPLETED_ON, ATTENDED_UNTIL, COURSE_UNTIL),
    unused=("性別", "官職等", "職系", "人員區分"),
    has_period=True,
    finish=finish,
)
