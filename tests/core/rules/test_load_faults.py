"""Every fault is named with its file and line, and all faults come at once."""

import pytest

from zhicai.core.rules.load import RulebookFault

DEMO = "rulebook/hours/demo.yaml"

# What stands in the file, what it becomes, and the fault with its line.
BROKEN = {
    "unknown key": ("name: 示例時數", "nmae: 示例時數\nname: 示例", "2 unknown_key"),
    "double key": ("norm: obligation", "norm: obligation\nnorm: permission", "5 double_key"),
    "missing key": ("name: 示例時數\n", "", "1 missing_key"),
    "empty name": ("name: 示例時數", "name:", "2 empty_key"),
    "number for a text": ("name: 示例時數", "name: 115", "2 not_text"),
    "unknown norm": ("norm: obligation", "norm: duty", "4 unknown_word"),
    "unknown scope": ("counted_scope: 甲", "counted_scope: 丁", "5 unknown_word"),
    "id of another path": ("id: hours.demo", "id: hours.dmeo", "1 id_mismatch"),
    "no basis": ("    basis: {source: demo-1150101-1, clause: 第1點}\n", "", "8 no_basis"),
    "no such source": (
        "demo-1150101-1, clause: 第1點",
        "demo-1, clause: 第1點",
        "9 unknown_source",
    ),
    "no such citing": ("clause: 第1點", "clause: 第1點, citing: demo-9", "9 unknown_source"),
    "no such related": (
        "verified_by: 測試",
        "verified_by: 測試\nrelated: [a.b]",
        "1 unknown_provision",
    ),
    "overlap": (
        "value: {minutes: 60}",
        "value: {minutes: 60}\n    in_force_until: 2026-07-01",
        "11 overlap",
    ),
    "not sorted": ("2026-07-01", "2026-01-01", "10 not_sorted"),
    "ends first": (
        "value: {minutes: 60}",
        "value: {minutes: 60}\n    in_force_until: 2025-12-31",
        "7 ends_before_start",
    ),
    "no such day": ("2026-07-01", "2026-02-30", "10 no_such_day"),
    "day as text": ("2026-07-01", '"2026-07-01"', "10 not_a_day"),
    "value and gap": (
        "value: {minutes: 60}",
        "value: {minutes: 60}\n    unpublished: U08",
        "8 value_or_gap",
    ),
    "neither value nor gap": ("    value: {minutes: 60}\n", "", "7 value_or_gap"),
    "gap not listed": ("value: {minutes: 120}", "unpublished: U08", "11 gap_not_listed"),
    "bad unit": ("unit: minutes_per_year", "unit: 分", "3 bad_shape"),
    "value is a decimal": ("minutes: 60", "minutes: 1.5", "8 bent_scalar"),
    "octal": ("minutes: 60", "minutes: 0123", "8 bent_scalar"),
    "sexagesimal": ("minutes: 60", "minutes: 12:30", "8 bent_scalar"),
    "roc date": ("minutes: 60", "minutes: 115.06.23", "8 bent_scalar"),
    "underscored": ("minutes: 60", "minutes: 1_000", "8 bent_scalar"),
    "yes": ("minutes: 60", "minutes: yes", "8 bent_scalar"),
    "on as key": ("minutes: 60", "on: 60", "8 bent_scalar"),
    "number as key": ("minutes: 60", "115: 60", "8 key_not_text"),
    "not a flag": ("norm: obligation", "norm: obligation\nagency_may_set: 1", "5 not_a_flag"),
    "bad caps": (
        "value: {minutes: 60}",
        "value: {minutes: 60}\n    caps: {minutes: 多}",
        "9 bad_caps",
    ),
    "list for one": ("name: 示例時數", "name: [甲, 乙]", "2 not_single"),
    "text for list": ("verified_by: 測試", "verified_by: 測試\ndoubts: 有疑義", "15 not_list"),
    "text for mapping": (
        "{minutes: 60}\n    basis: {source: demo-1150101-1, clause: 第1點}",
        "{minutes: 60}\n    basis: [第1點]",
        "9 not_mapping",
    ),
    "doubt without reading": (
        "verified_by: 測試",
        "verified_by: 測試\ndoubts:\n  - {asks: 何者, asked_on: 2026-11-01}",
        "16 missing_key",
    ),
    "anchor": ("minutes: 60", "minutes: &a 60", "8 anchor"),
    "type tag": ("minutes: 60", "minutes: !!str 60", "8 tag"),
    "not yaml": ("norm: obligation", "norm: [obligation", "5 not_yaml"),
}


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN.values(), ids=BROKEN)
def test_broken_line_is_named(small, old, new, fault):
    small.change(old, new)

    line, code = fault.split()

    assert f"{DEMO}:{line} rulebook.{code}" in small.faults()


def test_all_faults_come_at_once_and_in_order(small):
    small.change("norm: obligation", "norm: duty")
    small.change("minutes: 60", "minutes: 12:30")
    small.change('"示字第1150000001號"', "示字第1150000001號", "sources/demo-1150101-1.yaml")

    assert small.faults() == [
        f"{DEMO}:4 rulebook.unknown_word",
        f"{DEMO}:8 rulebook.bent_scalar",
        "rulebook/sources/demo-1150101-1.yaml:5 rulebook.not_quoted",
    ]


def test_fault_reads_as_path_line_and_what_to_do(small):
    small.change("minutes: 60", "minutes: 12:30")

    with pytest.raises(RulebookFault) as refused:
        small.load()

    assert str(refused.value).startswith(f"{DEMO}:8: 「12:30」")
    assert "請加上引號" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    {
        "empty": ("hours/empty.yaml", b"", ":1 rulebook.empty_file"),
        "cp950": ("hours/old.yaml", "id: 時數".encode("cp950"), ":1 rulebook.not_utf8"),
        "upper case": ("hours/Odd.yaml", b"a: b", ":1 rulebook.bad_file_name"),
        "other suffix": ("hours/odd.yml", b"a: b", ":1 rulebook.wrong_suffix"),
        "list": ("hours/list.yaml", b"- a", ":1 rulebook.not_mapping"),
        "two documents": ("hours/two.yaml", b"a: b\n---\nc: d", ":2 rulebook.not_yaml"),
        "deep": ("hours/deep.yaml", b"[" * 90000, ":1 rulebook.not_yaml"),
    }.values(),
)
def test_odd_file_is_named(small, name, content, fault):
    small.write(name, content)

    assert f"rulebook/{name}{fault}" in small.faults()


def test_empty_folder_is_a_fault(tmp_path, small):
    small.folder = tmp_path / "nothing"
    small.folder.mkdir()

    assert small.faults() == ["nothing:1 rulebook.empty_folder"]


def test_text_that_only_looks_odd_is_let_pass(small):
    small.change(
        "minutes: 60", "minutes: 60, note: 10小時, code: C001, day: 2026-01-01, none: null"
    )

    value = small.load().value(
        "hours.demo", small.load().provisions["hours.demo"].values[0].in_force_from
    )

    assert value["note"] == "10小時"
    assert value["day"].isoformat() == "2026-01-01"
    assert value["none"] is None


def test_ampersand_inside_a_text_is_let_pass(small):
    small.change("name: 示例時數", "name: R&D 時數 * 說明")

    assert small.load().get_provision("hours.demo").name == "R&D 時數 * 說明"
