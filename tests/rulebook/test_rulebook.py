"""The national rulebook as a whole: sound, complete, and in agreement with itself."""

import datetime as dt
import re
from functools import cache

import pytest

from zhicai.actions.rulebook.check_rulebook import check_rulebook
from zhicai.basics.text import fold
from zhicai.basics.words import Scope
from zhicai.core.rules.book import Unpublished
from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.verdicts import JUDGED

YEAR_END = dt.date(2026, 12, 31)
DAY_BEFORE = dt.date(2025, 12, 31)
EVENTS = {
    *("unpaid_leave", "suspension", "sick_leave", "loan_out", "loan_in"),
    *("mid_year_entry", "reinstatement", "transfer", "departure"),
}
EFFECTS = {"counted", "not_counted", "whole_year_not_counted"}


@cache
def the_book():
    return load_rulebook()


def value(provision_id, as_of=YEAR_END):
    return the_book().value(provision_id, as_of)


def test_check_finds_nothing_wrong():
    done = check_rulebook()

    assert not [fault.text for fault in done.faults]
    assert done.provision_count > 100
    assert done.source_count > 20
    assert done.coverage_count == 163


def test_five_figures_stand_as_the_letters_say():
    assert value("hours.work_related") == {"minutes": 1200}
    assert value("hours.required") == {"minutes": 600}
    assert value("hours.ai_required") == {"minutes": 180}
    assert value("kpi.ai_attainment") == {"basic": 180, "advanced": 180}
    assert value("kpi.ai_attainment_sum") == {"minutes": 360}
    assert value("hours.environment") == {"minutes": 240}


def test_hours_before_the_letters_stand_too():
    book = the_book()

    assert book.value("hours.work_related", DAY_BEFORE) == {"minutes": 1200}
    assert book.value("hours.required", DAY_BEFORE) == {"minutes": 600}
    assert book.find_value("hours.ai_required", DAY_BEFORE) is None
    assert book.find_value("kpi.ai_attainment", DAY_BEFORE) is None


@pytest.mark.parametrize("provision_id", ["kpi.ai_attainment", "kpi.ai_attainment_sum"])
def test_indicator_of_next_year_is_to_be_published(provision_id):
    with pytest.raises(Unpublished) as refused:
        value(provision_id, dt.date(2027, 1, 1))

    assert refused.value.gap == "U08"


@pytest.mark.parametrize("provision_id", JUDGED)
def test_judged_provision_names_its_scope_and_shows_its_doubts(provision_id):
    provision = the_book().get_provision(provision_id)
    wide = provision_id == "hours.environment"

    assert provision.counted_scope is (Scope.EVERYONE if wide else Scope.ESTABLISHED)
    assert "X17" in {doubt.id for doubt in provision.doubts}
    assert all(entry.basis for entry in provision.values if entry.unpublished is None)


def test_each_scope_holds_the_one_before_it():
    scopes = value("kpi.scopes")
    established, extended, everyone = (set(scopes[scope.value]) for scope in Scope)

    assert established < extended < everyone
    assert everyone == set(value("staff.categories"))


def test_no_alias_means_two_categories():
    owners = {}
    for key, category in value("staff.categories").items():
        assert category["name"] in category["aliases"]
        for alias in category["aliases"]:
            assert owners.setdefault(fold(alias), key) == key, alias

    assert len(owners) > 100


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("一般人員", "staff"),
        ("約聘人員", "contract"),
        ("約僱人員", "temporary"),
        ("代理教師", "substitute_teacher"),
        ("駕駛員", "worker"),
        ("臨時人員", "project_staff"),
        ("教育人員", None),
        ("約聘僱人員", None),
        ("其他人員", None),
    ],
)
def test_alias_is_certain_or_absent(text, category):
    found = [
        key
        for key, item in value("staff.categories").items()
        if fold(text) in {fold(alias) for alias in item["aliases"]}
    ]

    assert found == ([category] if category else [])


def test_every_event_has_an_effect_and_an_open_question():
    provisions = {name: the_book().get_provision(f"staff.events.{name}") for name in EVENTS}

    assert {value(provision.id)["effect"] for provision in provisions.values()} <= EFFECTS
    assert all(provision.doubts and provision.unpublished for provision in provisions.values())


def test_patterns_of_level_suggestions_compile():
    patterns = value("learning.level_suggestions")
    ai_words = re.compile(patterns["ai_words"])

    assert all(re.compile(pattern) for pattern in patterns.values())
    assert all(
        ai_words.search(fold(name)) for name in ("AI 概論", "ＡＩ公務應用", "生成式人工智慧")
    )
    assert not any(
        ai_words.search(fold(name)) for name in ("Email 管理", "TAIWAN 簡介", "會計實務")
    )


def test_default_of_ours_stands_only_where_an_agency_may_decide_otherwise():
    ours = [
        provision
        for provision in the_book().provisions.values()
        for entry in provision.values
        if "zhicai-defaults" in {basis.source for basis in entry.basis}
    ]

    assert len(ours) > 5
    assert not [provision.id for provision in ours if not provision.agency_may_set]


def test_circular_reached_the_school_through_two_letters():
    chain = the_book().relay_chain("dgpa-1150609-11530266772")

    assert [source.id for source in chain] == [
        "moe-pd-1150612-1150059534",
        "nea-1150623-1150056121",
    ]
