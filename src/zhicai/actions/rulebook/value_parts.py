"""A value in an officer's words, part by part: no English key, no code, minutes as hours."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhicai.basics.dates import format_roc
from zhicai.basics.minutes import format_hours
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.value_words import KEY, NAMES, ValueWords, is_dotted

IN_MINUTES = "minutes_per_year"
MINUTES, NTD, PERCENT = "minutes", "ntd", "percent"
LOOKED_FOR = ("_words", "other_categories")  # patterns: shown as the words that they look for
_PATTERN = re.compile(r"\(\?<?!\[[^\]]*\]\)|\(\?:|[)\\?]")
NO_WORDS = ValueWords({}, {})


@dataclass(frozen=True, slots=True)
class Part:
    """A label with a text, or with parts of its own; ids are those of what the text names."""

    label: str = ""
    text: str = ""
    parts: tuple["Part", ...] = ()
    provision_id: str | None = None
    source_id: str | None = None

    @property
    def is_plain(self) -> bool:
        """Nothing but one labelled text: it needs no list."""
        alone = self.parts[0] if len(self.parts) == 1 and not self.text else None
        if alone is None or alone.parts:
            return False
        return bool(alone.label) and alone.provision_id is None and alone.source_id is None

    @property
    def line(self) -> str:
        """All of it on one line."""
        inner = "；".join(part.line for part in self.parts)
        said = f"{self.text}（{inner}）" if self.text and inner else self.text or inner
        return f"{self.label}：{said}" if self.label else said


def say_value(value: Any, unit: str | None, book: Rulebook) -> Part:
    """The value of a provision; for one number its label is left out."""
    if unit == IN_MINUTES and isinstance(value, Mapping):
        return _say_targets(value, book)
    return _say("", value, book)


def _say_targets(value: Mapping[str, Any], book: Rulebook) -> Part:
    """Hours of a year: alone without a label, several each with its own."""
    words = book.words or NO_WORDS
    if set(value) == {MINUTES}:
        return Part(text=_hours(value[MINUTES]))
    if all(isinstance(item, int) for item in value.values()):
        said = (f"{words.key(key)} {_hours(item)}" for key, item in value.items())
        return Part(text="、".join(said))
    return _say("", value, book)


def _hours(minutes: int) -> str:
    return format_hours(minutes)


def _say(key: str, value: Any, book: Rulebook) -> Part:
    words = book.words or NO_WORDS
    label = words.key(key) if key else ""
    if isinstance(value, Mapping):
        return _say_mapping(label, value, book)
    if isinstance(value, tuple):
        return _say_list(key, value, book)
    named = _named(key, value, book)
    return named if named is not None else Part(label, _say_scalar(key, value))


def _say_mapping(label: str, value: Mapping[str, Any], book: Rulebook) -> Part:
    """A thing with a name is called by it; its code is then of no use to anybody."""
    name = next((key for key in NAMES if key in value), None)
    hidden = {name, KEY} if name else set()
    parts = tuple(_say(key, item, book) for key, item in value.items() if key not in hidden)
    text = str(value[name]) if name else ""
    return Part("" if label == text else label, text, parts)


def _say_list(key: str, value: tuple[Any, ...], book: Rulebook) -> Part:
    label = (book.words or NO_WORDS).key(key) if key else ""
    items = [_unlabelled(_say(key, item, book)) for item in value]
    is_plain = not any(item.parts or item.provision_id or item.source_id for item in items)
    if is_plain:
        return Part(label, "、".join(item.text for item in items) or "（無）")
    return Part(label, "", tuple(items))


def _unlabelled(part: Part) -> Part:
    return Part("", part.text, part.parts, part.provision_id, part.source_id)


def _named(key: str, value: Any, book: Rulebook) -> Part | None:
    """The name of a code, of a provision or of a source; None for any other value."""
    if not isinstance(value, str):
        return None
    words = book.words or NO_WORDS
    label = words.key(key) if key else ""
    found = words.find_code(key, value)
    if found is not None:
        return Part(label, found)
    if is_dotted(value) and value in book.provisions:
        return Part(label, book.provisions[value].name, provision_id=value)
    if is_dotted(value) and value in book.sources:
        return Part(label, book.sources[value].title, source_id=value)
    return None


def _say_scalar(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return format_roc(value)
    if isinstance(value, int):
        return _say_number(key, value)
    text = str(value)
    return _PATTERN.sub("", text).replace("|", "、") if key.endswith(LOOKED_FOR) else text


def _say_number(key: str, value: int) -> str:
    if key == MINUTES or key.endswith(f"_{MINUTES}"):
        return _hours(value)
    if key == NTD or key.endswith(f"_{NTD}"):
        return f"{value:,}"
    return f"{value} %" if key == PERCENT else str(value)
