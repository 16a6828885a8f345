"""Values in words: hours, lists and names; never a key or a code."""

import re

import pytest

from zhicai.actions.rulebook.value_parts import say_value
from zhicai.core.rules.load import load_rulebook

BOOK = load_rulebook()
ENTRIES = [(one.id, entry) for one in BOOK.provisions.values() for entry in one.values]


def said(provision_id):
    provision = BOOK.get_provision(provision_id)
    return say_value(provision.values[0].value, provision.unit, BOOK)


@pytest.mark.parametrize(
    ("provision_id", "words"),
    [
        ("hours.ai_required", "3 小時"),
        ("kpi.ai_attainment", "基礎 3 小時、進階 3 小時"),
        ("hours.evaluation_condition", "超過 120 小時"),
        ("hours.repeat_course", "計算次數：同年度計一次"),
        ("staff.events.suspension", "計入方式：不計入"),
        ("paths.stages", "入門、進階、實作"),
        ("subsidy.study_limit", "每學期上限（元）：20,000"),
        ("promotion.background_limit", "百分比：12 %；項目：考試、學歷、年資；但書：有特殊需要"),
    ],
)
def test_value_is_said_as_an_officer_says_it(provision_id, words):
    assert said(provision_id).line == words


def test_no_value_of_the_rulebook_shows_a_key_or_a_code():
    code = re.compile(r"(?<![A-Za-z:/.])[a-z]+(?:_[a-z0-9]+)+(?![A-Za-z/])")
    lines = {
        provision_id: say_value(entry.value, BOOK.provisions[provision_id].unit, BOOK).line
        for provision_id, entry in ENTRIES
    }

    shown = {key: code.findall(line) for key, line in lines.items() if code.search(line)}

    assert len(lines) > 130
    assert set(shown) == {"catalogue.learning_map"}  # an address


def test_named_provision_and_source_can_be_opened():
    step = said("handbook.steps").parts[0]
    basis = said("incentives.basis").parts[0]

    assert step.text == "根據身分"
    assert [part.provision_id for part in step.parts if part.label == "參見"] == ["roles.cycle"]
    assert basis.parts[0].source_id == "law-evaluation"
