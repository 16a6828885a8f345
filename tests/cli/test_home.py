"""`zhicai init`, and what happens before and after it (semantics §6)."""

import json
import os
import shutil
import stat
import subprocess
import sys

import pytest

from zhicai.actions import home


@pytest.fixture(scope="module")
def initialised(tmp_path_factory):
    """One real directory, made by a real command."""
    place = tmp_path_factory.mktemp("office") / "home"
    place.mkdir()
    run(place, "init", "--no-input")
    return place


@pytest.fixture
def place(initialised, tmp_path):
    """A copy of it, to be damaged."""
    return shutil.copytree(initialised, tmp_path / "home")


def run(place, *words, code=0):
    kept = {name: value for name, value in os.environ.items() if "ZHICAI" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "zhicai.cli.main", *words],
        env={**kept, "ZHICAI_HOME": str(place)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return done


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_an_empty_directory_is_made_ready(initialised):
    assert {"zhicai-home", "keys", "first-password.txt", "zhicai.sqlite3"} <= {
        path.name for path in initialised.iterdir()
    }
    code, password = (initialised / "first-password.txt").read_text().split()
    assert code == "admin"
    assert len(password) >= 20


def test_nobody_else_may_look_in(initialised):
    assert [mode(path) & 0o077 for path in (initialised, initialised / "keys")] == [0, 0]
    files = [*(initialised / "keys").iterdir(), *initialised.glob("zhicai.sqlite3*")]
    files.append(initialised / "first-password.txt")
    assert [path.name for path in files if mode(path) & 0o077] == []


def test_an_initialised_directory_is_left_alone(place):
    before = (place / "zhicai.sqlite3").read_bytes(), (place / "keys" / "search.key").read_text()

    told = json.loads(run(place, "init", "--no-input", "--json").stdout)

    assert told["initialised"] is False
    after = (place / "zhicai.sqlite3").read_bytes(), (place / "keys" / "search.key").read_text()
    assert before == after


def test_a_foreign_directory_is_refused_and_untouched(tmp_path):
    (tmp_path / "論文.docx").write_text("mine")

    run(tmp_path, "init", "--no-input", code=5)

    assert [path.name for path in tmp_path.iterdir()] == ["論文.docx"]


@pytest.mark.parametrize(
    "missing",
    [
        ("zhicai-home",),
        ("zhicai-home", "zhicai.sqlite3"),
        ("zhicai-home", "zhicai.sqlite3", "first-password.txt"),
        ("zhicai-home", "zhicai.sqlite3", "first-password.txt", "keys/search.key"),
    ],
)
def test_a_half_made_directory_is_finished(place, missing):
    for name in missing:
        (place / name).unlink()

    run(place, "init", "--no-input")

    assert home.is_initialised(place)
    assert json.loads(run(place, "batch", "list", "--json").stdout) == []


def test_before_init_every_command_says_so(tmp_path):
    done = run(tmp_path / "nowhere", "standing", "--agency", "999000000Z", code=3)

    assert "zhicai init" in done.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("content", [None, "", "abc", "z" * 64])
@pytest.mark.parametrize("name", ["search", "national_id"])
def test_a_lost_or_damaged_key_stops_everything(place, name, content):
    key = place / "keys" / f"{name}.key"
    key.unlink() if content is None else key.write_text(content)

    done = run(place, "batch", "list", code=1)

    assert "key" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_key_of_another_home_stops_everything(place):
    (place / "keys" / "search.key").write_text("ab" * 32)

    done = run(place, "batch", "list", code=1)

    assert "home.key_mismatch" in done.stderr


def test_an_odd_setting_stops_the_start(place, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "zhicai.config.settings")
    done = subprocess.run(
        [sys.executable, "-c", "import zhicai.config.settings"],
        env={**os.environ, "ZHICAI_HOME": str(place), "ZHICAI_DEBUG": "yes"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "ZHICAI_DEBUG" in done.stderr
