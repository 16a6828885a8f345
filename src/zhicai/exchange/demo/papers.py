"""The two small files beside the hours: certificates that people hold, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.basics.dates import format_roc
from zhicai.exchange.demo import agencies as at
from zhicai.exchange.demo.model import YEAR_START, Authority, Person

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from zhicai.exchange.demo.dice import Dice
    from zhicai.exchange.demo.rosters import Cells

CERTIFICATE_HEADER = [
    *("身分證字號", "姓名", "證書名稱", "發證單位", "證書字號", "發證日期", "有效期限"),
]
CERTIFICATES = (
    ("示範AI應用能力檢定（初級）", "示範檢定中心", None),
    ("示範AI專案規劃能力檢定", "示範檢定中心", 3),
    ("示範資料分析能力檢定", "示範資訊協會", 2),
)
HOLDING_PERCENT = 5
DUTY_HEADER = ["身分證字號", "姓名", "工作項目"]
DUTIES = {
    "設計師": (
        "府內資訊系統開發、介接及維護。",
        "資料平臺營運與機房管理。",
        "其他臨時交辦事項。",
    ),
    "科員": ("辦理本科綜合業務。", "法令宣導及為民服務。", "其他臨時交辦事項。"),
    "科長": (
        "綜理本科業務。",
        "規劃智慧治理及資訊委外採購之需求與驗收。",
        "其他臨時交辦事項。",
    ),
    "處長": ("綜理處務。", "規劃本處導入人工智慧之方向並督導所屬資訊業務。"),
    "副處長": ("襄理處務。", "督導為民服務及公文時效。"),
    "助理員": ("公文收發及檔案管理。", "機關網站及網路設備維護。", "會議庶務。"),
    "約僱人員": ("資料登打及檔案整理。", "臨櫃為民服務。", "其他臨時交辦事項。"),
}


def certificate_lines(authority: Authority, dice: Dice) -> Iterator[Cells]:
    yield list(CERTIFICATE_HEADER)
    for person in authority.people:
        if not dice.happens(HOLDING_PERCENT, "holds", person.national_id):
            continue
        name, issuer, years = dice.pick(CERTIFICATES, "certificate", person.national_id)
        day = _issued(dice, person)
        yield [
            person.national_id,
            person.name,
            name,
            issuer,
            f"示範字第{dice.below(10**6, 'number', person.national_id):06d}號",
            format_roc(day),
            None if years is None else format_roc(day.replace(year=day.year + years)),
        ]


def _issued(dice: Dice, person: Person) -> dt.date:
    month = 1 + dice.below(10, "issued month", person.national_id)
    return YEAR_START.replace(month=month, day=1 + dice.below(28, "issued", person.national_id))


def duty_lines(authority: Authority) -> Iterator[Cells]:
    """The duties of the county's staff, several rows a person."""
    yield list(DUTY_HEADER)
    for person in authority.people:
        post = person.postings[-1]
        if post.agency_code == at.COUNTY:
            for duty in DUTIES.get(post.job_title, ()):
                yield [person.national_id, person.name, duty]
