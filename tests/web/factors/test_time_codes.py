import datetime as dt

import pytest

from people import BUREAU
from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.factors.models import FactorRequirement, TimeCode
from zhicai.records.factors.time_codes import code_at, step_at


@pytest.fixture
def key(door):
    """Chen with her telephone set up, signed out again."""
    door.sign_in()
    made, door.paper = door.set_up()
    door.post("/sign-out/")
    return made


def test_code_of_the_app_is_asked_after_the_password(door, key, told):
    first = door.sign_in(next="/factors/")

    assert first.headers["Location"] == "/sign-in/second/"
    assert not door.is_in
    assert door.second(door.code(key)).headers["Location"] == "/factors/"
    assert door.is_in
    assert told()[0] == ("session.opened", {"method": "password+time_code"})


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("code", ["十二三四五六", "１２", "\u0000", "9" * 12])
def test_odd_code_is_refused_without_a_trace(door, code):
    door.sign_in()

    assert door.second(code).status_code == 422
    assert not door.is_in


def test_full_width_digits_are_digits(door, key):
    door.sign_in()
    door.second(door.code(key).translate({48 + n: 0xFF10 + n for n in range(10)}))

    assert door.is_in


def test_page_of_the_second_step_shows_nothing_to_a_stranger(door):
    answer = door.get("/sign-in/second/")

    assert answer.headers["Location"] == "/sign-in/"


def test_key_is_kept_encrypted(key):
    kept = bytes(TimeCode.objects.get().encrypted_key)

    assert key not in kept
    assert len(kept) > len(key)


@pytest.mark.parametrize(("steps", "is_taken"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clock_of_a_telephone_may_be_one_step_off(door, key, steps, is_taken):
    door.later(minutes=5)
    door.sign_in()

    door.second(code_at(key, step_at(door.now) + steps))

    assert door.is_in == is_taken


def test_code_is_taken_once(door, key, told):
    door.sign_in()
    code = door.code(key)
    door.second(code)
    door.post("/sign-out/")
    door.sign_in()

    answer = door.second(code)

    assert answer.status_code == 422
    assert not door.is_in
    assert told()[0] == ("session.refused", {"method": "time_code", "reason": "replayed"})
    assert "replayed" not in answer.content.decode()


def test_wrong_codes_lock_the_account_even_between_right_passwords(door, key, told):
    for _ in range(5):
        door.sign_in()
        door.second("000000")

    door.sign_in()
    door.second(door.code(key))

    assert not door.is_in
    assert Account.objects.get(code="chen").locked_until is not None
    assert told()[0][1]["reason"] in {"account.locked", "wrong_code"}


def test_half_way_ends_after_ten_minutes(door, key):
    door.sign_in()
    door.later(minutes=11)

    answer = door.second(door.code(key))

    assert answer.headers["Location"] == "/sign-in/"
    assert not door.is_in


@pytest.mark.usefixtures("key")
def test_code_on_paper_opens_once(door, told):
    paper = door.paper
    door.sign_in()
    door.second(paper[0].lower().replace("-", " "), kind="recovery")
    was_in = door.is_in
    door.post("/sign-out/")
    door.sign_in()
    again = door.second(paper[0], kind="recovery")

    assert len(set(paper)) == 10
    assert was_in
    assert not door.is_in
    assert again.status_code == 422
    assert told()[0][1] == {"method": "recovery_code", "reason": "wrong_code"}


def test_removal_asks_for_a_fresh_sign_in(door, key, told):
    door.sign_in()
    door.second(door.code(key))
    door.later(minutes=11)
    path = f"/factors/remove/time_code/{TimeCode.objects.get().pk}/"

    turned = door.post(path)
    door.sign_in(next="/factors/")
    door.second(door.code(key))
    door.post(path)

    assert turned.headers["Location"] == "/sign-in/?next=/factors/"
    assert not TimeCode.objects.exists()
    assert told()[0] == ("factor.removed", {"factor": "time_code"})
    assert door.get("/factors/").status_code == 200


def test_factor_of_another_cannot_be_removed(door, key, county):
    lin = county.people.lin
    other = TimeCode.objects.create(account=lin, encrypted_key=b"x", last_step=0, added_at=door.now)
    door.sign_in()
    door.second(door.code(key))

    answer = door.post(f"/factors/remove/time_code/{other.pk}/")

    assert answer.status_code == 404
    assert TimeCode.objects.filter(account=lin).exists()


@pytest.fixture
def demanded(chen, door):
    day = door.now.date()
    Appointment.objects.create(
        account=chen, account_role="hr_clerk", agency_code=BUREAU, from_on=dt.date(2020, 1, 1)
    )
    return FactorRequirement.objects.create(account_role="hr_clerk", from_on=day)


@pytest.mark.usefixtures("demanded")
def test_who_must_have_a_second_factor_is_led_to_it(door, at_bureau):
    door.sign_in()
    turned = door.get(at_bureau())
    door.set_up()

    assert turned.headers["Location"] == "/factors/"
    assert "必須有第二道驗證" in door.get("/factors/").content.decode()
    assert door.get(at_bureau()).status_code == 200


def test_before_its_day_nothing_is_demanded(door, demanded, at_bureau):
    demanded.from_on = door.now.date() + dt.timedelta(days=2)
    demanded.save()
    door.sign_in()

    assert door.get(at_bureau()).status_code == 200


@pytest.mark.usefixtures("demanded")
def test_last_factor_of_who_needs_one_stays(door):
    door.sign_in()
    door.set_up()

    answer = door.post(f"/factors/remove/time_code/{TimeCode.objects.get().pk}/")

    assert answer.status_code == 422
    assert "這是最後一項" in answer.content.decode()
    assert TimeCode.objects.exists()
