"""One request, one key: on the page, in the log and in the audit."""

import re

import pytest
from django.test import Client

from zhicai.records.audit.models import AuditEvent

pytestmark = pytest.mark.usefixtures("world")
KEY = re.compile(r"[0-9a-f]{16}")


def test_a_refusal_bears_the_key_that_its_page_shows(world, site, at_bureau):
    response = site(world.people.wu).get(at_bureau("staff/"))

    shown = response.headers["X-Request-Id"]
    assert response.status_code == 404
    assert KEY.fullmatch(shown)
    assert shown in response.content.decode()
    assert AuditEvent.objects.get(action="access.refused").request_key == shown


def test_the_log_names_page_and_key_but_no_address(world, site, at_bureau, caplog):
    with caplog.at_level("INFO", "zhicai.request"):
        response = site(world.people.wu).get(at_bureau("staff/?search=A123"))

    line = next(one.getMessage() for one in caplog.records if one.name == "zhicai.request")
    assert line.startswith(f"{response.headers['X-Request-Id']} GET staff.search 404")
    assert "A123" not in line


def test_signing_in_leaves_the_key_of_its_request():
    response = Client().post("/sign-in/", {"code": "chen", "password": "whatever-it-is"})

    kept = AuditEvent.objects.get(action="session.refused")
    assert kept.request_key == response.headers["X-Request-Id"]


def test_two_requests_have_two_keys():
    client = Client()
    keys = {client.get("/sign-in/").headers["X-Request-Id"] for _ in range(3)}

    assert len(keys) == 3


@pytest.mark.parametrize("sent", ["0123456789abcdef", "x\r\ny"])
def test_a_key_that_comes_from_outside_is_not_taken_over(sent):
    response = Client().get("/sign-in/", headers={"X-Request-Id": sent})

    assert response.headers["X-Request-Id"] != sent
