"""What a message is made of."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """Whole sentences: what was seen and why; then the next step and what was not done.

    Gaps stand in braces. What stands in brackets is said only if all its gaps can be filled;
    otherwise the words after the bar are said, or nothing.
    """

    what: str
    step: str
