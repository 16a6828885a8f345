"""Passkeys by a device of our own: what the browser brings back is believed only where it fits."""

import html
import json
import re

import pytest

from web.factors.device import Device
from zhicai.records.factors.models import Passkey, SignInSetting

ALONE, SECOND, ADD = "/sign-in/passkey/", "/sign-in/second/", "/factors/passkey/"


def asked_on(door, path):
    """What the page asks the browser for."""
    page = door.get(path).content.decode()
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', page)[1]))["publicKey"]


def add(door, device):
    answer = device.create(asked_on(door, ADD))
    return door.post(ADD, {"name": "辦公室電腦", "answer": answer})


def use(door, device, path=ALONE):
    return door.post(path, {"answer": device.get(asked_on(door, path))})


@pytest.fixture
def device(door):
    """Chen's device, with chen signed out again."""
    made = Device()
    door.sign_in()
    add(door, made)
    door.post("/sign-out/")
    return made


def refused_for(told):
    return told()[0] if told()[0][0] == "session.refused" else None


def test_passkey_alone_opens_the_door(door, device, told):
    use(door, device)

    assert door.is_in
    assert told()[0] == ("session.opened", {"method": "passkey"})
    held = Passkey.objects.get()
    assert (held.name, held.host, held.sign_count) == ("辦公室電腦", "testserver", 1)


def test_passkey_is_the_second_step_after_the_password(door, device, told):
    door.sign_in()
    was_in = door.is_in

    use(door, device, SECOND)

    assert not was_in
    assert door.is_in
    assert told()[0] == ("session.opened", {"method": "password+passkey"})


def test_counter_that_falls_back_tells_of_a_copy(door, device, told):
    use(door, device)
    door.post("/sign-out/")
    device.count -= 1

    answer = use(door, device)

    assert not door.is_in
    assert told()[0] == ("session.refused", {"method": "passkey", "reason": "count_fell"})
    assert "count_fell" not in answer.content.decode()


def test_answer_is_good_for_one_question(door, device, told):
    answer = device.get(asked_on(door, ALONE))
    door.post(ALONE, {"answer": answer})
    door.post("/sign-out/")

    door.post(ALONE, {"answer": answer})

    assert not door.is_in
    assert refused_for(told)[1]["reason"] == "wrong_answer"


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("origin", "http://elsewhere.example"), ("is_verified", False), ("handle", b"another")],
)
def test_answer_from_elsewhere_or_without_the_holder_is_refused(
    door, device, told, attribute, value
):
    setattr(device, attribute, value)

    use(door, device)

    assert not door.is_in
    assert refused_for(told)[1]["reason"] == "wrong_answer"


def test_key_of_nobody_is_refused(door, device, told):
    stranger = Device()

    use(door, stranger)

    assert stranger.key_id != device.key_id
    assert not door.is_in
    assert refused_for(told)[1]["reason"] == "unknown_key"


def test_forged_signature_is_refused(door, device, told):
    device.key = Device().key

    use(door, device)

    assert refused_for(told)[1]["reason"] == "wrong_answer"


def test_passkey_of_another_is_no_second_step(door, device, county, told):
    Passkey.objects.update(account=county.people.lin)
    own = Device()
    door.sign_in()
    add(door, own)
    door.post("/sign-out/")
    door.sign_in()

    use(door, device, SECOND)

    assert not door.is_in
    assert refused_for(told)[1]["reason"] == "key_of_another"


def test_disabled_account_has_no_way_in_by_passkey(door, device, chen):
    chen.is_disabled = True
    chen.save()

    use(door, device)

    assert not door.is_in


@pytest.mark.parametrize("answer", ["", "{}", "[]", "no json", '{"id": 7}', "x" * 30_000])
def test_odd_answer_is_refused_without_a_trace(door, device, answer):
    asked_on(door, ALONE)

    page = door.post(ALONE, {"answer": answer})

    assert page.status_code == 422
    assert device.count == 0
    assert not door.is_in


def test_same_device_is_not_added_twice(door, device):
    device.count += 1
    door.sign_in()
    use(door, device, SECOND)

    answer = add(door, device)

    assert answer.status_code == 422
    assert Passkey.objects.count() == 1


def test_answer_to_another_question_is_not_added(door):
    door.sign_in()
    answer = Device().create(asked_on(door, ADD))
    asked_on(door, ADD)

    told = door.post(ADD, {"name": "x", "answer": answer})

    assert told.status_code == 422
    assert not Passkey.objects.exists()


def test_passkeys_switched_off_open_nothing(door, device):
    asked = asked_on(door, ALONE)
    SignInSetting.objects.create(pk=1, has_passkeys=False)

    door.post(ALONE, {"answer": device.get(asked)})

    assert not door.is_in
    assert "以通行金鑰登入" not in door.get("/sign-in/").content.decode()


def test_site_by_a_number_offers_no_passkey(door, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]

    page = door.get("/sign-in/", SERVER_NAME="127.0.0.1").content.decode()

    assert "以通行金鑰登入" not in page
