"""Guesses: five and a lock, however many come at once; an address is slowed down."""

import datetime as dt

import pytest

from people import NOW, account
from zhicai.actions.accounts.attempts import BURST, LIMIT, LOCK, begin_at_address, begin_attempt
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.models import AuditEvent

PASSWORD = "Long-enough-115"
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def mei():
    made = account("mei")
    made.set_password(PASSWORD)
    made.save()
    return made


def guess(code, password, at=NOW, address=""):
    try:
        return sign_in(code, password, now=at, address=address).code
    except Refused as refused:
        return refused.code


def reasons():
    rows = AuditEvent.objects.filter(action="session.refused").order_by("sequence")
    return [row.fields["reason"] for row in rows]


def test_guesses_that_come_together_get_no_more_than_five(mei):
    begun = [begin_attempt(mei.code, NOW) for _ in range(20)]

    assert sum(one for one, _ in begun) == LIMIT
    assert [locks for _, locks in begun].count(True) == 1


@pytest.mark.usefixtures("mei")
def test_right_password_is_refused_while_locked_and_said_the_same():
    told = {guess("mei", "wrong") for _ in range(LIMIT)}

    assert told == {guess("mei", PASSWORD)} == {guess("nobody", PASSWORD)}
    assert reasons()[-2:] == ["account.locked", "account.unknown"]


@pytest.mark.usefixtures("mei")
def test_lock_ends_after_fifteen_minutes():
    for _ in range(LIMIT):
        guess("mei", "wrong")

    assert guess("mei", PASSWORD, NOW + LOCK - SECOND) == "account.not_let_in"
    assert guess("mei", PASSWORD, NOW + LOCK) == "mei"
    assert Account.objects.get(code="mei").failed_count == 0


@pytest.mark.usefixtures("mei")
def test_a_success_before_the_fifth_begins_anew():
    for _ in range(LIMIT - 1):
        guess("mei", "wrong")

    assert guess("mei", PASSWORD) == "mei"
    assert guess("mei", "wrong") == "account.not_let_in"
    assert guess("mei", PASSWORD) == "mei"


def test_one_address_over_many_names_is_slowed_down():
    told = [guess(f"name{at}", "wrong", address="192.0.2.7") for at in range(BURST + 5)]

    assert told.count("account.slow_down") == 5
    assert guess("name1", "wrong", address="192.0.2.8") == "account.not_let_in"
    assert begin_at_address("192.0.2.7", NOW + 31 * SECOND) == 0


@pytest.mark.usefixtures("mei")
def test_right_passwords_cost_an_address_nothing():
    told = {guess("mei", PASSWORD, address="192.0.2.9") for _ in range(BURST * 2)}

    assert told == {"mei"}


def test_disabled_account_reads_like_a_wrong_password(mei):
    mei.is_disabled = True
    mei.save()

    assert guess("mei", PASSWORD) == "account.not_let_in"
    assert reasons() == ["account.disabled"]


@pytest.mark.usefixtures("mei")
def test_every_refusal_makes_one_hash(monkeypatch):
    made = []
    monkeypatch.setattr(
        "django.contrib.auth.hashers.Argon2PasswordHasher.encode",
        lambda *_args, **_rest: made.append(1) or "argon2$x",
    )
    monkeypatch.setattr(
        "django.contrib.auth.hashers.Argon2PasswordHasher.verify",
        lambda *_args, **_rest: bool(made.append(1)),
    )

    counts = []
    for code in ("nobody", "mei", *["mei"] * LIMIT):
        made.clear()
        guess(code, "wrong")
        counts.append(len(made))

    assert set(counts) == {1}
