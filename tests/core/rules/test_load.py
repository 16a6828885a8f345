"""A sound rulebook: what is in force on a day, gaps, versions, and the national one."""

import datetime as dt
import time

import pytest

from zhicai.basics.words import Norm, Scope
from zhicai.core.rules.book import NotInForce, UnknownProvision, Unpublished
from zhicai.core.rules.load import load_rulebook

FIRST_DAY = dt.date(2026, 1, 1)
LAST_DAY_OF_FIRST = dt.date(2026, 6, 30)
SECOND_DAY = dt.date(2026, 7, 1)

GAP = """\
unpublished: {id: U08, asks: 明年的時數, needed_by: 時數, behaviour: 不判定}
"""


def test_value_changes_on_its_day(small):
    book = small.load()

    assert book.value("hours.demo", FIRST_DAY) == {"minutes": 60}
    assert book.value("hours.demo", LAST_DAY_OF_FIRST) == {"minutes": 60}
    assert book.value("hours.demo", SECOND_DAY) == {"minutes": 120}
    assert book.value("hours.demo", dt.date.max) == {"minutes": 120}


def test_day_before_the_first_value_is_not_in_force(small):
    book = small.load()

    with pytest.raises(NotInForce) as refused:
        book.value("hours.demo", FIRST_DAY - dt.timedelta(days=1))

    assert not isinstance(refused.value, Unpublished)
    assert book.find_value("hours.demo", dt.date(2025, 12, 31)) is None
    assert book.in_force("hours.demo", dt.date(2025, 12, 31)) is None


def test_value_ends_on_its_last_day(small):
    small.change(
        "    value: {minutes: 120}", "    in_force_until: 2026-12-31\n    value: {minutes: 9}"
    )

    book = small.load()

    assert book.value("hours.demo", dt.date(2026, 12, 31)) == {"minutes": 9}
    assert book.find_value("hours.demo", dt.date(2027, 1, 1)) is None


def test_gap_in_time_names_its_number(small):
    small.change(
        "verified_on", f"  - in_force_from: 2027-01-01\n    unpublished: U08\n{GAP}verified_on"
    )

    book = small.load()

    assert book.value("hours.demo", dt.date(2026, 12, 31)) == {"minutes": 120}
    with pytest.raises(Unpublished) as refused:
        book.value("hours.demo", dt.date(2027, 1, 1))
    assert refused.value.gap == "U08"
    assert book.find_value("hours.demo", dt.date(2027, 1, 1)) is None


def test_provision_without_any_value_is_unpublished(small):
    small.write(
        "kpi/bands.yaml",
        f"id: kpi.bands\nname: 級距\nnorm: definition\nvalues: []\n{GAP}"
        "verified_on: 2026-11-01\nverified_by: 測試\n",
    )

    with pytest.raises(Unpublished):
        small.load().value("kpi.bands", FIRST_DAY)


def test_entry_carries_its_basis_and_the_provision_its_words(small):
    book = small.load()
    provision = book.get_provision("hours.demo")
    entry = book.in_force("hours.demo", FIRST_DAY)

    assert (entry.basis[0].source, entry.basis[0].clause) == ("demo-1150101-1", "第1點")
    assert (entry.in_force_from, entry.in_force_until) == (FIRST_DAY, LAST_DAY_OF_FIRST)
    assert (provision.norm, provision.counted_scope) == (Norm.OBLIGATION, Scope.ESTABLISHED)
    assert book.sources["demo-1150101-1"].issue_number == "示字第1150000001號"


def test_unknown_provision_is_refused(small):
    with pytest.raises(UnknownProvision):
        small.load().value("hours.nothing", FIRST_DAY)


def test_version_follows_the_content_and_not_the_line_ends(small):
    first = small.load().version
    path = small.folder / "hours/demo.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    same = small.load().version
    small.change("示例時數", "示例學習時數")

    assert first == same
    assert small.load().version != first


def test_judging_version_follows_only_what_verdicts_rest_on(small):
    first = small.load()
    small.change("示例時數", "示例學習時數")
    second = small.load()
    (small.folder / "roles").mkdir()
    demo = (small.folder / "hours/demo.yaml").read_text("utf-8")
    (small.folder / "roles/demo.yaml").write_text(demo.replace("hours.demo", "roles.demo"), "utf-8")

    third = small.load()

    assert first.judging_version != second.judging_version == third.judging_version
    assert second.version != third.version


def test_relay_chain_follows_the_letters_downwards(small):
    cite = "cites: [{{source: {}, relation: relay}}]\n"
    text = (small.folder / "sources/demo-1150101-1.yaml").read_text("utf-8")
    above = "demo-1150101-1"
    for day, name in (("2026-01-05", "demo-1150105-2"), ("2026-01-09", "demo-1150109-3")):
        changed = text.replace("demo-1150101-1", name).replace("2026-01-01", day)
        small.write(f"sources/{name}.yaml", changed + cite.format(above))
        above = name

    chain = small.load().relay_chain("demo-1150101-1")

    assert [source.id for source in chain] == ["demo-1150105-2", "demo-1150109-3"]
    assert not small.load().relay_chain("demo-1150109-3")


def test_national_rulebook_loads_within_its_budget():
    started = time.perf_counter()
    book = load_rulebook(load_rulebook.__globals__["NATIONAL_FOLDER"])
    seconds = time.perf_counter() - started

    assert len(book.provisions) > 100
    assert seconds < 1.5, "the budget is 0.15 s; ten times that is a fault even on a busy machine"


def test_national_rulebook_is_read_once():
    assert load_rulebook() is load_rulebook()
