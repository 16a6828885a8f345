"""Every bad file of the corpus has its one right outcome, soon and in little memory."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from corpus import make
from corpus.case import BadFile
from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.reading import read_layout
from zhicai.exchange.sheets.read import open_books

LONGEST_SECONDS = 5
MOST_KIB = 512 * 1024
FILES, FAMILIES = 120, 15
HEAVY = {"zip bomb", "xml", "size", "shape", "index", "cells"}


def outcome_of(path):
    """What reading the file comes to: the outcome, the codes, the rows that remain, the remarks."""
    try:
        books = list(open_books(path, password=lambda _: None))
        readings = [read_layout(book) for book in books]
    except Refused as refused:
        return "refuse", {refused.code}, 0, []
    faults = [fault for reading in readings for fault in reading.faults]
    notices = [notice for source in (*books, *readings) for notice in source.notices]
    kept = sum(len(reading.rows) for reading in readings)
    said = faults or notices
    outcome = "fault" if faults else "notice" if notices else "safe"
    return outcome, {remark.code for remark in said}, kept, [*faults, *notices]


def test_corpus_is_large_and_wide():
    names = Counter(bad.name for bad in make.FILES)

    assert len(make.FILES) >= FILES
    assert len({bad.family for bad in make.FILES}) >= FAMILIES
    assert {bad.outcome for bad in make.FILES} == {"refuse", "fault", "notice", "safe"}
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("bad", make.FILES, ids=lambda bad: f"{bad.family}: {bad.name}")
def test_bad_file_has_its_one_right_outcome(bad: BadFile, tmp_path):
    path = make.write(bad, tmp_path)
    begun = time.monotonic()

    outcome, codes, kept, remarks = outcome_of(path)

    assert time.monotonic() - begun < LONGEST_SECONDS
    assert (outcome, kept) == (bad.outcome, bad.kept), codes
    assert not bad.codes or codes & bad.codes
    assert all(remark.message for remark in remarks)
    path.unlink()


def test_no_file_takes_much_memory(tmp_path):
    heavy = [bad for bad in make.FILES if bad.family in HEAVY]
    names = [make.write(bad, tmp_path) for bad in heavy]

    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("peak.py"), *names],
        capture_output=True,
        text=True,
        check=True,
    )

    own, children = map(int, done.stdout.split())
    assert len(heavy) > 50
    assert 0 < children < MOST_KIB
    assert 0 < own < MOST_KIB
