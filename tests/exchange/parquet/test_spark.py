"""The second engine gives the same people, the same totals and the same hash."""

import datetime as dt
import shutil
from importlib.util import find_spec

import pytest

from core.rules.crowds import crowd
from core.rules.worlds import YEAR, book
from zhicai.basics.errors import Refused
from zhicai.core.rollups.all_scopes import alike, excluded_all, roll_up_all
from zhicai.core.rollups.roll_up import roll_up
from zhicai.core.rollups.tree import tree_paths
from zhicai.core.rules.judge import STANDINGS, judge
from zhicai.exchange.parquet.engines import collect, spark_session
from zhicai.exchange.parquet.files import read_facts, write_facts
from zhicai.exchange.parquet.recount import judge_facts, recount

IS_HERE = find_spec("pyspark") is not None and shutil.which("java") is not None
needs_spark = [
    pytest.mark.skipif(not IS_HERE, reason="needs Java and the extra `spark`"),
    # PySpark speaks of what it will no longer support; sockets of its gateway close late.
    pytest.mark.filterwarnings("ignore"),
]
LEVELS = 6


@pytest.fixture(scope="module")
def spark():
    if not IS_HERE:
        yield None
        return
    session = spark_session()
    session.conf.set("spark.sql.shuffle.partitions", "2")
    yield session
    session.stop()


@pytest.fixture
def folder(tmp_path):
    """Facts of a crowd, as files that either engine reads."""
    write_facts(tmp_path, crowd(51).facts())
    return tmp_path


def on(engine, folder, as_of):
    facts = read_facts(folder, engine)
    return facts, {"year": YEAR, "as_of": as_of}


class TestOnSpark:
    pytestmark = needs_spark

    @pytest.mark.usefixtures("spark")
    @pytest.mark.parametrize(
        "as_of",
        [dt.date(2026, 12, 31), pytest.param(dt.date(2026, 6, 30), marks=pytest.mark.drill)],
    )
    def test_a_recount_has_the_same_hash(self, folder, as_of):
        found = [
            recount(facts, book(), **asked)
            for facts, asked in (on(engine, folder, as_of) for engine in ("polars", "spark"))
        ]

        assert found[0].hash == found[1].hash
        assert found[0].people == found[1].people > 100

    @pytest.mark.drill
    @pytest.mark.usefixtures("spark")
    def test_totals_rolled_up_there_are_the_same(self, folder):
        as_of = dt.date(2026, 9, 30)
        here = judge_facts(on("polars", folder, as_of)[0], book(), year=YEAR, as_of=as_of)
        facts, asked = on("spark", folder, as_of)
        paths = tree_paths(facts.agencies, as_of, levels=LEVELS)
        standings = judge(facts, book(), paths=paths, **asked).select(*STANDINGS)

        totals = collect(roll_up(standings, paths, book=book(), as_of=as_of)).sort("agency")
        counted, asked = alike(standings), {"book": book(), "as_of": as_of}
        found = [collect(one(counted, paths, **asked)) for one in (roll_up_all, excluded_all)]

        assert totals.to_dicts() == here.totals().select(totals.columns).to_dicts()
        for one, other in zip(found, here.totals_and_exclusions(), strict=True):
            assert set(one.rows()) == set(other.select(one.columns).rows())


def test_without_the_extra_the_engine_is_refused(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)

    with pytest.raises(Refused) as refused:
        spark_session()

    assert refused.value.code == "recount.engine_missing"
