"""The rulebook in words; loaded by its own templates only."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhicai.basics import rulebook_words
from zhicai.basics.figure_words import EXCLUSIONS, VERDICTS

register = template.Library()
SHORT = 60


@register.simple_tag
def source_link(source: Any, office_code: str) -> SafeString:
    """A document as one cites it, leading to its page."""
    url = reverse("rulebook.source", args=(office_code, source.id))
    return format_html('<a href="{}">{}</a>', url, source.line)


@register.filter
def relation(key: str) -> str:
    return rulebook_words.RELATIONS.get(key, key)


@register.filter
def grade(key: str) -> str:
    return rulebook_words.GRADES.get(key, key)


@register.filter
def ground(key: str) -> str:
    return rulebook_words.GROUNDS.get(key, key)


@register.filter
def part_name(key: str) -> str:
    return rulebook_words.PARTS.get(key, key)


@register.filter
def standing_state(standing: Any) -> str:
    """Why there is no value on the day; nothing where there is one."""
    return rulebook_words.STATES.get(standing.state, "")


@register.filter
def brief(line: Any) -> str:
    """One cell: the value where it is short, else what the provision is about."""
    entry = line.standing.entry
    said = entry.said.line if entry is not None else ""
    if len(said) <= SHORT:
        return str(said)
    return str(getattr(line, "about", None) or f"{said[: SHORT - 1]}…")


@register.filter
def flip_state(key: str | None) -> str:
    """A verdict, or why somebody is not counted."""
    if key is None:
        return "未計入"
    return VERDICTS.get(key) or f"不計入：{EXCLUSIONS.get(key, '其他')}"


@register.filter
def lookup(names: dict[str, str], key: str) -> str:
    return names.get(key, "")
