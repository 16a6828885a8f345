"""Shares of duties and what an answer moved, in the words of an officer."""

from typing import Any

from django import template

from zhicai.basics.duty_words import SHORT
from zhicai.basics.role_words import ROLES

register = template.Library()


@register.filter
def shares(told: Any) -> str:
    """政策 40%、開發 10%、應用 50%: those that are not nothing."""
    parts = [
        f"{ROLES[role.value].removeprefix('AI').removesuffix('人才')} {round(share)}%"
        for role, share in told.items()
        if round(share)
    ]
    return "、".join(parts)


@register.filter
def talent_role(role: Any) -> str:
    return ROLES[role.value]


@register.filter
def move(told: Any) -> str:
    """第1題 規劃或採購 答是：政策 +40."""
    name = ROLES[told.talent_role.value].removeprefix("AI").removesuffix("人才")
    reply = "是" if told.is_yes else "否"
    points = round(told.points)
    said = f"{points:+d} 個百分點" if points else "不變"
    return f"{SHORT[told.question.value]} 答{reply}：{name} {said}"
