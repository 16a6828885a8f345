"""`zhicai rulebook` as an officer and a program call it."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from zhicai.cli.rulebook import group

NATIONAL = Path(str(files("zhicai") / "rulebook"))


def run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def copy(tmp_path):
    """The national rulebook in a folder of its own, to be changed."""
    return Path(shutil.copytree(NATIONAL, tmp_path / "rulebook"))


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_check_says_how_much_it_saw():
    result = run("check")

    assert result.exit_code == 0, result.output
    assert "沒有錯誤" in result.output
    assert "163 列" in result.output


def test_check_lists_all_faults_by_file_and_line(copy):
    change(copy / "hours/ai_required.yaml", "norm: obligation", "norm: duty")
    change(copy / "kpi/cut_off.yaml", "day: 31", "day: 12:30")

    result = run("check", "--folder", copy)

    assert result.exit_code == 1
    assert "rulebook/hours/ai_required.yaml:6: 「norm」不可為「duty」" in result.output
    assert "rulebook/kpi/cut_off.yaml:8: 「12:30」" in result.output


def test_check_names_a_row_that_went_missing(copy):
    for path in (copy / "coverage").glob("*.yaml"):
        path.unlink()

    document = json.loads(run("check", "--folder", copy, "--json").output)

    assert document["ok"] is False
    assert "C163" in " ".join(fault["message"] for fault in document["faults"])


def test_list_shows_the_value_of_the_day():
    after = run("list", "--as-of", "2026-01-01").output
    before = run("list", "--as-of", "114/12/31").output

    assert "hours.ai_required" in after
    assert "查詢日 115/01/01" in after
    [line] = [line for line in before.splitlines() if line.startswith("hours.ai_required")]
    assert "當日沒有規定" in line


def test_list_as_json_names_state_value_and_source():
    document = json.loads(run("list", "--as-of", "2027-01-01", "--json").output)
    lines = {line["id"]: line for line in document["provisions"]}

    assert document["as_of"] == "2027-01-01"
    assert lines["kpi.ai_attainment"]["state"] == "unpublished"
    assert lines["kpi.ai_attainment"]["value"] is None
    assert lines["hours.ai_required"]["value"] == {"minutes": 180}
    assert lines["hours.ai_required"]["source"] == "dgpa-1150609-11530266772"


def test_show_names_value_letter_relay_and_doubt():
    output = run("show", "hours.ai_required", "--as-of", "115/11/23").output

    assert "115/11/23：3 小時" in output
    assert "總處培字第11530266772號書函，問答集 Q8 第1點" in output
    assert "引 行政院人事行政總處 115/02/09 總處培字第1153023449號函" in output
    assert "轉知：教育部國民及學前教育署 115/06/23 臺教國署人字第1150056121號函" in output
    assert "原文尚未匯入" in output
    assert "X18" in output


def test_show_says_what_is_to_be_published():
    output = run("show", "kpi.ai_attainment", "--as-of", "116/1/1").output

    assert "116/01/01：待主管機關公布" in output
    assert "基礎 3 小時、進階 3 小時" in output
    assert "U08" in output


def test_show_as_json_holds_the_whole_history():
    document = json.loads(run("show", "hours.required", "--as-of", "2026-11-23", "--json").output)

    assert [entry["in_force_from"] for entry in document["history"]] == ["2017-01-01", "2026-01-01"]
    assert document["basis"][0]["citing"]["source"] == "ey-1141219-11430295841"
    assert document["counted_scope"] == "甲"
    assert {doubt["id"] for doubt in document["doubts"]} >= {"X17", "X18"}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("hours.ai_requird", "hours.ai_required"), ("環境教育", "hours.environment")],
)
def test_unknown_id_is_not_found_and_look_alikes_are_named(asked, meant):
    result = run("show", asked)

    assert result.exit_code == 3
    assert meant in result.output
    assert "provision.not_found" in result.output


def test_diff_of_two_days_shows_what_began():
    output = run("diff", "--from", "2025-12-31", "--to", "2026-01-01").output

    assert "新增　hours.ai_required　AI 課程時數：3 小時" in output
    assert "hours.work_related" not in output


def test_diff_of_the_year_end_shows_what_is_no_longer_known():
    output = run("diff", "--from", "115/12/31", "--to", "116/1/1", "--json").output
    found = {one["id"]: one for one in json.loads(output)["differences"]}

    assert found["kpi.ai_attainment"]["kind"] == "changed"
    assert found["kpi.ai_attainment"]["after"]["state"] == "unpublished"
    assert "hours.ai_required" not in found


def test_diff_against_a_folder_shows_each_change(copy):
    change(copy / "hours/environment.yaml", "{minutes: 240}", "{minutes: 300}")
    (copy / "hours/agency_floor.yaml").unlink()
    (copy / "hours/repeat_course.yaml").touch()

    output = run("diff", "--against", copy, "--to", "2026-11-23", "--json").output
    found = {one["id"]: one for one in json.loads(output)["differences"]}

    assert found["hours.agency_floor"]["kind"] == "added"
    assert found["hours.environment"]["before"]["value"] == {"minutes": 300}
    assert found["hours.environment"]["after"]["value"] == {"minutes": 240}
    assert set(found) == {"hours.agency_floor", "hours.environment"}


def test_diff_of_a_day_with_itself_is_empty():
    assert run("diff", "--from", "115/1/1", "--to", "115/1/1").output == "沒有不同。\n"


def test_diff_against_a_broken_folder_fails_with_its_faults(copy):
    change(copy / "hours/environment.yaml", "norm: obligation", "norm: duty")

    result = run("diff", "--against", copy)

    assert result.exit_code == 1
    assert "rulebook/hours/environment.yaml:" in result.output


def test_day_that_is_none_is_wrong_use():
    assert run("list", "--as-of", "115/2/29").exit_code == 2
