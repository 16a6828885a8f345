"""Behind a proxy that names who is there: she says once that she is the account here."""

import subprocess
import sys

from browser.axe import violations
from browser.door import change_password, sign_in
from browser.finding import is_on
from browser.looks import overflow
from browser.site import served
from browser.tab import NARROW, NARROWEST, WIDE, opened_tab

SWITCH_ON = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "zhicai.config.settings"
import django
django.setup()
from zhicai.records.factors.models import SignInSetting
SignInSetting.objects.update_or_create(pk=1, defaults={"has_header": True})
"""
NAMED = {"X-Remote-User": "wang"}


def test_name_of_the_proxy_is_linked_to_the_account_here(chromium, new_office):
    office = new_office("proxied")
    subprocess.run([sys.executable, "-c", SWITCH_ON], env=office.environment, check=True)
    with (
        served(office, ZHICAI_TRUSTED_PROXIES="127.0.0.1") as site,
        opened_tab(chromium, site, signed_in=False, extra_http_headers=NAMED) as tab,
    ):
        tab.open("/sign-in/header/")
        sign_in(tab.page, site.first_password)
        change_password(tab.page, site.first_password)
        tab.page.wait_for_load_state()
        tab.open("/sign-in/link/")
        tab.shoot("proxied-link")

        assert is_on(tab, "ways_in.link")
        assert "wang" in tab.page.locator("main").inner_text()
        for size in (WIDE, NARROW):
            tab.resize(size)
            assert violations(tab.page) == [], size
        tab.resize(NARROWEST)
        assert overflow(tab.page) == []
