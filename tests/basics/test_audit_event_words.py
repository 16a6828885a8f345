"""Every event that an action writes to the audit can be read by an auditor."""

import ast

from guards.house import SRC, dotted, parse, written_files
from zhicai.actions.accounts.rules import NAMES as RULES
from zhicai.actions.offices.profile import NAMES as PROFILE
from zhicai.basics.audit_event_words import (
    EVENTS,
    FAMILIES,
    FIELDS,
    detail_words,
    event_words,
)

WRITERS = {"keep_event", "keep_people_event"}


def told_events():
    """The events that are named where they are written."""
    for path in written_files(SRC / "actions"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call) and dotted(node.func) in WRITERS and len(node.args) > 1:
                name = node.args[1]
                if isinstance(name, ast.Constant):
                    yield name.value


def test_every_event_has_its_words_and_stands_in_a_family():
    found = set(told_events())
    starts = [start for _, those in FAMILIES.values() for start in those]

    assert len(found) > 10
    assert not found - set(EVENTS)
    assert not [event for event in EVENTS if not event.startswith(tuple(starts))]


def told_fields():
    """The names of fields that are written out where an event is kept."""
    for path in written_files(SRC / "actions"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if getattr(key, "value", None) == "fields" and isinstance(value, ast.List):
                        yield from (one.value for one in value.elts)


def test_every_field_of_an_event_has_a_name_that_an_officer_reads():
    named = {*told_fields(), *RULES, *PROFILE}

    assert {"password", "is_disabled", "letterhead", "idle_minutes"} <= named
    assert sorted(named - set(FIELDS)) == []


def test_an_event_without_words_keeps_its_name():
    assert event_words("moon.landed") == "其他事件（moon.landed）"


def test_details_tell_counts_and_names_never_more():
    fields = {"subjects": {"count": 1200, "hash": "ab"}, "format": "xlsx", "filter": {"x": "y"}}

    assert detail_words(fields) == "1,200 人，XLSX"
    assert detail_words({"count": 3}) == "3 筆"
    assert detail_words({"fields": ["letterhead"]}) == "欄位：紙本抬頭"
    assert detail_words({}) == ""
