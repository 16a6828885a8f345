"""Talent roles in the words of an officer."""

from django import template

from zhicai.basics.role_words import ROLES

register = template.Library()


@register.filter
def talent_role(key: str) -> str:
    return ROLES.get(key, key)
