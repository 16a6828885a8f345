"""Accounts keep a password that nobody can read back."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from zhicai.records.accounts.models import Account

AT = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


def test_the_account_is_the_user_of_the_framework():
    assert get_user_model() is Account


def test_a_password_is_kept_as_argon2():
    account = Account.objects.create_account("chen", "correct horse", created_at=AT)

    assert account.password.startswith("argon2$argon2id$")
    assert account.check_password("correct horse")
    assert not account.check_password("Correct horse")


def test_a_code_belongs_to_one_account():
    Account.objects.create_account("chen", "one", created_at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_account("chen", "two", created_at=AT)


def test_nobody_is_administrator_by_default():
    account = Account.objects.create_account("chen", "one", created_at=AT)

    assert not account.is_local_administrator
    assert not account.is_disabled
