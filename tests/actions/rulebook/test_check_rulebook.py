"""Checking the rulebook says more than loading it: numbers still open, and paths too long."""

import shutil

import pytest

from zhicai.actions.rulebook.check_rulebook import check_rulebook
from zhicai.core.rules.load import NATIONAL_FOLDER


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(NATIONAL_FOLDER, tmp_path / "rulebook")


def test_sound_rulebook_has_a_version_and_counts():
    done = check_rulebook()

    assert not done.faults
    assert len(done.version) == 64
    assert done.provision_count > done.source_count > 0


def test_path_that_windows_refuses_is_a_fault(copy):
    name = "a" * 130
    text = (copy / "hours/repeat_course.yaml").read_text("utf-8")
    (copy / f"hours/{name}.yaml").write_text(text.replace("repeat_course", name, 1), "utf-8")

    [fault] = check_rulebook(copy).faults

    assert fault.code == "rulebook.path_too_long"
    assert fault.line == 1


def test_missing_row_is_a_fault_though_the_rulebook_loads(copy):
    for path in (copy / "coverage").glob("*.yaml"):
        path.unlink()

    done = check_rulebook(copy)

    assert done.provision_count > 100
    assert {fault.code for fault in done.faults} == {"rulebook.number_missing"}
