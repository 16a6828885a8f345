"""The same rows on each engine: Polars eager, Polars lazy, and DuckDB."""

import datetime as dt
from collections.abc import Callable, Sequence

import duckdb
import narwhals as nw
import polars as pl

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.minutes import MINUTES
from zhicai.core.rules.verdicts import verdict

Row = dict[str, int | None]
Judge = Callable[[str, Rulebook, dt.date, Sequence[Row]], list[str]]


def full_rows(rows: Sequence[Row]) -> list[Row]:
    """Each row with its place and every column; what a case does not give is null."""
    for row in rows:
        assert set(row) <= set(MINUTES), set(row) - set(MINUTES)
    return [{"place": place, **dict.fromkeys(MINUTES), **row} for place, row in enumerate(rows)]


def on_polars(provision: str, book: Rulebook, as_of: dt.date, rows: Sequence[Row]) -> list[str]:
    frame = nw.from_native(polars_frame(rows), eager_only=True)
    judged = frame.select("place", verdict=verdict(provision, book, as_of))
    return judged.sort("place")["verdict"].to_list()


def on_lazy_polars(
    provision: str, book: Rulebook, as_of: dt.date, rows: Sequence[Row]
) -> list[str]:
    frame = nw.from_native(polars_frame(rows).lazy())
    judged = frame.select("place", verdict=verdict(provision, book, as_of)).to_native()
    return judged.collect().sort("place")["verdict"].to_list()


def on_duckdb(provision: str, book: Rulebook, as_of: dt.date, rows: Sequence[Row]) -> list[str]:
    names = ["place", *MINUTES]
    typed = ", ".join(f"{name} BIGINT" for name in names)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE facts ({typed})")
        table = connection.table("facts")
        for row in full_rows(rows):
            table.insert([row[name] for name in names])
        frame = nw.from_native(connection.table("facts"))
        judged = frame.select("place", verdict=verdict(provision, book, as_of)).to_native()
        return [said for _, said in sorted(judged.fetchall())]


def polars_frame(rows: Sequence[Row]) -> pl.DataFrame:
    schema = dict.fromkeys(["place", *MINUTES], pl.Int64)
    return pl.DataFrame(full_rows(rows), schema=schema)


ENGINES: dict[str, Judge] = {
    "polars": on_polars,
    "lazy polars": on_lazy_polars,
    "duckdb": on_duckdb,
}
