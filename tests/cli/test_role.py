"""`zhicai role` as a program and an officer call it."""

import json

import pytest
from click.testing import CliRunner

from zhicai.basics.role_words import ROLES
from zhicai.cli.role import group

POST = {
    "id": "a1",
    "title": "技士",
    "series": "資訊處理",
    "rank": "委任第5職等",
    "text": "開發並維護戶政應用系統\n其他臨時交辦事項",
}
KEYS = {
    "id",
    "talent_role",
    "second_talent_role",
    "confidence",
    "abstained",
    "reason",
    "evidence",
    "alternatives",
}


def run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def write(tmp_path):
    def written(*lines):
        path = tmp_path / "posts.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return path

    return written


def suggested(path):
    result = run("suggest", path, "--json", "--as-of", "115/11/23")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_line_out_per_line_in_with_the_agreed_keys(write):
    [found] = suggested(write(json.dumps(POST)))

    assert set(found) == KEYS
    assert found["id"] == "a1"
    assert found["talent_role"] == "development"
    assert 0.5 < found["confidence"] <= 1
    evidence = found["evidence"][0]
    assert POST["text"][evidence["start"] : evidence["end"]] == evidence["phrase"]


def test_odd_lines_get_an_answer_of_their_own(write):
    odd = ["", "not json", "[1]", "{}", '{"text": null}', '{"id": NaN, "text": "x"}', '{"text": 7}']

    found = suggested(write(json.dumps(POST), *odd))

    assert len(found) == 1 + len(odd)
    assert all(one["abstained"] and one["talent_role"] == "application" for one in found[1:])


def test_a_person_reads_role_confidence_and_words(write):
    result = run("suggest", write(json.dumps(POST)))

    assert "AI開發人才" in result.output
    assert "「開發並維護戶政應用系統」" in result.output
    assert "共 1 筆" in result.output


def test_before_the_guideline_nothing_is_suggested(write):
    result = run("suggest", write(json.dumps(POST)), "--as-of", "115/1/1")

    assert result.exit_code == 6
    assert "duty.not_in_force" in result.output


def test_evaluation_counts_what_people_labelled(write):
    lines = [{**POST, "role": "policy", "also": ["development"]}, {**POST, "role": "policy"}, POST]
    path = write(*map(json.dumps, lines))

    result = json.loads(run("evaluate", path, "--json").stdout)

    assert (result["lines"], result["unlabelled"]) == (2, 1)
    assert result["accuracy"] == 0.5
    assert result["roles"]["policy"]["recall"] == 0.5
    assert [one["labelled"] for one in result["worst"]] == ["policy"]


def test_evaluation_without_labels_says_so(write):
    result = run("evaluate", write(json.dumps(POST)))

    assert result.exit_code == 6
    assert "duty.nothing_labelled" in result.output


def test_training_on_too_few_decisions_says_so(write):
    labelled = json.dumps({**POST, "role": "development"})

    result = run("train", write(labelled, labelled))

    assert result.exit_code == 0, result.output
    assert "認定的筆數不足" in result.stdout


def test_training_tells_a_program_how_it_went(write):
    result = run("train", write(json.dumps({**POST, "role": "development"})), "--json")

    told = json.loads(result.stdout)
    assert (told["outcome"], told["statements"]) == ("too_few", 1)
    assert told["roles"]["development"] == 1


def test_taking_over_needs_an_agency(write):
    result = run("train", write(json.dumps(POST)), "--apply")

    assert result.exit_code == 2
    assert "--agency" in result.output


TEXTS = {
    "blank": "",
    "one": "辦",
    "long": "辦理公文收發。" * 3_000,
    "signs": "，。；、（）！？…",
    "english": "Maintains the information systems of the bureau",
    "simplified": "办理资讯系统维护，开发应用软件，维护数据库",
    "html": "<div><p>辦理<b>採購</b>及<i>出納</i></p><script>alert(1)</script></div>",
}


def test_text_that_is_no_duty_gets_a_line_a_guess_and_a_reason(write):
    found = suggested(write(*(json.dumps({"id": key, "text": TEXTS[key]}) for key in TEXTS)))

    assert [one["id"] for one in found] == list(TEXTS)
    assert all(one["talent_role"] in ROLES for one in found)
    for one in found:
        if one["id"] != "html":
            assert one["abstained"] is True
            assert one["reason"]
        for item in one["evidence"]:
            told = TEXTS[one["id"]][item["start"] : item["end"]]
            assert told == item["phrase"]
