"""How long a sign-in lasts, which are open, and that nothing typed is lost when one ends."""

import pytest

from people import NOW
from zhicai.records.accounts.models import AccountSession, SignInRules

PASSWORD = "Long-enough-115"


@pytest.fixture
def chen(county, monkeypatch):
    monkeypatch.setattr("zhicai.web.office.clock", lambda: county.later(seconds=1))
    for place in ("screens.sign_in.views", "screens.sessions.views"):
        monkeypatch.setattr(f"zhicai.web.{place}.clock", lambda: county.later(seconds=1))
    county.people.chen.set_password(PASSWORD)
    county.people.chen.save()
    return county.people.chen


def enter(client, target=""):
    return client.post("/sign-in/", {"code": "chen", "password": PASSWORD, "next": target})


@pytest.mark.usefixtures("chen")
@pytest.mark.parametrize(
    ("span", "is_over"),
    [({"minutes": 29}, False), ({"minutes": 31}, True)],
)
def test_idle_sign_in_ends_and_what_was_typed_is_handed_back(
    client, county, at_bureau, span, is_over
):
    enter(client)
    client.get(at_bureau())
    county.later(**span)

    answer = client.post(at_bureau("search/"), {"text": "附設學校"})

    assert (answer.status_code == 302) is is_over
    if is_over:
        door = client.get(answer.headers["Location"]).content.decode()
        enter(client, "/kept-form/")
        kept = client.get("/kept-form/").content.decode()
        assert "沒有動作" in door
        assert "附設學校" in kept


@pytest.mark.usefixtures("chen")
def test_busy_sign_in_ends_after_ten_hours_and_keeps_what_was_typed(client, county, at_bureau):
    enter(client)
    for _ in range(24):
        county.later(minutes=25)
        last = client.get(at_bureau())
    assert last.status_code == 302 or client.get(at_bureau()).status_code == 200
    county.later(minutes=25)

    answer = client.post(at_bureau("search/"), {"text": "附設學校"})
    enter(client, "/kept-form/")

    assert answer.headers["Location"] == "/sign-in/?next=%2Fkept-form%2F"
    assert "附設學校" in client.get("/kept-form/").content.decode()
    assert AccountSession.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.usefixtures("chen")
def test_rules_of_the_agency_hold_from_the_next_sign_in(client, county, at_bureau):
    SignInRules.objects.create(agency_code="999000000Z", idle_minutes=10)
    enter(client)
    county.later(minutes=11)

    assert client.get(at_bureau()).status_code == 302


@pytest.mark.usefixtures("chen")
def test_own_sign_ins_are_listed_and_another_is_ended(client, client_elsewhere, at_bureau):
    enter(client)
    enter(client_elsewhere)
    page = client.get("/sign-ins/").content.decode()
    key = AccountSession.objects.order_by("opened_at")[1].pk

    client.post("/sign-ins/end/", {"key": key})

    assert "127.0.0.1" in page
    assert "結束其他 1 個登入" in page
    assert client_elsewhere.get(at_bureau()).status_code == 302
    assert client.get(at_bureau()).status_code == 200


@pytest.fixture
def client_elsewhere(client_class):
    return client_class()


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


@pytest.mark.usefixtures("chen")
def test_nobody_ends_the_sign_in_of_another(client, client_elsewhere, county, at_bureau):
    enter(client)
    client_elsewhere.force_login(county.people.wu, backend="zhicai.web.backend.AccountBackend")
    key = AccountSession.objects.get(account=county.people.chen).pk

    answer = client_elsewhere.post("/sign-ins/end/", {"key": key})

    assert answer.status_code == 404
    assert client.get(at_bureau()).status_code == 200


@pytest.mark.usefixtures("chen")
def test_changed_password_ends_the_sign_in_elsewhere_and_not_here(client, client_elsewhere):
    enter(client)
    enter(client_elsewhere)
    new = "Second-of-115"
    fields = {"old_password": PASSWORD, "new_password": new, "repeated_password": new}
    client.post("/password/", fields)

    assert client.get("/sign-ins/").status_code == 200
    assert "這一個" in client.get("/sign-ins/").content.decode()
    assert client_elsewhere.get("/sign-ins/").status_code == 302


@pytest.mark.usefixtures("chen")
def test_who_is_in_proves_it_again(client, county):
    enter(client)

    wrong = client.post("/sign-ins/prove/", {"password": "not it"})
    right = client.post("/sign-ins/prove/", {"password": PASSWORD, "next": "/sign-ins/"})

    assert wrong.status_code == 422
    assert right.headers["Location"] == "/sign-ins/"
    assert county.now > NOW
