"""A name that a proxy vouches for."""

import datetime as dt
from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from people import NOW
from zhicai.actions.factors import outside
from zhicai.actions.factors.flood import MOST_A_MINUTE, MOST_ADDRESSES, Flood
from zhicai.actions.factors.moment import Moment
from zhicai.config.settings import read_networks
from zhicai.records.audit.models import AuditEvent
from zhicai.records.factors.models import OutsideIdentity, SignInSetting

PROXY, STRANGER = "10.1.2.3", "10.9.9.9"
NAME = "HTTP_X_REMOTE_USER"


@pytest.fixture
def proxied(settings, door, chen):
    """The site behind a proxy at PROXY; chen is known there as wang."""
    settings.TRUSTED_PROXIES = (ip_network("10.1.2.0/24"),)
    SignInSetting.objects.create(pk=1, has_header=True)
    OutsideIdentity.objects.create(
        account=chen, issuer="header", subject_key="wang", added_at=door.now
    )
    door.browser = Client(REMOTE_ADDR=PROXY)
    return door


def enter(door, name="wang", **more):
    return door.get("/sign-in/header/", **{NAME: name, **more})


def test_proxy_names_who_comes_in(proxied, told):
    page = proxied.get("/sign-in/", **{NAME: "wang"}).content.decode()
    answer = enter(proxied)

    assert "以「wang」登入" in page
    assert answer.headers["Location"] == "/"
    assert proxied.is_in
    assert told()[0] == ("session.opened", {"method": "header"})


@pytest.mark.parametrize("forwarded", [{}, {"HTTP_X_FORWARDED_FOR": PROXY}])
def test_header_from_a_stranger_is_refused_and_written_down(proxied, told, forwarded):
    answer = enter(proxied, REMOTE_ADDR=STRANGER, **forwarded)

    assert answer.status_code == 403
    assert not proxied.is_in
    assert told()[0] == ("session.refused", {"method": "header", "reason": "forged"})
    assert "forged" not in answer.content.decode()
    assert "wang" not in answer.content.decode()


def test_two_names_in_one_header_are_refused(proxied, told):
    assert enter(proxied, "wang,chen").status_code == 403
    assert told()[0][1]["reason"] == "forged"


def test_unknown_name_signs_in_here_first(proxied):
    answer = enter(proxied, "somebody")

    assert answer.headers["Location"] == "/sign-in/?next=/sign-in/link/"
    assert not proxied.is_in


@pytest.mark.parametrize("name", ["another", ""])
def test_session_ends_where_the_header_names_another(proxied, name):
    enter(proxied)
    was_in = proxied.is_in

    answer = proxied.get("/factors/", **{NAME: name})

    assert was_in
    assert answer.headers["Location"] == "/sign-in/"
    assert not proxied.is_in


def test_session_goes_on_while_the_header_stays(proxied):
    enter(proxied)

    assert proxied.get("/factors/", **{NAME: "wang"}).status_code == 200


def test_header_is_not_read_while_switched_off(proxied):
    SignInSetting.objects.update(has_header=False)

    answer = enter(proxied)

    assert answer.headers["Location"] == "/sign-in/"
    assert not proxied.is_in


def test_session_of_the_header_ends_with_the_switch(proxied):
    enter(proxied)
    SignInSetting.objects.update(has_header=False)

    proxied.get("/factors/", **{NAME: "wang"})

    assert not proxied.is_in


def test_header_is_not_read_without_a_list(door, chen):
    SignInSetting.objects.create(pk=1, has_header=True)
    OutsideIdentity.objects.create(
        account=chen, issuer="header", subject_key="wang", added_at=door.now
    )

    enter(door)

    assert not door.is_in


@pytest.mark.parametrize("text", ["0.0.0.0/0", "::/0", "10.0.0.0/8", "proxy", "10.1.2.3,"])
def test_list_that_trusts_everybody_stops_the_start(text):
    with pytest.raises(ImproperlyConfigured):
        read_networks(text)


def test_list_takes_addresses_and_networks():
    assert read_networks("10.1.2.3, 10.1.3.0/24, fd00::1") == (
        ip_network("10.1.2.3/32"),
        ip_network("10.1.3.0/24"),
        ip_network("fd00::1/128"),
    )
    assert read_networks(None) == ()


def test_a_flood_from_one_address_is_counted_and_does_not_fill_the_audit(proxied, monkeypatch):
    monkeypatch.setattr(outside, "FLOOD", Flood())
    now = proxied.now

    for second in range(50):
        moment = Moment(now + dt.timedelta(seconds=second))
        outside.note_forged_header(address=STRANGER, moment=moment)
    kept = AuditEvent.objects.filter(action="session.refused").count()
    outside.note_forged_header(address="10.9.9.8", moment=Moment(now))
    later = Moment(now + dt.timedelta(minutes=2))
    outside.note_forged_header(address=STRANGER, moment=later)

    assert kept == MOST_A_MINUTE
    refused = AuditEvent.objects.filter(action="session.refused").order_by("sequence")
    other, last = refused[kept : kept + 2]
    assert "suppressed_count" not in other.fields
    assert last.fields["suppressed_count"] == 50 - MOST_A_MINUTE


def test_many_addresses_take_no_more_than_their_room():
    flood = Flood()
    for _ in range(MOST_A_MINUTE):
        flood.take(STRANGER, NOW)
    is_counted = flood.take(STRANGER, NOW) is None

    for one in range(MOST_ADDRESSES):
        flood.take(str(one), NOW)

    assert is_counted
    assert flood.take(STRANGER, NOW) == 0  # the first to come was forgotten for the last
