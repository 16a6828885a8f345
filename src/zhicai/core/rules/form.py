"""One mapping of a rulebook file, taken field by field; what does not fit becomes a fault."""

import datetime as dt
import re
from enum import StrEnum
from typing import Any, TypeVar

from yaml.nodes import MappingNode, Node, SequenceNode

from zhicai.core.rules.faults import FileReport
from zhicai.core.rules.strict_yaml import QUOTED, line_of, plain_value, scalar_value, unique_fields

E = TypeVar("E", bound=StrEnum)
NO_DAY = dt.date.min


class Form:
    """Fields of one mapping. Every `take` names its kind; faults never stop the reading.

    A faulty field yields an empty value of its kind, so that the rest is still checked;
    the loader refuses the whole rulebook once any fault was reported.
    """

    def __init__(self, node: Node, report: FileReport, allowed: frozenset[str]) -> None:
        self.report = report
        self.line = line_of(node)
        self._fields: dict[str, Node] = {}
        if not isinstance(node, MappingNode):
            report.add(self.line, "not_mapping")
            return
        self._fields = unique_fields(node, report)
        for name in self._fields.keys() - allowed:
            known = " ".join(sorted(allowed))
            report.add(self.line_at(name), "unknown_key", key=name, known=known)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def line_at(self, name: str) -> int:
        node = self._fields.get(name)
        return self.line if node is None else line_of(node)

    def fault(self, name: str, code: str, **details: str) -> None:
        self.report.add(self.line_at(name), code, **details)

    def text(self, name: str, *, pattern: re.Pattern[str] | None = None) -> str:
        """A required text; empty text is a fault."""
        value = self._scalar(name, required=True)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(name, "not_text", key=name, seen=str(value))
            return ""
        if pattern is not None and not pattern.fullmatch(value):
            self.fault(name, "bad_shape", key=name, seen=value)
        return value

    def optional_text(self, name: str, *, pattern: re.Pattern[str] | None = None) -> str | None:
        return self.text(name, pattern=pattern) if name in self else None

    def quoted_text(self, name: str) -> str | None:
        """An optional official number: only quotation marks keep such a text as it is."""
        if name not in self:
            return None
        if self._fields[name].tag != QUOTED:
            self.fault(name, "not_quoted", key=name)
        return self.text(name)

    def day(self, name: str) -> dt.date:
        value = self._scalar(name, required=True)
        return self._as_day(name, value) or NO_DAY

    def optional_day(self, name: str) -> dt.date | None:
        return self._as_day(name, self._scalar(name, required=False))

    def day_or_null(self, name: str) -> dt.date | None:
        """A day that must be stated, if only as null: unknown is said, never left out."""
        if name not in self:
            self.fault(name, "missing_key", key=name)
        return self.optional_day(name)

    def _as_day(self, name: str, value: Any) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        self.fault(name, "not_a_day", key=name, seen=str(value))
        return None

    def flag(self, name: str) -> bool:
        """An optional true or false; absent means false."""
        value = self._scalar(name, required=False)
        if value is not None and not isinstance(value, bool):
            self.fault(name, "not_a_flag", key=name, seen=str(value))
        return value is True

    def whole(self, name: str) -> int:
        value = self._scalar(name, required=True)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.fault(name, "not_whole", key=name, seen=str(value))
        return 0

    def member(self, name: str, kind: type[E]) -> E | None:
        """A required word of a fixed vocabulary."""
        word = self.text(name)
        if not word:
            return None
        try:
            return kind(word)
        except ValueError:
            known = " ".join(sorted(member.value for member in kind))
            self.fault(name, "unknown_word", key=name, seen=word, known=known)
            return None

    def optional_member(self, name: str, kind: type[E]) -> E | None:
        return self.member(name, kind) if name in self else None

    def value(self, name: str) -> Any:
        """Any value, as plain Python."""
        return plain_value(self._fields[name], self.report) if name in self else None

    def texts(self, name: str, *, one: bool = False) -> tuple[str, ...]:
        """An optional list of texts; with `one`, a single text is a list of one."""
        value = self.value(name)
        if one and isinstance(value, str):
            value = (value,)
        if value is None:
            return ()
        if isinstance(value, tuple) and all(isinstance(item, str) and item for item in value):
            return value
        self.fault(name, "not_texts", key=name)
        return ()

    def form(self, name: str, allowed: frozenset[str]) -> "Form | None":
        return Form(self._fields[name], self.report, allowed) if name in self else None

    def forms(self, name: str, allowed: frozenset[str], *, one: bool = False) -> list["Form"]:
        """An optional list of mappings; with `one`, a single mapping is a list of one."""
        node = self._fields.get(name)
        if node is None:
            return []
        if one and isinstance(node, MappingNode):
            return [Form(node, self.report, allowed)]
        if not isinstance(node, SequenceNode):
            self.fault(name, "not_list", key=name)
            return []
        return [Form(item, self.report, allowed) for item in node.value]

    def required(self, *names: str) -> None:
        """Fault each of these names that is absent."""
        for name in names:
            if name not in self:
                self.fault(name, "missing_key", key=name)

    def _scalar(self, name: str, *, required: bool) -> Any:
        node = self._fields.get(name)
        if node is None:
            if required:
                self.fault(name, "missing_key", key=name)
            return None
        if isinstance(node, (MappingNode, SequenceNode)):
            self.fault(name, "not_single", key=name)
            return None
        value = scalar_value(node, self.report)
        if value is None and required:
            self.fault(name, "empty_key", key=name)
        return value
