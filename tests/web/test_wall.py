"""Every address, walked from the resolver: a stranger is sent to the door, others see nothing."""

import re

import pytest
from django.urls import get_resolver

from guards.test_url_permissions import patterns, read_table
from people import BUREAU, SIBLING

DUMMIES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "0" * 8}
OFFICES = [
    route for route, _ in patterns(get_resolver()) if route.startswith("agency/<str:agency_code>/")
]
POLICIES = read_table()
# Of the form that signs out, and the number of the request: new on each page.
TOKEN = re.compile(rb'value="[A-Za-z0-9]{64}"|zc-code">[0-9a-f]{16}<')


def address(route, code):
    at_office = route.replace("<str:agency_code>", code)
    return "/" + re.sub(r"<(\w+):\w+>", lambda gap: DUMMIES.get(gap[1], "x"), at_office)


@pytest.mark.parametrize("route", OFFICES)
def test_stranger_is_sent_to_the_door(route, county, client):
    answer = client.get(address(route, BUREAU))

    assert answer.status_code in {302, 405}, county
    assert answer.status_code == 405 or answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", OFFICES)
def test_officer_of_a_sibling_agency_sees_what_is_not_there(route, method, county, site):
    client = site(county.people.wu)

    answers = [getattr(client, method)(address(route, code)) for code in (BUREAU, "999999999Z")]

    assert {answer.status_code for answer in answers} <= {404, 405}
    assert TOKEN.sub(b"", answers[0].content) == TOKEN.sub(b"", answers[1].content)


@pytest.mark.parametrize("route", OFFICES)
def test_account_without_a_grant_sees_what_is_not_there(route, county, site):
    client = site(county.people.guo)

    answers = [client.get(address(route, code)) for code in (SIBLING, BUREAU)]

    assert {answer.status_code for answer in answers} <= {404, 405}


def test_walk_saw_the_offices_and_their_policies():
    assert len(OFFICES) > 1
    assert all(":" in POLICIES[route] for route in OFFICES if route in POLICIES)
