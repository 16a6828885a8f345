"""The only place that picks an engine: Polars in process, PySpark where a machine is too small."""

from importlib.util import find_spec
from typing import Any, Literal

import polars as pl

from zhicai.basics.errors import Refused
from zhicai.core.rules.facts import Native

Engine = Literal["polars", "spark"]
# Small work in many tasks is slower than in few; a cluster's own settings go before these.
SPARK_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.showConsoleProgress": "false",
}


def spark_session() -> Any:
    """The Spark session at hand, or a local one; refused where PySpark or Java is not installed."""
    if find_spec("pyarrow") is None:  # the way back from Spark to Polars
        raise Refused("recount.engine_missing", value="pyarrow")
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession  # an extra, never in the base install
    except ImportError as missing:
        raise Refused("recount.engine_missing", value="spark") from missing
    session = SparkSession.getActiveSession()
    if session is not None:
        return session
    builder = SparkSession.builder.appName("zhicai")
    for key, value in SPARK_SETTINGS.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as failed:
        raise Refused("recount.engine_missing", value="spark, java") from failed


def scan(path: str, engine: Engine) -> Native:
    """A Parquet file, or a folder of them, as a lazy frame of the engine."""
    if engine == "spark":
        return spark_session().read.parquet(path)
    return pl.scan_parquet(path)


def collect(native: Native) -> pl.DataFrame:
    """Run a plan of either engine and hold its rows in Polars.

    Wrong: collecting records. Collect what is counted: people, agencies, one person's records.
    """
    if isinstance(native, pl.DataFrame):
        return native
    if isinstance(native, pl.LazyFrame):
        return native.collect(engine="streaming")
    return pl.DataFrame(pl.from_arrow(native.toArrow()))


def hand_over(rows: pl.DataFrame, beside: Native) -> Native:
    """A few rows held in Polars, as a frame of the engine of another frame."""
    if isinstance(beside, (pl.DataFrame, pl.LazyFrame)):
        return rows.lazy()
    return beside.sparkSession.createDataFrame(rows.to_arrow())
