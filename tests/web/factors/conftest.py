"""Somebody with a password, her telephone, and a clock that can be moved."""

import datetime as dt
import re

import pytest
from django.test import Client

from zhicai.records.audit.models import AuditEvent
from zhicai.records.factors.time_codes import code_at, step_at

PASSWORD = "長長的密碼-0123456789-Aa"


class Door:
    """A browser at the door, at a moment of one's choosing."""

    def __init__(self, patch, now):
        self.now, self.browser = now, Client(raise_request_exception=False)
        patch.setattr("zhicai.web.office.clock", lambda: self.now)
        patch.setattr("zhicai.web.screens.sign_in.views.clock", lambda: self.now)

    def later(self, **span):
        self.now += dt.timedelta(**span)

    def get(self, path, **more):
        return self.browser.get(path, **more)

    def post(self, path, data=None, **more):
        return self.browser.post(path, data or {}, **more)

    def sign_in(self, code="chen", password=PASSWORD, **rest):
        return self.post("/sign-in/", {"code": code, "password": password, **rest})

    def code(self, key):
        return code_at(key, step_at(self.now))

    def second(self, code, kind="time_code"):
        name = {"time_code": "code", "recovery": "recovery"}[kind]
        return self.post("/sign-in/second/", {"kind": kind, name: code})

    def set_up(self):
        """Adds codes of an app; the key, and the codes on paper."""
        page = self.get("/factors/time-code/").content.decode()
        key = key_of(page)
        shown = self.post("/factors/time-code/", {"code": self.code(key)}).content.decode()
        self.later(seconds=60)
        return key, re.findall(r"<code>([A-Z2-9-]{14})</code>", shown)

    @property
    def is_in(self):
        return "_auth_user_id" in self.browser.session


def key_of(page):
    from base64 import b32decode

    text = re.search(r'zc-key-text">([A-Z2-7 ]+)<', page)[1]
    return b32decode(text.replace(" ", ""))


@pytest.fixture
def chen(county):
    county.people.chen.set_password(PASSWORD)
    county.people.chen.save()
    return county.people.chen


@pytest.fixture
def door(chen, world, monkeypatch):
    assert chen.has_usable_password()
    return Door(monkeypatch, world.later(seconds=1))


@pytest.fixture
def told():
    """What the audit keeps, newest first: action and fields."""
    return lambda: list(AuditEvent.objects.order_by("-sequence").values_list("action", "fields"))
