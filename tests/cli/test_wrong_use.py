"""A command that is written wrongly is answered in Chinese, with a code, and nothing is done."""

import subprocess
import sys

import pytest
from django.db import OperationalError

from zhicai.cli.office import end_unexpected

CASES = {
    "--xx": ("cli.no_such_option", "--xx"),
    "foo": ("cli.no_such_command", "foo"),
    "standing": ("cli.wrong_use", "--agency"),
    "standing --agency": ("cli.option_usage", "--agency"),
    "standing --agency x --scope 丁": ("cli.bad_value", "甲、乙、丙"),
    "standing --agency x --as-of abc": ("cli.bad_value", "「abc」不是日期"),
    "standing --agency x --year q": ("cli.bad_value", "--year"),
    "import": ("cli.missing", "FILES"),
}


@pytest.mark.parametrize("words", CASES)
def test_wrong_use_is_told_in_chinese_with_its_code(words):
    code, shown = CASES[words]

    done = subprocess.run(
        [sys.executable, "-m", "zhicai.cli.main", *words.split()],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert f"（{code}）" in done.stderr
    assert shown in done.stderr
    assert "Error" not in done.stderr


def test_a_full_disk_is_told_as_such(capsys):
    with pytest.raises(SystemExit) as left:
        end_unexpected(OperationalError("database or disk is full"))

    told = capsys.readouterr().err
    assert left.value.code == 1
    assert "磁碟空間不足" in told
    assert "database.full" in told
