"""`zhicai account …`."""

from people import BUREAU
from zhicai.records.accounts.models import Account


def invite(desk, *words, **rest):
    options = ("--name", "陳小美", "--role", "hr_clerk", "--agency", BUREAU, *words)
    return desk.ask("account", "invite", "mei", *options, **rest)


def test_dry_makes_nothing_and_apply_prints_the_link_once(desk):
    assert invite(desk)["link"] is None
    assert not Account.objects.filter(code="mei").exists()

    made = invite(desk, "--apply")

    assert made["link"].startswith("http://127.0.0.1:8115/link/")
    assert invite(desk, "--apply", code=5)["error"]["code"] == "account.taken"


def test_list_show_appoint_and_end(desk):
    invite(desk, "--apply")
    desk.ask("account", "appoint", "mei", "--role", "hr_head", "--agency", BUREAU, "--apply")

    shown = desk.ask("account", "show", "mei", "--agency", BUREAU)
    key = shown["appointments"][0]["appointment"]
    desk.ask("account", "end", key, "--agency", BUREAU, "--apply")

    assert shown["state"] == "invited"
    assert {one["account_role"] for one in shown["appointments"]} == {"hr_clerk", "hr_head"}
    assert "mei" in [one["account"] for one in desk.ask("account", "list", "--agency", BUREAU)]
    assert "陳小美" in desk.run("account", "list", "--agency", BUREAU).stdout


def test_disable_enable_reset_and_idle(desk):
    invite(desk, "--apply")
    here = ("mei", "--agency", BUREAU)

    desk.ask("account", "disable", *here, "--apply")
    assert Account.objects.get(code="mei").is_disabled
    desk.ask("account", "enable", *here, "--apply")

    assert desk.ask("account", "reset", *here, "--apply")["kind"] == "invitation"
    assert desk.ask("account", "unlock", *here, "--apply", code=5)["error"]["code"]
    assert desk.ask("account", "disable-idle", "--agency", BUREAU)["accounts"] == []
    assert desk.ask("account", "show", "nobody", "--agency", BUREAU, code=3)["error"]
