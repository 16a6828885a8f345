"""YAML that means what it shows, whichever parser reads it, and whatever it is fed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics.messages import TABLE
from zhicai.core.rules import strict_yaml
from zhicai.core.rules.faults import FileReport


def read(text):
    """The plain value of a text, and the codes of its faults."""
    report = FileReport("demo.yaml", [])
    root = strict_yaml.parse_nodes(text.encode(), report)
    value = None if root is None else strict_yaml.plain_value(root, report)
    return value, [fault.code.removeprefix("rulebook.") for fault in report.faults]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("180", 180),
        ("-1", -1),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("2026-01-01", dt.date(2026, 1, 1)),
        ('"0123"', "0123"),
        ("'12:30'", "12:30"),
        ('"yes"', "yes"),
        ("10小時", "10小時"),
        ("C001", "C001"),
        ("問答集 Q8 第1點", "問答集 Q8 第1點"),
        ("總處培字第11530266772號", "總處培字第11530266772號"),
    ],
)
def test_scalar_means_what_it_shows(written, value):
    assert read(f"a: {written}") == ({"a": value}, [])


@pytest.mark.parametrize(
    "written",
    [
        *("yes", "No", "on", "OFF", "y", "TRUE", "Null", "="),
        *("0123", "0o17", "0x1F", "1_000", "+5", "1,000", "12:30", "115.06.23"),
        *("1.5", "1e3", ".5", ".inf", "-.INF", ".nan", "2026-1-1", "2026-01-01 10:00:00"),
    ],
)
def test_scalar_that_another_reader_bends_is_a_fault(written):
    assert read(f"a: {written}")[1] == ["bent_scalar"]


def test_merge_key_and_doubled_key_are_faults():
    assert read("<<: {a: 1}")[1] == ["bent_scalar"]
    assert read("a: 1\na: 2") == ({"a": 1}, ["double_key"])


def test_byte_order_mark_is_let_pass():
    assert read("\ufeffa: 1") == ({"a": 1}, [])


@pytest.mark.parametrize("text", ["a: {b: [1, 2, {c: 2026-01-01}]}", "- x\n- 'y'\n- |\n  z\n"])
def test_both_parsers_read_the_same(monkeypatch, text):
    fast = read(text)
    monkeypatch.setattr(strict_yaml, "make_composer", strict_yaml.SlowComposer)

    assert read(text) == fast
    assert not fast[1]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    _, faults = read(text.encode("utf-8", "ignore").decode())

    assert {f"rulebook.{code}" for code in faults} <= set(TABLE)
