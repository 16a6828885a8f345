"""Kinds of removed things in words; loaded by their own templates only."""

from django import template

from zhicai.basics.retention_words import kind_name

register = template.Library()


@register.filter
def retention_kind(kind: str) -> str:
    return kind_name(kind)
