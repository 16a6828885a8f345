"""The recount of the product: rules from the rulebook, standings of everybody, totals of all."""

from pathlib import Path

import polars as pl

from benchmarks.recount_data import AS_OF, YEAR
from zhicai.core.rules.load import load_rulebook
from zhicai.exchange.parquet.engines import Engine, spark_session
from zhicai.exchange.parquet.files import read_facts
from zhicai.exchange.parquet.recount import judge_facts


def prepare(engine: Engine) -> None:
    load_rulebook()
    if engine == "spark":
        spark_session()


def totals(nation: Path, engine: Engine) -> pl.DataFrame:
    """One row for each agency: counted, met, short, unknown and rate of six provisions."""
    facts = read_facts(nation, engine)
    return judge_facts(facts, load_rulebook(), year=YEAR, as_of=AS_OF).totals()
