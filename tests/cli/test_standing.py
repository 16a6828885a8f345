"""`zhicai standing`, `people`, `explain` (semantics §6)."""

import pytest

from actions.world import BUREAU, CHEN, COUNTY, SCHOOL, person_key

ASKED = ("standing", "--agency", COUNTY)
ANSWER = {
    "agency",
    "year",
    "as_of",
    "known_at",
    "counted",
    "met",
    "short",
    "unknown",
    "rate",
    "scope",
    "excluded",
    "provisions",
    "children",
}
PERSON = {
    "person",
    "name",
    "national_id_masked",
    "agency",
    "verdict",
    "minutes",
    "missing",
    "reason",
}
FIVE = {
    "hours.work_related",
    "hours.required",
    "hours.ai_required",
    "kpi.ai_attainment",
    "kpi.ai_attainment_sum",
}


@pytest.fixture
def busy(desk):
    desk.office.hours()
    return desk


def test_the_document_has_the_promised_shape(busy):
    answer = busy.ask(*ASKED)

    assert set(answer) >= ANSWER
    assert answer["agency"] == {"code": COUNTY, "name": "示範縣政府"}
    assert {one["id"] for one in answer["provisions"]} >= FIVE
    assert (answer["year"], answer["as_of"]) == (115, "2026-11-20")
    assert answer["known_at"].endswith("Z")


def test_each_provision_names_norm_scope_source_and_clause(busy):
    for one in busy.ask(*ASKED)["provisions"]:
        assert one["norm"] in {"obligation", "expectation"}
        assert one["scope"] in {"甲", "乙", "丙"}
        assert one["source"]
        assert one["clause"]
        assert one["met"] + one["short"] + one["unknown"] == one["counted"]


def test_children_are_direct_subordinates_in_the_same_shape(busy):
    children = busy.ask(*ASKED)["children"]

    assert [child["agency"]["code"] for child in children] == [BUREAU, "999020000Z"]
    assert sum(child["counted"] for child in children) == 4


def test_known_at_before_the_hours_gives_the_figure_before(busy):
    first = busy.ask("batch", "list")[1]["applied_at"]

    answer = busy.ask(*ASKED, "--known-at", first)

    assert (answer["unknown"], answer["known_at"]) == (4, first)


@pytest.mark.parametrize(
    ("words", "met"),
    [
        (("--as-of", "115/03/31"), 0),
        (("--as-of", "2026-04-01"), 1),
        (("--year", "114"), 0),
    ],
)
def test_other_days_and_years_can_be_asked(busy, words, met):
    assert busy.ask(*ASKED, *words)["met"] == met


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "115/02/29"),
        ("--as-of", "昨天"),
        ("--known-at", "2026-11-20T09:00:00"),
        ("--known-at", "昨天"),
        ("--year", "0"),
        ("--year", "99999"),
        ("--scope", "丁"),
        ("--depth", "-1"),
    ],
)
def test_odd_options_end_with_two(desk, words):
    desk.run(*ASKED, *words, code=2)


def test_a_day_before_the_year_ends_with_two_and_a_document(desk):
    answer = desk.ask(*ASKED, "--year", "115", "--as-of", "114/12/31", code=2)

    assert answer["error"]["code"] == "cli.as_of_outside_year"


def test_an_unknown_agency_ends_with_three(desk):
    desk.run("standing", "--agency", "999999999Z", code=3)


def test_without_an_agency_it_ends_with_two(desk):
    desk.run("standing", code=2)


def test_the_text_names_rate_counts_doubts_and_sources(busy):
    told = busy.run(*ASKED).stdout

    assert "25.0 %（1／4 人），另有 2 人資料不足" in told
    assert "依據：" in told
    assert "疑義：" in told
    assert "其他試算" in told
    assert "AI 3 小時（須列入10小時必須完成課程）" in told
    assert "僅檢核總數；各類別下限待公布" in told


def test_people_are_lines_of_json(busy):
    lines = busy.lines("standing", "people", "--agency", COUNTY)

    assert [set(line) for line in lines] == [PERSON] * 4
    assert {line["name"]: line["verdict"] for line in lines} == {
        "陳一心": "met",
        "林二美": "short",
        "吳三立": "unknown",
        "郭四維": "unknown",
    }
    assert CHEN not in str(lines)


def test_people_can_be_picked_by_several_verdicts(busy):
    words = ("--provision", "kpi.ai_attainment", "--verdict", "met", "--verdict", "short")

    lines = busy.lines("standing", "people", "--agency", COUNTY, *words)

    assert {line["name"] for line in lines} == {"陳一心", "林二美"}


def test_nobody_gives_no_line(busy):
    words = ("--agency", SCHOOL, "--verdict", "met")

    assert busy.lines("standing", "people", *words) == []


def test_people_of_an_unknown_provision_end_with_three(busy):
    busy.run("standing", "people", "--agency", COUNTY, "--provision", "hours.nothing", code=3)


def test_explain_takes_the_key_of_people(busy):
    answer = busy.ask("standing", "explain", person_key(CHEN), "kpi.ai_attainment")

    assert (answer["verdict"], len(answer["records"])) == ("met", 2)


def test_explain_of_nobody_ends_with_three_and_shows_no_id(busy):
    answer = busy.ask("standing", "explain", CHEN, "kpi.ai_attainment", code=3)

    assert answer["error"]["code"] == "person.not_found"
    assert CHEN not in str(answer)


def test_explain_in_words_names_the_row_of_the_file(busy):
    told = busy.run("standing", "explain", "陳一心", "kpi.ai_attainment").stdout

    assert "達成" in told
    assert "hours" in told
    assert "批次" in told
