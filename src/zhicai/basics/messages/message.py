"""What a message is made of."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPTIONAL = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]]*))?\]")
_GAP = re.compile(r"\{[a-z_]+\}")


class Message(NamedTuple):
    """Whole sentences: what was seen and why; then the next step and what was not done.

    Gaps stand in braces. What stands in brackets is said only if all its gaps can be filled;
    otherwise the words after the bar are said, or nothing.
    """

    what: str
    step: str


def plain(template: str) -> str:
    """Put … into the gaps of a sentence, and say what it says when little is known."""
    chosen = _OPTIONAL.sub(lambda found: found[2] if found[2] is not None else found[1], template)
    return _GAP.sub("…", chosen.replace("{where}", "")).strip()
