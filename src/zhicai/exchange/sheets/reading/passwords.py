"""Passwords: asked for, used once, never kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.outlet import Ask

Opened = TypeVar("Opened")


class WrongPassword(Exception):
    """The password does not open it."""


def unlock(name: str, ask: Ask, attempt: Callable[[str], Opened]) -> Opened:
    """Ask for the password of a file until one opens it; a few times, then refuse."""
    for _ in range(limits.PASSWORD_ATTEMPTS):
        password = ask(name)
        if password is None:
            break
        try:
            return attempt(password)
        except WrongPassword:
            continue
    raise Refused("file.encrypted", value=name)
