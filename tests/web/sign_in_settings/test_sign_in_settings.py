"""Who may change how everybody signs in."""

import datetime as dt

import pytest

from people import BUREAU, COUNTY
from zhicai.records.accounts.models import Appointment
from zhicai.records.audit.models import AuditEvent
from zhicai.records.factors.models import (
    FactorRequirement,
    IdentityProvider,
    OutsideIdentity,
    SignInSetting,
    TimeCode,
)

HERE = "settings/sign-in/"
FIELDS = {"has_passkeys": "on", "header_name": "X-Remote-User", "is_factor_asked_outside": "on"}
ENTRY = {
    "code": "county",
    "name": "縣府單一登入",
    "issuer": "https://id.example/realm",
    "client_code": "zhicai",
    "secret": "geheim-geheim",
    "scopes": "openid",
    "is_active": "on",
}


def at(code, rest=""):
    return f"/agency/{code}/{HERE}{rest}"


@pytest.fixture
def top(county, site):
    """An administrator at the root agency, without a single grant."""
    guo = county.people.guo
    Appointment.objects.create(
        account=guo, account_role="administrator", agency_code=COUNTY, from_on=dt.date(2020, 1, 1)
    )
    return site(guo)


def last():
    return AuditEvent.objects.order_by("-sequence").first()


def test_administrator_at_the_root_opens_and_closes_ways(top):
    top.post(at(COUNTY), {**FIELDS, "has_providers": "on", "required_hr_head": "116/01/01"})

    assert SignInSetting.objects.get().has_providers
    kept = FactorRequirement.objects.get()
    assert (kept.account_role, kept.from_on) == ("hr_head", dt.date(2027, 1, 1))
    assert last().fields == {"changed": ["has_providers", "required:hr_head"]}


def test_officer_of_an_agency_sees_but_does_not_change(county, site):
    chen = site(county.people.chen)
    OutsideIdentity.objects.create(
        account=county.people.wu, issuer="header", subject_key="wu-elsewhere", added_at=county.now
    )

    page = chen.get(at(BUREAU)).content.decode()
    answer = chen.post(at(BUREAU), {**FIELDS, "has_providers": "on"})

    assert "只有本機管理者" in page
    assert "wu-elsewhere" not in page
    assert answer.status_code == 404
    assert not SignInSetting.objects.exists()


@pytest.mark.parametrize("rest", ["provider/", "provider/county/", "unlink/1/", "clear/"])
def test_pages_of_the_top_do_not_exist_for_others(county, site, rest):
    IdentityProvider.objects.create(code="county", name="x", issuer="https://id.example")
    chen = site(county.people.chen)

    assert chen.get(at(BUREAU, rest)).status_code == 404
    assert chen.post(at(BUREAU, rest), ENTRY).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"header_name": "Cookie"}, "標頭的名稱「Cookie」不能用"),
        ({"header_name": "X-Forwarded-For"}, "不能用"),
        ({"has_header": "on"}, "還沒有列出可信的代理伺服器"),
        ({"required_auditor": "明天"}, "不是日期"),
    ],
)
def test_odd_setting_is_refused_with_the_reason(top, fields, words):
    answer = top.post(at(COUNTY), {**FIELDS, **fields})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not SignInSetting.objects.exists()


def test_provider_is_kept_with_its_secret_encrypted(top):
    top.post(at(COUNTY, "provider/"), ENTRY)

    kept = IdentityProvider.objects.get()
    page = top.get(at(COUNTY, "provider/county/")).content.decode()
    assert kept.issuer == ENTRY["issuer"]
    assert b"geheim" not in bytes(kept.encrypted_secret)
    assert "geheim" not in page
    assert "/sign-in/provider/county/back/" in page
    assert last().object_key == "provider:county"


def test_blank_secret_keeps_the_old_one(top):
    top.post(at(COUNTY, "provider/"), ENTRY)
    before = bytes(IdentityProvider.objects.get().encrypted_secret)

    top.post(at(COUNTY, "provider/county/"), {**ENTRY, "secret": "", "name": "新名稱"})

    kept = IdentityProvider.objects.get()
    assert (kept.name, bytes(kept.encrypted_secret)) == ("新名稱", before)


@pytest.mark.parametrize("issuer", ["http://id.example", "https://a@id.example", "file:///etc/x"])
def test_address_that_is_not_safe_is_refused(top, issuer):
    answer = top.post(at(COUNTY, "provider/"), {**ENTRY, "issuer": issuer})

    assert answer.status_code == 422
    assert not IdentityProvider.objects.exists()


def test_code_and_issuer_stand_for_one_provider(top):
    top.post(at(COUNTY, "provider/"), ENTRY)

    again = top.post(at(COUNTY, "provider/"), ENTRY)
    other = top.post(at(COUNTY, "provider/"), {**ENTRY, "code": "other"})

    assert "已經用過" in again.content.decode()
    assert "已由另一個單一登入系統使用" in other.content.decode()
    assert IdentityProvider.objects.count() == 1


def test_provider_is_taken_away(top):
    top.post(at(COUNTY, "provider/"), ENTRY)

    top.post(at(COUNTY, "provider/county/"), {"step": "remove"})

    assert not IdentityProvider.objects.exists()


def test_link_of_an_account_is_seen_and_removed(top, county):
    held = OutsideIdentity.objects.create(
        account=county.people.chen, issuer="header", subject_key="wang", added_at=county.now
    )

    page = top.get(at(COUNTY)).content.decode()
    asked = top.get(at(COUNTY, f"unlink/{held.pk}/"))
    top.post(at(COUNTY, f"unlink/{held.pk}/"))

    assert "wang" in page
    assert asked.status_code == 200
    assert not OutsideIdentity.objects.exists()
    assert (last().action, last().object_key) == ("factor.removed", "chen")


def test_lost_telephone_is_cleared_after_a_look(top, county):
    chen = county.people.chen
    TimeCode.objects.create(account=chen, encrypted_key=b"x", last_step=0, added_at=county.now)
    asked = {"code": "chen", "reason": "手機遺失"}

    page = top.post(at(COUNTY, "clear/"), asked).content.decode()
    was_there = TimeCode.objects.exists()
    top.post(at(COUNTY, "clear/"), {**asked, "step": "apply"})

    assert "動態驗證碼 1 項" in page
    assert was_there
    assert not TimeCode.objects.exists()
    assert last().reason == "手機遺失"
