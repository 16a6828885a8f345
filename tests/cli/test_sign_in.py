import datetime as dt

import pytest

from zhicai.records.audit.models import AuditEvent
from zhicai.records.factors.models import (
    FactorRequirement,
    IdentityProvider,
    RecoveryCode,
    SignInSetting,
    TimeCode,
)


@pytest.fixture
def held(world):
    chen, now = world.people.chen, world.now
    TimeCode.objects.create(account=chen, encrypted_key=b"x", last_step=0, added_at=now)
    RecoveryCode.objects.create(account=chen, code_hash="a", added_at=now)
    return chen


def test_providers_are_switched_off_in_an_emergency(terminal):
    SignInSetting.objects.create(pk=1, has_providers=True)

    seen = terminal.run("sign-in", "set", "--providers", "off").stdout
    was = SignInSetting.objects.get().has_providers
    terminal.run("sign-in", "set", "--providers", "off", "--apply")

    assert "尚未寫入" in seen
    assert was
    assert not SignInSetting.objects.get().has_providers
    last = AuditEvent.objects.order_by("-sequence").first()
    assert (last.action, last.fields) == ("setting.changed", {"changed": ["has_providers"]})


def test_requirements_are_lifted(terminal):
    FactorRequirement.objects.create(account_role="hr_clerk", from_on=dt.date(2026, 1, 1))

    terminal.run("sign-in", "set", "--requirements", "off", "--apply")

    assert not FactorRequirement.objects.exists()


def test_factors_of_an_account_are_cleared_with_a_reason(terminal, held):
    told = terminal.run("sign-in", "clear", held.code, "--reason", "手機遺失").stdout
    kept = TimeCode.objects.exists()
    terminal.run("sign-in", "clear", held.code, "--reason", "手機遺失", "--apply")

    assert "動態驗證碼 1" in told
    assert kept
    assert not TimeCode.objects.exists()
    assert not RecoveryCode.objects.exists()
    last = AuditEvent.objects.order_by("-sequence").first()
    assert (last.action, last.object_key, last.reason) == ("factor.removed", "chen", "手機遺失")


def test_unknown_account_is_told(terminal):
    terminal.run("sign-in", "clear", "nobody", "--reason", "x", code=3)


def test_what_holds_is_shown_without_secrets(terminal):
    IdentityProvider.objects.create(
        code="county", name="縣府單一登入", issuer="https://id.example", encrypted_secret=b"geheim"
    )

    told = terminal.ask("sign-in", "show")

    assert told["ways"]["has_providers"] is False
    assert told["providers"][0]["has_secret"] is True
    assert "geheim" not in str(told)
    assert "縣府單一登入" in terminal.run("sign-in", "show").stdout
