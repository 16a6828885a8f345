"""Which passwords are taken: length, kinds, past ones, age, and the strictest agency."""

import datetime as dt
import itertools

import pytest

from actions.world import AGENCIES, BUREAU, COUNTY
from people import LONG_AGO, NOW, account
from zhicai.actions.accounts.rules import Rules, rules_of
from zhicai.actions.change_password import WeakPasswordError, replace_password
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Appointment, PastPassword, SignInRules

FIRST = "Long-enough-115"
DAY = dt.timedelta(days=1)


@pytest.fixture
def mei(world):
    world.bring(world.file("agencies", AGENCIES))
    made = account("mei")
    made.set_password(FIRST)
    made.save()
    Appointment.objects.create(
        account=made, account_role="hr_clerk", agency_code=BUREAU, from_on=LONG_AGO
    )
    return made


def change(holder, old, new, at=NOW):
    try:
        replace_password(holder, old, new=new, now=at)
    except WeakPasswordError as weak:
        return " ".join(weak.reasons)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("Ab1-", "太短"),
        ("abcdefghijklmn", "種類太少"),
        ("A1-" + "x" * 130, "太長"),
        ("Password1234!", ""),
        ("1qaz2wsx3edc", "太少"),
        (FIRST, "目前的密碼"),
    ],
)
def test_poor_ones_are_refused_with_the_reason(mei, new, words):
    assert words in change(mei, FIRST, new)


def test_passwords_are_kept_as_hashes_alone(mei):
    assert change(mei, FIRST, "Another-long-116") == ""

    mei.refresh_from_db()
    kept = [mei.password, *PastPassword.objects.values_list("password", flat=True)]
    assert len(kept) > 1
    assert all(one.startswith("argon2$") for one in kept)
    assert not any(word in one for one in kept for word in (FIRST, "Another-long-116"))


def test_all_that_is_wrong_is_said_at_once(mei):
    told = change(mei, FIRST, "mei")

    assert "太短" in told
    assert "種類太少" in told


def test_the_last_three_are_not_taken_again_and_the_fourth_is(mei):
    line = [FIRST, "Second-of-115", "Third-of-1150", "Fourth-of-115"]
    for old, new in itertools.pairwise(line):
        assert change(mei, old, new) == ""

    assert "用過的密碼" in change(mei, line[3], line[2])
    assert "用過的密碼" in change(mei, line[3], line[1])
    assert change(mei, line[3], FIRST) == ""


def test_the_strictest_of_the_agencies_at_and_above_holds(mei):
    SignInRules.objects.create(agency_code=COUNTY, least_length=16, idle_minutes=60)
    SignInRules.objects.create(agency_code=BUREAU, least_length=12, idle_minutes=15)

    found = rules_of(mei, NOW.date())

    assert (found.least_length, found.idle_minutes) == (16, 15)
    assert "太短" in change(mei, FIRST, "Fourteen-115-x")
    assert rules_of(account("stranger"), NOW.date()) == Rules()


def test_a_password_may_be_too_young_and_too_old(mei):
    SignInRules.objects.create(agency_code=BUREAU, least_password_days=1, most_password_days=90)
    assert change(mei, FIRST, "Second-of-115") == ""

    assert change(mei, "Second-of-115", "Third-of-1150") == "password.too_young"
    assert not sign_in("mei", "Second-of-115", now=NOW + 90 * DAY).must_change_password
    assert sign_in("mei", "Second-of-115", now=NOW + 91 * DAY).must_change_password
