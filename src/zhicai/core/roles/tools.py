"""Which AI tools a free text names; what is not known stays as it was written."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.basics import words
from zhicai.basics.text import fold
from zhicai.core.rules.book import Rulebook

TOOLS = "roles.tool_names"
_PARTS = re.compile(words.TOOL_BREAKS)


@dataclass(frozen=True, slots=True)
class ToolNames:
    """Every folded spelling with the name it stands for, the longest first."""

    spellings: tuple[tuple[str, str], ...]


def read_tools(book: Rulebook, as_of: dt.date) -> ToolNames:
    """The list of that day; raises NotInForce before the guideline."""
    told: Mapping[str, Any] = book.value(TOOLS, as_of)
    found = [(fold(word), row["name"]) for row in told["tools"] for word in row["words"].split("|")]
    return ToolNames(tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))))


def find_tools(text: str, names: ToolNames) -> tuple[str, ...]:
    """The tools named, each once, in the order of the text.

    A part without a known name is a tool of its own, by its own words.
    """
    parts = (part.strip() for part in _PARTS.split(text))
    return tuple(dict.fromkeys(_name_of(part, names) for part in parts if part))


def _name_of(part: str, names: ToolNames) -> str:
    folded = fold(part)
    return next((name for word, name in names.spellings if word in folded), part)


def join_tools(names: Sequence[str]) -> str:
    return "、".join(names)
