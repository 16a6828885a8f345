"""`zhicai key`: a real directory, in processes of their own."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = tmp_path_factory.mktemp("office") / "home"
    made.mkdir()
    run(made, "init", "--no-input")
    return made


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


def marks(place):
    lines = json.loads(run(place, "key", "show", "--json").stdout)
    return {(line["code"], line["ending"]): line["fingerprint"] for line in lines}


def test_keys_are_shown_changed_and_proven(place):
    keys = [path.read_text() for path in (place / "keys").glob("*.key")]
    first = marks(place)
    told = run(place, "key", "show").stdout
    assert not [key for key in keys if key in told]

    seen = run(place, "key", "change").stdout
    assert "尚未變更" in seen
    assert marks(place) == first
    run(place, "key", "change", "--apply")
    run(place, "key", "prove", "--apply", code=75)
    run(place, "key", "change", "--apply", code=5)
    for path in (place / "keys").glob("*.old"):
        os.utime(path, (0, 0))
    proof = json.loads(run(place, "key", "prove", "--apply", "--json").stdout)

    assert proof["is_whole"]
    last = marks(place)
    assert last.keys() == first.keys()
    assert not set(last.values()) & set(first.values())


def test_an_unknown_key_is_wrong_use(place):
    run(place, "key", "change", "--key", "master", code=2)
