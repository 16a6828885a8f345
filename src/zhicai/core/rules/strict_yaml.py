"""YAML without guesses: nodes with lines, and scalars that mean what they show.

YAML 1.1 reads `on` as true, `0123` as 83 and `12:30` as 750. Here a plain word is text, a
whole number, an ISO day, true, false or null; whatever 1.1 would bend is a fault.
"""

import datetime as dt
import re
import sys
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from zhicai.core.rules.faults import FileReport

PLAIN, QUOTED, BRANCH = "plain", "quoted", "branch"
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BENT_WORD = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|=|<<)")
_BENT_NUMBER = re.compile(r"[-+]?\.?[0-9][-+0-9a-fxobtz_.:, ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_OPENERS = ("[", "{", "- ", "? ")
_EVENTS = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Untyped:
    """Resolves nothing: it only remembers whether a scalar was written plain or quoted."""

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        del value
        if kind is not ScalarNode:
            return BRANCH
        return PLAIN if implicit[0] else QUOTED

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class SlowComposer(_Untyped, Reader, Scanner, Parser, Composer):
    """For a PyYAML that was built without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser

    class FastComposer(_Untyped, CParser):
        """libyaml reads 300 files in about 30 ms."""

    make_composer: type = FastComposer
else:
    make_composer = SlowComposer


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + 1


def parse_nodes(content: bytes, report: FileReport) -> Node | None:
    """Turn the bytes of one file into its root node; a broken file gives a fault and None."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(content[: error.start].count(b"\n") + 1, "not_utf8")
        return None
    try:
        _refuse_depth(text)
        root: Node | None = make_composer(text).get_single_node()
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        report.add(1 if mark is None else mark.line + 1, "not_yaml", problem=_problem(error))
        return None
    if root is None:
        report.add(1, "empty_file")
    _report_anchors(text, report)
    return root


def _refuse_depth(text: str) -> None:
    """Raise RecursionError on brackets without end: libyaml would end the whole process."""
    limit = sys.getrecursionlimit()
    if len(text) < limit * limit and sum(text.count(opener) for opener in _OPENERS) < limit:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_EVENTS):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth >= limit:
            raise RecursionError


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or type(error).__name__)


def _report_anchors(text: str, report: FileReport) -> None:
    # An alias is invisible once composed, so the events are read again, only if a sign is there.
    if "&" not in text and "*" not in text:
        return
    for event in yaml.parse(text, Loader=_EVENTS):
        anchor = getattr(event, "anchor", None)
        mark = getattr(event, "start_mark", None)
        if anchor is not None and mark is not None:
            report.add(mark.line + 1, "anchor", seen=str(anchor))


def plain_value(node: Node, report: FileReport) -> Any:
    """The value of any node as plain Python: dicts, tuples, texts, integers, days, flags."""
    if isinstance(node, MappingNode):
        fields = unique_fields(node, report)
        return {key: plain_value(value, report) for key, value in fields.items()}
    if isinstance(node, SequenceNode):
        return tuple(plain_value(item, report) for item in node.value)
    return scalar_value(node, report)


def unique_fields(node: MappingNode, report: FileReport) -> dict[str, Node]:
    """The fields of a mapping by name; a bent or doubled name is a fault."""
    fields: dict[str, Node] = {}
    for key, value in node.value:
        name = scalar_value(key, report) if isinstance(key, ScalarNode) else None
        if not isinstance(name, str):
            report.add(line_of(key), "key_not_text", key=str(key.value))
        elif name in fields:
            report.add(line_of(key), "double_key", key=name)
        else:
            fields[name] = value
    return fields


def scalar_value(node: Node, report: FileReport) -> Any:
    """The value of one scalar; a form that YAML 1.1 would bend is a fault."""
    text = str(node.value)
    if node.tag == QUOTED:
        return text
    if node.tag != PLAIN:
        report.add(line_of(node), "tag", seen=str(node.tag))
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        return _parse_day(text, node, report)
    if _BENT_WORD.fullmatch(text) or _BENT_NUMBER.fullmatch(text):
        report.add(line_of(node), "bent_scalar", seen=text)
    return text


def _parse_day(text: str, node: Node, report: FileReport) -> Any:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        report.add(line_of(node), "no_such_day", seen=text)
        return text
