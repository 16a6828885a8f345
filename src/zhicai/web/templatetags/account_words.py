"""Accounts in words; loaded by their own templates only."""

from django import template

from zhicai.actions.rights.account_roles import AccountRole
from zhicai.basics.sign_in_words import STATES

register = template.Library()
NAMES = dict(AccountRole.choices)


@register.filter
def account_state(key: str) -> str:
    return STATES.get(key, key)


@register.filter
def role_name(key: str) -> str:
    return str(NAMES.get(key, key))
