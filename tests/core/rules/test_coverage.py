"""Coverage rows and registers: nothing unmapped, nothing missing, nothing invented."""

import pytest

from zhicai.core.rules.coverage import Register
from zhicai.core.rules.links import find_missing_numbers

REGISTERS = """\
coverage: {prefix: C, first: 1, last: 2}
unpublished: {prefix: U, first: 1, last: 1}
conflicts: {prefix: X, first: 1, last: 1}
screens: {hours: 時數}
document_kinds: [函]
"""
ROWS = """\
- {id: C1, place: L1, says: 甲, norm: obligation, provisions: [hours.demo]}
- {id: C2, place: L2, says: 乙, norm: information, equals: C1}
"""


@pytest.fixture
def covered(small):
    small.write("registers.yaml", REGISTERS)
    small.write("coverage/all.yaml", ROWS)
    return small


def test_rows_are_read_in_order(covered):
    rows = covered.load().coverage

    assert [row.id for row in rows] == ["C1", "C2"]
    assert rows[0].provisions == ("hours.demo",)
    assert rows[1].equals == ("C1",)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    {
        "no such provision": ("hours.demo", "hours.gone", "1 unknown_provision"),
        "no such screen": ("equals: C1", "screens: [gone]", "2 unknown_screen"),
        "no such row": ("equals: C1", "equals: C9", "2 unknown_row"),
        "itself": ("equals: C1", "equals: C2", "2 unknown_row"),
        "unmapped": (", equals: C1", "", "2 row_unmapped"),
        "double": ("id: C2", "id: C1", "2 double_row"),
        "beyond the register": ("id: C2", "id: C3", "2 unknown_number"),
    }.values(),
)
def test_wrong_row_is_named(covered, old, new, fault):
    covered.change(old, new, "coverage/all.yaml")

    line, code = fault.split()

    assert f"rulebook/coverage/all.yaml:{line} rulebook.{code}" in covered.faults()


def test_numbers_that_nothing_deals_with_are_missing(covered):
    covered.change(
        "- {id: C2, place: L2, says: 乙, norm: information, equals: C1}\n", "", "coverage/all.yaml"
    )

    missing = [fault.details["number"] for fault in find_missing_numbers(covered.load())]

    assert missing == ["C2", "U1", "X1"]


def test_gap_of_a_provision_and_doubt_of_a_source_deal_with_their_numbers(covered):
    covered.change(
        "verified_by: 測試",
        "verified_by: 測試\nunpublished: {id: U1, asks: 甲, needed_by: 乙, behaviour: 丙}",
    )
    covered.change(
        "verified_by: 測試",
        "verified_by: 測試\ndoubts: [{id: X1, asks: 甲, read_as: 乙, asked_on: 2026-11-01}]",
        "sources/demo-1150101-1.yaml",
    )

    assert not find_missing_numbers(covered.load())


def test_number_outside_the_registers_is_a_fault(covered):
    covered.change(
        "verified_by: 測試",
        "verified_by: 測試\nunpublished: {id: U7, asks: 甲, needed_by: 乙, behaviour: 丙}",
    )

    assert "rulebook/hours/demo.yaml:15 rulebook.unknown_number" in covered.faults()


def test_unknown_kind_of_document_is_a_fault(covered):
    covered.change("kind: 函", "kind: 信", "sources/demo-1150101-1.yaml")

    assert covered.faults() == ["rulebook/sources/demo-1150101-1.yaml:1 rulebook.unknown_word"]


def test_register_counts_with_leading_zeros():
    numbers = list(Register("C", 1, 163))

    assert numbers[:2] == ["C001", "C002"]
    assert numbers[-1] == "C163"
