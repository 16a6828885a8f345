"""What a provision leaves to the agencies: its fields, its ground, its names."""

import pytest

from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.provision import OverlayGround

OPEN = """\
norm: obligation
agency_may_set: true
overlay:
  ground: law
  fields:
    - {key: minutes, kind: hours, not_below: hours.demo}
"""
WORDS = "keys: {minutes: 時數}\ncodes: {counted: 計入}\n"


def test_open_provision_names_its_fields(small):
    small.change("norm: obligation\n", OPEN)

    [field] = small.load().get_provision("hours.demo").overlay.fields

    assert (field.key, field.kind, field.not_below) == ("minutes", "hours", "hours.demo")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("agency_may_set: true\n", "", "6 rulebook.overlay_not_open"),
        ("kind: hours", "kind: minutes", "9 rulebook.unknown_word"),
        ("kind: hours", "kind: choice", "9 rulebook.kind_needs"),
        ("kind: hours", "kind: rows", "9 rulebook.kind_needs"),
        ("not_below: hours.demo", "not_below: hours.none", "1 rulebook.unknown_provision"),
        (
            "  ground: law\n",
            "  ground: law\n  closed_because: 一種算法\n",
            "10 rulebook.fields_or_reason",
        ),
    ],
)
def test_wrong_field_is_a_fault_at_its_line(small, old, new, fault):
    small.change("norm: obligation\n", OPEN)

    small.change(old, new)

    assert small.faults() == [f"rulebook/hours/demo.yaml:{fault}"]


def test_closed_provision_says_why(small):
    closed = "agency_may_set: true\noverlay: {ground: silent, closed_because: 只能一種算法}\n"
    small.change("norm: obligation\n", f"norm: obligation\n{closed}")

    rule = small.load().get_provision("hours.demo").overlay

    assert rule.ground is OverlayGround.SILENT
    assert not rule.is_open


def test_key_or_code_without_a_name_is_a_fault(small):
    small.write("words.yaml", WORDS)
    assert not small.faults()

    small.change("value: {minutes: 120}", "value: {minutes: 120, effect: not_counted}")

    assert small.faults() == ["rulebook/hours/demo.yaml:10 rulebook.key_unnamed"] * 2


def test_national_rulebook_opens_what_it_leaves_and_says_why_where_it_does_not():
    rules = [one.overlay for one in load_rulebook().provisions.values() if one.overlay]

    assert sum(rule.is_open for rule in rules) > 20
    assert all(rule.closed_because for rule in rules if not rule.is_open)
