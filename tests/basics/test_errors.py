"""The two refusals: plain, and whole after a copy, as on the way out of a child process."""

import copy

from zhicai.basics.errors import Refused, Unreadable


def test_unreadable_text_travels_between_processes():
    fault = copy.deepcopy(Unreadable("not_hours", "三"))

    assert isinstance(fault, ValueError)
    assert (fault.code, fault.seen, str(fault)) == ("not_hours", "三", "not_hours: 三")


def test_refusal_travels_between_processes():
    sent = Refused("file.too_large", place="名冊!A1", value="名冊.xlsx", limit=64)

    refused = copy.deepcopy(sent)

    assert (refused.code, refused.place, refused.value) == (
        "file.too_large",
        "名冊!A1",
        "名冊.xlsx",
    )
    assert refused.details == {"limit": "64"}


def test_refusal_shows_code_place_and_value():
    assert str(Refused("file.empty")) == "file.empty"
    assert str(Refused("file.empty", place="名冊!A1", value="x")) == "file.empty: 名冊!A1: x"
