"""The shipped settings under HTTPS: no warning of Django, cookies and headers as promised."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from guards.house import ROOT

READ = """
import json
from django.conf import settings
names = ("SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE",
  "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_SAMESITE", "SECURE_SSL_REDIRECT",
  "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "DEBUG",
  "SILENCED_SYSTEM_CHECKS")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def run(home, *words, **flags):
    """A process of its own, as the site is started behind a proxy."""
    environment = {
        **os.environ,
        "ZHICAI_HOME": str(home),
        "ZHICAI_HTTPS": "1",
        "ZHICAI_HOSTS": "hr.example",
        "DJANGO_SETTINGS_MODULE": "zhicai.config.settings",
        **flags,
    }
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("wide", ["0", "1"])
def test_django_warns_of_nothing(tmp_path, wide):
    flags = {"ZHICAI_HSTS_SUBDOMAINS": wide, "ZHICAI_HSTS_PRELOAD": wide}
    done = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **flags)

    assert done.returncode == 0, done.stderr
    assert "WARNINGS" not in done.stderr


def test_cookies_are_closed_and_every_name_below_is_a_choice_of_its_own(tmp_path):
    told = json.loads(run(tmp_path, "-c", READ).stdout)
    wide = json.loads(
        run(tmp_path, "-c", READ, ZHICAI_HSTS_SUBDOMAINS="1", ZHICAI_HSTS_PRELOAD="1").stdout
    )

    for cookie in ("SESSION", "CSRF"):
        assert told[f"{cookie}_COOKIE_SECURE"] is True
        assert told[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert told[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    assert told["SECURE_SSL_REDIRECT"] is True
    assert told["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert (told["SECURE_HSTS_INCLUDE_SUBDOMAINS"], told["SECURE_HSTS_PRELOAD"]) == (False, False)
    assert wide["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert wide["SILENCED_SYSTEM_CHECKS"] == []
    assert told["DEBUG"] is False


def test_preloading_without_the_names_below_is_refused(tmp_path):
    done = run(tmp_path, "manage.py", "check", ZHICAI_HSTS_PRELOAD="1")

    assert done.returncode != 0
    assert "ZHICAI_HSTS_SUBDOMAINS" in done.stderr


@pytest.mark.usefixtures("world")
def test_every_answer_bears_the_policy_and_every_cookie_is_closed():
    response = Client().get("/sign-in/")

    policy = response.headers["Content-Security-Policy"]
    told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert told["default-src"] == "'self'"
    assert "script-src" not in told
    assert "style-src" not in told
    assert "unsafe" not in policy
    assert told["frame-ancestors"] == "'none'"
    for cookie in response.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
