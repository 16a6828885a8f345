"""The reader finds each damage, names it and says where (reliability figure 11)."""

import json
import random
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.audit_check.chains import LENGTH, chain, write_lines, write_sqlite
from exchange.audit_check.tampering import WAYS, is_told
from zhicai.exchange.audit_check.__main__ import as_json, head_of
from zhicai.exchange.audit_check.check import check
from zhicai.exchange.audit_check.model import Damage, Finding, Head
from zhicai.exchange.audit_check.stores import UnreadableLineError, open_store

COMMAND = (sys.executable, "-m", "zhicai.exchange.audit_check")
SOUND = chain()
HEAD = Head(LENGTH, SOUND[-1].hash)


def run(*words):
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False)


def test_a_sound_chain_has_no_finding_in_any_store(tmp_path):
    for write, name in ((write_sqlite, "a.sqlite3"), (write_lines, "a.jsonl")):
        with open_store(str(write(tmp_path / name, SOUND))) as store:
            result = check(store.rows, [HEAD])

        assert result.is_sound, result.findings
        assert (result.count, result.head) == (LENGTH, HEAD)


def test_a_thousand_random_tamperings_are_all_found_with_kind_and_place(tmp_path):
    dice, ways = random.Random(4), Counter()
    for number in range(1000):
        rows, way = list(SOUND), dice.choice(WAYS)
        damage, place = way(rows, dice)
        path = write_sqlite(tmp_path / f"{number % 50}_{number}.sqlite3", rows)
        with open_store(str(path)) as store:
            findings = check(store.rows, [HEAD]).findings
        path.unlink()

        assert is_told(findings, damage, place), (way.__name__, damage, place, findings)
        ways[way.__name__] += 1
    assert len(ways) == len(WAYS)
    assert min(ways.values()) > 40


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_same_is_found_in_an_export(tmp_path, way):
    rows, dice = list(SOUND), random.Random(7)
    damage, place = way(rows, dice)
    with open_store(str(write_lines(tmp_path / "a.jsonl", rows))) as store:
        result = check(store.rows, [HEAD])

    if damage is not Damage.SUBJECTS:  # an export holds the seals, not the lists
        assert is_told(result.findings, damage, place), result.findings


def test_lines_of_an_export_in_another_order_are_found(tmp_path):
    rows = [*SOUND[:5], SOUND[6], SOUND[5], *SOUND[7:]]
    with open_store(str(write_lines(tmp_path / "a.jsonl", rows))) as store:
        found = check(store.rows).findings

    assert is_told(found, Damage.REORDERED, 6)


def test_a_cut_at_the_end_shows_only_against_a_head():
    rows = SOUND[:-3]

    assert check(rows).is_sound
    assert check(rows, [HEAD]).findings == [Finding(Damage.TRUNCATED, LENGTH - 2, LENGTH)]
    assert is_told(check(rows, [Head(None, HEAD.hash)]).findings, Damage.TRUNCATED, LENGTH - 2)
    assert check(SOUND, [Head(None, HEAD.hash)]).is_sound


def test_a_beginning_that_was_cut_needs_an_entry_that_says_so():
    from exchange.audit_check.chains import link

    told = SOUND[20]._replace(
        action="audit.pruned", fields=f'{{"hash":"{SOUND[9].hash}","until":10}}', people=None
    )
    rows = [link(row, "") for row in SOUND[10:11]]
    honest = [*SOUND[10:20], link(told, SOUND[19].hash)]

    assert check(honest).is_sound
    assert check(honest).floor == 10
    assert not check(SOUND[10:20]).is_sound
    assert not check(rows).is_sound


def test_an_excerpt_may_have_gaps_and_still_shows_an_edit():
    rows = [SOUND[n] for n in (3, 4, 9, 30)]
    edited = [*rows[:2], rows[2]._replace(actor_code="guo"), rows[3]]

    assert check(rows, is_excerpt=True).is_sound
    assert check(edited, is_excerpt=True).findings == [Finding(Damage.EDITED, 10, 10)]


@given(text=st.text(max_size=40), number=st.integers(0, LENGTH - 1))
def test_any_other_text_in_any_place_is_an_edit(text, number):
    rows = list(SOUND)
    rows[number] = rows[number]._replace(reason=text)

    assert check(rows).is_sound == (text == SOUND[number].reason)


def test_the_program_runs_by_itself_and_loads_no_django(tmp_path):
    path = write_sqlite(tmp_path / "a.sqlite3", SOUND)
    code = (
        "import runpy, sys; sys.argv = ['verify', sys.argv[1], '--json']\n"
        "try: runpy.run_module('zhicai.exchange.audit_check', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        "known = ('django', 'zhicai.actions')\n"
        "assert not [name for name in sys.modules if name.startswith(known)]\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["entries"] == LENGTH


def test_the_program_says_what_is_wrong_and_where(tmp_path):
    rows = list(SOUND)
    rows[6] = rows[6]._replace(reason="別的")
    path = write_sqlite(tmp_path / "a.sqlite3", rows)

    done = run(path)

    assert done.returncode == 1
    assert "第 7 筆的內容被改過" in done.stdout


def test_a_file_of_heads_and_the_foot_of_a_page_are_understood(tmp_path):
    path = write_sqlite(tmp_path / "a.sqlite3", SOUND)
    heads = tmp_path / "heads.txt"
    heads.write_text(f"115/11/20 10:{SOUND[9].hash}\n40:{HEAD.hash}\n", encoding="utf-8")

    assert run(path, "--against", heads).returncode == 0
    assert run(path, "--against", f"40:{HEAD.hash[:16]}").returncode == 0
    assert run(path, "--against", f"41:{HEAD.hash[:16]}").returncode == 1
    assert run(path, "--against", HEAD.hash).returncode == 0
    assert run(path, "--against", "0" * 64).returncode == 1


@pytest.mark.parametrize("text", ["", "40:abc", "xyz", "abcdef0123456", "40:" + "g" * 64])
def test_what_is_no_head_is_refused(text):
    with pytest.raises(ValueError, match=r"^"):
        head_of(text)


@pytest.mark.parametrize("line", ["{", "[]", '{"sequence": 1}', "null", '{"sequence": "x"}'])
def test_a_line_that_is_no_entry_ends_the_check(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(line + "\n", encoding="utf-8")

    with open_store(str(path)) as store, pytest.raises(UnreadableLineError):
        check(store.rows)
    done = run(path)
    assert done.returncode == 2
    assert "第 1 行" in done.stderr


def test_an_empty_chain_is_told_as_such_and_a_missing_file_too(tmp_path):
    assert as_json(check([]))["head"] is None
    assert run(write_sqlite(tmp_path / "a.sqlite3", [])).stdout.strip() == "沒有稽核紀錄"
    assert run(tmp_path / "nothing").returncode == 2
