"""Bad files on the whole way, through the command line: one of each family and outcome."""

import pytest

from corpus import make
from corpus.case import ANNA, BRAM, CARL
from journeys.office import balances
from journeys.small import BUREAU, COURSES, Desk

UNKNOWN_PEOPLE = "ids"
REFUSED = 6


def one_of_each():
    """The first file of each family and outcome, of families whose people the office knows."""
    first = {}
    for bad in make.FILES:
        if bad.family != UNKNOWN_PEOPLE:
            first.setdefault((bad.family, bad.outcome), bad)
    return list(first.values())


@pytest.fixture(scope="module")
def answers(new_office, tmp_path_factory):
    """What the preview says of each file, in an office that knows the three people."""
    desk = Desk(tmp_path_factory.mktemp("bad"))
    office = new_office("bad_files")
    names = {ANNA: "安小詩", BRAM: "白大文", CARL: "柯三立"}
    people = [[key, name, BUREAU, "科員", "一般人員", "110/01/01"] for key, name in names.items()]
    office.bring(
        desk.write("agencies", [[BUREAU, "示範小局", None]]),
        desk.write("roster", people),
        desk.write("levels", COURSES),
        agency=BUREAU,
    )
    files = one_of_each()
    codes = [REFUSED if bad.outcome == "refuse" else 0 for bad in files]
    asked = [["import", make.write(bad, desk.folder), "--agency", BUREAU] for bad in files]
    return list(zip(files, office.ask_many(asked, codes=codes), strict=True))


def test_refused_files_say_why_and_hold_no_rows(answers):
    refused = [(bad, answer["files"]) for bad, answer in answers if bad.outcome == "refuse"]

    assert len(refused) > 8
    for bad, (file,) in refused:
        assert {fault["code"] for fault in file["faults"]} & bad.codes, bad.name
        assert file["rows"]["added"] == 0
        assert all(fault["message"] for fault in file["faults"])


def test_faulty_files_give_all_their_other_rows(answers):
    faulty = [(bad, answer) for bad, answer in answers if bad.outcome == "fault"]

    assert len(faulty) > 3
    for bad, answer in faulty:
        rows = answer["files"][0]["rows"]
        assert balances(answer)
        assert rows["faulty"] > 0
        assert rows["added"] == bad.kept, bad.name
        assert {fault["code"] for fault in answer["files"][0]["faults"]} >= bad.codes, bad.name


def test_readable_files_give_all_their_rows(answers):
    readable = [(bad, answer) for bad, answer in answers if bad.outcome in ("safe", "notice")]

    assert len(readable) > 8
    for bad, answer in readable:
        assert answer["files"][0]["rows"]["added"] == bad.kept, bad.name
        assert answer["files"][0]["faults"] == [], bad.name
