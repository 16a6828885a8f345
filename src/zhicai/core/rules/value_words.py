"""The words of values: what each English key and code of a provision is called on paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml.nodes import Node

from zhicai.core.rules.faults import FileReport
from zhicai.core.rules.form import Form
from zhicai.core.rules.provision import OverlayField, Provision

KEY, NAMES = "key", ("name", "printed")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_DOTTED = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)+")
_PARTS = frozenset(["families", "keys", "codes"])
_REQUIRED = ("codes", "keys")


@dataclass(frozen=True, slots=True)
class ValueWords:
    """Names of keys, of codes and of subjects; a code may be named for one key as `key.code`."""

    keys: Mapping[str, str]
    codes: Mapping[str, str]
    families: Mapping[str, str] = field(default_factory=dict)
    path: str = field(default="", compare=False)

    def key(self, key: str) -> str:
        return self.keys.get(key, key)

    def find_code(self, key: str, code: str) -> str | None:
        """The name of a code under this key; a code may also be somewhere else a key."""
        for one in (f"{key}.{code}", code):
            if one in self.codes:
                return self.codes[one]
        return self.keys.get(code)


def read_value_words(root: Node, report: FileReport) -> ValueWords:
    form = Form(root, report, _PARTS)
    form.required(*_REQUIRED)
    keys, codes, families = (_read_names(form, part) for part in ("keys", "codes", "families"))
    return ValueWords(keys, codes, families, path=report.path)


def _read_names(form: Form, part: str) -> dict[str, str]:
    value = form.value(part)
    names = list(value) if isinstance(value, dict) else []
    inner = form.form(part, frozenset(names))
    return {} if inner is None else {name: inner.text(name) for name in names}


def unnamed(provision: Provision, words: ValueWords) -> Iterator[tuple[int, str]]:
    """Line and key or code of whatever an officer would have to read in English."""
    for entry in provision.values:
        yield from ((entry.line, word) for word in _unnamed_in(entry.value, "", words))
    rule = provision.overlay
    for one in rule.fields if rule is not None else ():
        yield from ((provision.line, word) for word in _unnamed_field(one, words))


def _unnamed_in(value: Any, key: str, words: ValueWords) -> Iterator[str]:
    if isinstance(value, Mapping):
        for inner, item in value.items():
            is_mark = inner == KEY and any(name in value for name in NAMES)
            if inner.isascii() and inner not in words.keys:
                yield inner
            if not is_mark:
                yield from _unnamed_in(item, inner, words)
    elif isinstance(value, tuple):
        for item in value:
            yield from _unnamed_in(item, key, words)
    elif isinstance(value, str) and _CODE.fullmatch(value) and not words.find_code(key, value):
        yield value


def _unnamed_field(one: OverlayField, words: ValueWords) -> Iterator[str]:
    if one.key not in words.keys:
        yield one.key
    yield from (code for code in one.choices if not words.find_code(one.key, code))
    for column in one.columns:
        yield from _unnamed_field(column, words)


def is_dotted(text: str) -> bool:
    """Whether a text has the shape of the id of a provision or a source."""
    return _DOTTED.fullmatch(text) is not None
