"""What a message is made of."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """Whole sentences: what was seen and why; then the next step and what was not done.

    The texts hold placeholders in braces; `say` fills them.
    """

    what: str
    step: str
