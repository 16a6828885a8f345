"""A passkey of the browser's own, the second step, and the pages that need something first."""

import re
from base64 import b32decode

import pytest

from browser.axe import violations
from browser.door import sign_in
from browser.finding import is_on
from browser.site import PASSWORD
from browser.tab import NARROW, WIDE, opened_tab
from journeys import clock
from zhicai.records.factors.time_codes import code_at, step_at

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def by_name(bare):
    """The site under a host name: browsers make no passkeys for a number."""
    address = bare.address
    bare.address = address.replace("127.0.0.1", "localhost")
    yield bare
    bare.address = address


@pytest.fixture
def tab(chromium, by_name):
    with opened_tab(chromium, by_name, signed_in=False) as tab:
        session = tab.page.context.new_cdp_session(tab.page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield tab


def enter(tab):
    tab.open("/sign-in/?next=/factors/")
    sign_in(tab.page, PASSWORD)


def look(tab, name):
    tab.shoot(f"sign-in-methods-{name}")
    for size in (NARROW, WIDE):
        tab.resize(size)
        assert violations(tab.page) == [], size


def remove(tab, words):
    tab.page.get_by_role("link", name=words).first.click()
    look(tab, "remove")
    tab.page.get_by_role("button", name="確定移除").click()


def test_passkey_is_added_and_opens_the_door_alone_and_second(tab):
    page = tab.page
    enter(tab)
    look(tab, "own")
    page.get_by_role("link", name="加入一把通行金鑰").click()
    look(tab, "passkey")
    assert is_on(tab, "factors.passkey")
    page.get_by_role("button", name="加入這個裝置").click()
    page.get_by_role("link", name="我已保存，繼續").wait_for()
    look(tab, "codes")

    page.get_by_role("link", name="我已保存，繼續").click()
    tab.open("/factors/recovery/")
    look(tab, "recovery")
    assert is_on(tab, "factors.recovery")
    page.get_by_role("button", name="登出").click()
    page.get_by_role("link", name="以通行金鑰登入").click()
    look(tab, "alone")
    page.get_by_role("button", name="使用通行金鑰").click()
    page.get_by_role("button", name="登出").click()
    enter(tab)
    look(tab, "second")
    assert is_on(tab, "ways_in.second")
    page.get_by_role("button", name="使用通行金鑰").click()
    page.get_by_role("heading", name="我的登入方式").wait_for()
    remove(tab, "移除「我的裝置」")

    assert page.get_by_role("cell", name="沒有加入").is_visible()


def test_code_of_the_app_is_set_up_and_asked(tab):
    page = tab.page
    enter(tab)
    page.get_by_role("link", name="設定動態驗證碼").click()
    look(tab, "time-code")
    shown = re.sub(r"\s", "", page.locator(".zc-key-text").inner_text())
    key = b32decode(shown)
    page.get_by_label("六位數驗證碼").fill(code_at(key, step_at(clock.now()) - 1))
    page.get_by_role("button", name="確認並啟用").click()
    paper = page.locator(".zc-codes code").first.inner_text()
    page.get_by_role("link", name="我已保存，繼續").click()
    page.get_by_role("button", name="登出").click()

    enter(tab)
    look(tab, "asked")
    page.get_by_label("六位數驗證碼").fill(code_at(key, step_at(clock.now())))
    page.get_by_role("button", name="確認", exact=True).click()
    page.get_by_role("button", name="登出").click()
    enter(tab)
    page.get_by_text("手機或金鑰不在身邊").click()
    page.get_by_label("復原碼").fill(paper)
    page.get_by_role("button", name="用復原碼登入").click()

    assert page.get_by_text("還剩 9 組").is_visible()
    remove(tab, "移除動態驗證碼")
