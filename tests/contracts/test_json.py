"""What the commands print with --json has exactly the promised shape."""

import datetime as dt
import json

import pytest

from contracts.shapes import misfits, promised
from journeys.office import standing_question
from zhicai.exchange.demo.model import AS_OF, ROOT_CODE

FIVE = {
    "hours.work_related",
    "hours.required",
    "hours.ai_required",
    "kpi.ai_attainment",
    "kpi.ai_attainment_sum",
}
WRITTEN = {
    "import.report": "files batch standing_before standing_after",
    "import.file": "name layout rows faults notices",
    "import.rows": "total added updated unchanged skipped faulty",
    "import.remark": "sheet cell code value message",
    "standing.answer": "agency year as_of known_at counted excluded provisions children",
    "standing.agency": "code name",
    "standing.excluded": "count reasons",
    "standing.reason": "code count",
    "standing.provision": "id norm scope counted met short unknown rate source clause doubts",
    "standing.person": "person name national_id_masked agency verdict minutes missing reason",
    "standing.minutes": "basic advanced unconfirmed other total",
    "standing.missing": "basic advanced",
    "letter.reading": "letters questions cards",
    "letter.letter": (
        "issuer kind addressee issued_on issue_number urgency secrecy subject items originals "
        "copies attachments citations duties"
    ),
    "letter.item": "mark text items",
    "letter.citation": "issuer issued_on issue_number relation",
    "letter.duty": "who what due_on",
    "letter.question": "id question answer",
    "letter.card": "id title text",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_shape_keeps_the_written_promise(name):
    assert promised(name) == set(WRITTEN[name].split())


def test_import_prints_the_promised_shape(demo_answers):
    for answer in demo_answers:
        assert misfits(answer, "import.report") == []


def test_standing_prints_the_promised_shape(demo_office):
    for scope in "甲乙丙":
        answer = demo_office.standing(ROOT_CODE, as_of=AS_OF, scope=scope)

        assert misfits(answer, "standing.answer") == []
        assert {each["id"] for each in answer["provisions"]} >= FIVE


def test_top_counts_are_those_of_the_kpi(demo_office):
    answer = demo_office.standing(ROOT_CODE, as_of=AS_OF)
    kpi = next(each for each in answer["provisions"] if each["id"] == "kpi.ai_attainment")

    for key in ("counted", "met", "short", "unknown", "rate"):
        assert answer[key] == kpi[key]


def test_children_are_the_direct_subordinates(demo_office):
    shallow = demo_office.ask(*standing_question(ROOT_CODE, as_of=AS_OF, depth=1))

    assert len(shallow["children"]) > 5
    assert all(child["children"] == [] for child in shallow["children"])


@pytest.mark.parametrize("provision", sorted(FIVE))
def test_people_are_printed_one_a_line(demo_office, provision):
    asked = ["standing", "people", "--agency", ROOT_CODE, "--provision", provision]
    asked += ["--as-of", AS_OF.isoformat(), "--json"]

    lines = [json.loads(line) for line in demo_office.run(*asked).stdout.splitlines()]

    figure = demo_office.standing(ROOT_CODE, as_of=AS_OF)
    counted = next(each["counted"] for each in figure["provisions"] if each["id"] == provision)
    assert len(lines) == counted
    assert [found for line in lines for found in misfits(line, "standing.person")] == []


def test_shapes_catch_what_is_wrong():
    sound = {"total": 1, "added": 1, "updated": 0, "unchanged": 0, "skipped": 0, "faulty": 0}

    assert misfits(sound, "import.rows") == []
    assert misfits({**sound, "total": True}, "import.rows") == ["$.total: whole expected, not True"]
    assert misfits({**sound, "lost": 0}, "import.rows") == ["$: has lost besides"]
    assert misfits(dt.date(2026, 1, 1).isoformat(), "day") == []
    assert misfits("1150101", "day") != []
    assert misfits("D10000", "masked") != []
