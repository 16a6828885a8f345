"""The parent and its child: limits, endings, and what the child is told."""

import os
import signal
import subprocess
import sys
import time

import pytest

from exchange.sheets.making import refusal
from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import child, limits, read
from zhicai.exchange.sheets.model import open_books


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "名冊.csv"
    path.write_text("姓名,時數\n王小明,3\n", encoding="utf-8")
    return path


@pytest.fixture
def program(monkeypatch, tmp_path):
    """Put another program in the child's place."""

    def put(text):
        (tmp_path / "odd_child.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(read, "CHILD", "odd_child")
        monkeypatch.syspath_prepend(tmp_path)

    return put


def test_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "無.csv", tmp_path):
        with pytest.raises(Refused, match="not_found"):
            open_books(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\0b.csv", "ab.csv"),
        ("\udc80.csv", "?.csv"),
        ("長" * 9000, "長" * 255),
        ("--help", "--help"),
    ],
)
def test_odd_name_is_told_and_does_no_harm(sheet, name, shown):
    [book] = open_books(sheet, name=name)

    assert book.name == shown


def test_empty_and_enormous_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 5)

    assert refusal(tmp_path, b"").code == "file.empty"
    assert refusal(tmp_path, b"a,b,c,d").code == "file.too_large"


def test_child_that_hangs_is_stopped(sheet, program, monkeypatch):
    program("import time\ntime.sleep(60)")
    monkeypatch.setattr(limits, "seconds_for", lambda _: 0.1)

    with pytest.raises(Refused, match="timeout"):
        open_books(sheet)


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (f"os.kill(os.getpid(), {int(signal.SIGXCPU)})", "file.timeout"),
        ("os.abort()", "file.unreadable"),
        ("os._exit(3)", "file.unreadable"),
    ],
)
def test_child_that_dies_is_put_into_a_code(sheet, program, ending, code):
    program(f"import os\n{ending}")

    with pytest.raises(Refused) as caught:
        open_books(sheet)

    assert (caught.value.code, caught.value.value) == (code, "名冊.csv")


def test_large_file_that_eats_all_memory_is_too_large(sheet, program):
    sheet.write_bytes(b"a" * limits.MIB)
    program("import os\nos.abort()")

    with pytest.raises(Refused, match="too_large"):
        open_books(sheet)


def test_child_sees_no_secret_of_its_surroundings(sheet, program, monkeypatch):
    monkeypatch.setenv("ZHICAI_KEY", "secret")
    program(
        "import os, signal\nassert 'ZHICAI_KEY' not in os.environ\n"
        f"os.kill(os.getpid(), {int(signal.SIGXCPU)})"
    )

    with pytest.raises(Refused, match="timeout"):
        open_books(sheet)


def test_child_is_held_to_its_memory():
    text = (
        "from zhicai.exchange.sheets import child\nchild._limit_resources(5)\n"
        "try:\n    bytearray(600 << 20)\nexcept MemoryError:\n    print('held')\n"
    )

    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=True)

    assert done.stdout == b"held\n"


def test_child_is_held_to_its_time():
    text = "from zhicai.exchange.sheets import child\nchild._limit_resources(1)\nwhile True: pass\n"

    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=False)

    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_child_speaks_lines_of_json_by_hand(sheet, tmp_path):
    out = tmp_path / "out.jsonl"
    with out.open("wb") as file:
        command = [sys.executable, "-m", child.__name__, str(sheet)]
        subprocess.run(command, stdout=file, check=True, env={**os.environ, "PYTHONUTF8": "1"})

    lines = out.read_text(encoding="utf-8").splitlines()

    assert [line.split('"')[1] for line in lines] == ["book", "sheet", "lines", "done"]


def test_clock_stands_still_while_a_person_thinks(sheet, program, monkeypatch):
    program('import os\nprint(\'{"ask": "a"}\', flush=True)\ninput()\nos._exit(3)')
    monkeypatch.setattr(limits, "seconds_for", lambda _: 1)

    with pytest.raises(Refused, match="unreadable"):
        open_books(sheet, password=lambda _: time.sleep(3.5))


def test_larger_files_have_more_time_and_values_earn_some():
    text = (
        "import resource\nfrom zhicai.exchange.sheets import child\nchild._limit_resources(5)\n"
        "child._extend_time()\nprint(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )

    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=True)

    assert int(done.stdout) == 5 + limits.EARNED_CPU_SECONDS
    assert limits.seconds_for(1000) == limits.CHILD_CPU_SECONDS
    assert limits.seconds_for(5 * limits.MIB) > 10
