"""`zhicai role list|confirm` on the small county."""

from actions.roles.decided import bring_duties
from actions.world import CHEN, COUNTY, LIN, person_key


def test_a_list_holds_suggestion_and_state_of_each(desk):
    bring_duties(desk.office)

    lines = desk.lines("role", "list", COUNTY, "--tab", "all")

    told = {line["name"]: (line["state"], line["talent_role"]) for line in lines}
    assert told["陳一心"] == ("waiting", None)
    assert told["郭四維"] == ("default", None)
    (chen,) = [line for line in lines if line["name"] == "陳一心"]
    assert chen["suggestion"]["talent_role"] == "development"
    assert chen["suggestion"]["confidence"] <= 1
    assert "共 3 人" in desk.run("role", "list", COUNTY).stdout


def test_sure_suggestions_are_previewed_then_confirmed(desk):
    bring_duties(desk.office)

    told = desk.ask("role", "confirm", COUNTY)
    assert (told["batch"], sum(told["counts"].values())) == (None, 3)
    assert "尚未認定" in desk.run("role", "confirm", COUNTY).stdout

    assert desk.ask("role", "confirm", COUNTY, "--apply")["batch"]
    decided = desk.lines("role", "list", COUNTY, "--tab", "decided")
    assert {line["name"] for line in decided} == {"陳一心", "林二美", "吳三立"}
    assert {line["decided"]["by"] for line in decided} == {"admin"}


def test_one_is_decided_otherwise_with_a_reason_and_taken_back(desk):
    bring_duties(desk.office)
    chen = person_key(CHEN)

    desk.run("role", "confirm", COUNTY, chen, "--as", "policy", "--apply", code=6)
    told = ("role", "confirm", COUNTY, chen, "--as", "policy", "--reason", "會議", "--apply")
    assert desk.ask(*told)["counts"] == {"policy": 1}
    again = ("role", "confirm", COUNTY, chen, "--withdraw", "--reason", "誤認", "--apply")
    assert desk.ask(*again)["counts"] == {"withdrawn": 1}


def test_wrong_use_is_told_with_its_code(desk):
    bring_duties(desk.office)

    gone = desk.ask("role", "confirm", COUNTY, 7, "--apply", code=3)
    assert gone["error"]["code"] == "role.person_gone"
    desk.run("role", "confirm", COUNTY, "--as", "policy", "--apply", code=6)
    desk.run("role", "confirm", COUNTY, person_key(LIN), "--as", "chief", code=2)
    desk.run("role", "list", "沒有這個機關", code=3)
