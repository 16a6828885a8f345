"""Facts written to Parquet come back as they were; an incomplete folder is refused."""

from dataclasses import fields

import polars as pl
import pytest

from core.rules.crowds import crowd
from core.rules.worlds import World
from zhicai.basics.errors import Refused
from zhicai.core.rules.facts import Facts
from zhicai.exchange.parquet.engines import collect
from zhicai.exchange.parquet.files import KINDS, file_of, read_facts, write_facts
from zhicai.exchange.parquet.schemas import SCHEMAS


def test_every_kind_of_fact_has_a_schema():
    assert {field.name for field in fields(Facts)} == set(SCHEMAS) == set(KINDS)


def test_facts_come_back_as_they_were_written(tmp_path):
    facts = crowd(31).facts()

    write_facts(tmp_path / "new" / "folder", facts)

    again = read_facts(tmp_path / "new" / "folder")
    for kind in KINDS:
        before, after = collect(getattr(facts, kind)), collect(getattr(again, kind))
        assert after.sort(after.columns).equals(before.sort(before.columns))
        assert isinstance(getattr(again, kind), pl.LazyFrame)


def test_written_facts_are_the_same_bytes_whatever_their_order(tmp_path):
    world = crowd(32)
    back = World({kind: rows[::-1] for kind, rows in world.rows.items()})

    for name, one in (("a", world), ("b", back)):
        write_facts(tmp_path / name, one.facts("eager"))

    for kind in KINDS:
        first, second = (file_of(tmp_path / name, kind).read_bytes() for name in "ab")
        assert first == second


def test_a_missing_kind_is_refused_by_name(tmp_path):
    write_facts(tmp_path, crowd(33).facts())
    file_of(tmp_path, "coverages").unlink()

    with pytest.raises(Refused) as refused:
        read_facts(tmp_path)

    assert (refused.value.code, refused.value.value) == ("facts.file_missing", "coverages.parquet")


def test_a_missing_column_is_refused_by_name(tmp_path):
    write_facts(tmp_path, crowd(34).facts())
    path = file_of(tmp_path, "records")
    pl.read_parquet(path).drop("minutes", "course").write_parquet(path)

    with pytest.raises(Refused) as refused:
        read_facts(tmp_path)

    assert refused.value.code == "facts.column_missing"
    assert refused.value.details == {"columns": "course, minutes"}


def test_records_lie_by_person(tmp_path):
    write_facts(tmp_path, crowd(35).facts())

    people = pl.read_parquet(file_of(tmp_path, "records"))["person"]

    assert people.is_sorted()
