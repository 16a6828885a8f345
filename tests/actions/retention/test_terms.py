"""Terms: what an agency may set, and the day that follows from it."""

import datetime as dt

import pytest

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.retention.terms import months_before
from zhicai.actions.rulebook.own_value import OwnValueRefused, check_own_value

SPAN = (dt.date(2026, 1, 1), None)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("sign_ins", {"months": 5}, "overlay.too_low"),
        ("sign_ins", {"months": -1}, "overlay.field_wrong"),
        ("requests", {"years": -5}, "overlay.field_wrong"),
        ("leavers", {"years": "五"}, "overlay.field_wrong"),
        ("leavers", {}, "overlay.field_missing"),
    ],
)
def test_a_term_below_the_law_or_no_number_is_refused(name, value, code):
    provision = rulebook().get_provision(f"privacy.retention_{name}")

    with pytest.raises(OwnValueRefused) as refused:
        check_own_value(value, provision, book=rulebook(), span=SPAN)

    assert refused.value.code == code


def test_the_term_of_the_law_is_taken():
    provision = rulebook().get_provision("privacy.retention_sign_ins")

    assert check_own_value({"months": 6}, provision, book=rulebook(), span=SPAN) == {"months": 6}


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2026, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2028, 2, 29), 12, dt.date(2027, 2, 28)),
        (dt.date(2026, 1, 15), 1, dt.date(2025, 12, 15)),
        (dt.date(2026, 1, 15), 12 * 10_000_000, dt.date.min),
    ],
)
def test_months_are_counted_back_to_a_real_day(day, months, before):
    assert months_before(day, months) == before
