"""An agency's own decisions go first, but only where the law leaves room."""

import datetime as dt

import pytest

OWN = """\
id: hours.demo
set_by: {agency_code: A00000000X, agency_name: 示範機關}
values:
  - in_force_from: 2026-03-01
    in_force_until: 2026-08-31
    value: {minutes: 90}
    basis: {source: own-1150301-1, clause: 主旨}
verified_on: 2026-11-01
verified_by: 人事室
"""


@pytest.fixture
def own(small, tmp_path):
    small.change("norm: obligation", "norm: obligation\nagency_may_set: true")
    folder = tmp_path / "own"
    source = (small.folder / "sources/demo-1150101-1.yaml").read_text("utf-8")
    small.write(
        folder / "sources/own-1150301-1.yaml", source.replace("demo-1150101-1", "own-1150301-1")
    )
    small.write(folder / "hours/demo.yaml", OWN)
    return folder


def test_own_value_goes_first_while_it_lasts(small, own):
    book = small.load(own)

    assert book.value("hours.demo", dt.date(2026, 2, 28)) == {"minutes": 60}
    assert book.value("hours.demo", dt.date(2026, 3, 1)) == {"minutes": 90}
    assert book.value("hours.demo", dt.date(2026, 8, 31)) == {"minutes": 90}
    assert book.value("hours.demo", dt.date(2026, 9, 1)) == {"minutes": 120}
    assert book.in_force("hours.demo", dt.date(2026, 3, 1)).set_by.agency_name == "示範機關"


def test_version_tells_the_overlay(small, own):
    assert small.load(own).version != small.load().version


def test_closed_provision_refuses_an_overlay(small, own):
    small.change("agency_may_set: true", "agency_may_set: false")

    assert small.faults(own) == ["own/hours/demo.yaml:1 rulebook.overlay_closed"]


def test_value_above_the_national_cap_is_a_fault(small, own):
    small.change("value: {minutes: 120}", "value: {minutes: 120}\n    caps: {minutes: 80}")

    assert small.faults(own) == ["own/hours/demo.yaml:4 rulebook.over_cap"]


def test_cap_of_another_time_does_not_matter(small, own):
    small.change("value: {minutes: 120}", "value: {minutes: 120}\n    caps: {minutes: 80}")
    small.write(own / "hours/demo.yaml", OWN.replace("2026-08-31", "2026-06-30"))

    assert not small.faults(own)


def test_provision_unknown_nationally_is_a_fault(small, own):
    small.write(own / "hours/other.yaml", OWN.replace("hours.demo", "hours.other"))

    assert small.faults(own) == ["own/hours/other.yaml:1 rulebook.overlay_unknown"]


def test_own_value_needs_a_source_too(small, own):
    (own / "sources/own-1150301-1.yaml").unlink()

    assert small.faults(own) == ["own/hours/demo.yaml:7 rulebook.unknown_source"]


def test_overlay_without_its_agency_is_a_fault(small, own):
    small.write(
        own / "hours/demo.yaml",
        OWN.replace("set_by: {agency_code: A00000000X, agency_name: 示範機關}\n", ""),
    )

    assert small.faults(own) == ["own/hours/demo.yaml:1 rulebook.missing_key"]
