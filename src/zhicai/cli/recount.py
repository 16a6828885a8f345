"""`zhicai recount`."""

import sys
from pathlib import Path
from typing import Any

import click

from zhicai.actions import home
from zhicai.cli.office import EXIT_FAILURE, command_errors, open_caller, print_json


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--engine", type=click.Choice(["polars", "spark"]), default="polars", help="計算引擎")
@click.option(
    "--facts", "folder", type=click.Path(path_type=Path), help="改讀這個目錄的 Parquet 檔"
)
@click.option("--write-facts", "out", type=click.Path(path_type=Path), help="把資料寫成 Parquet 檔")
@click.option("--year", type=click.IntRange(1, 999), help="民國年，預設今年")
@click.option("--repair", "is_repaired", is_flag=True, help="以重新計算的結果取代現有統計")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def recount(
    *,
    engine: Any,
    folder: Path | None,
    out: Path | None,
    year: int | None,
    is_repaired: bool,
    as_json: bool,
) -> None:
    """全部重新計算，並與現有統計逐格比對；有差異即為警訊。"""
    home.act_as_owner()
    caller = open_caller()
    from zhicai.actions.recount import recount_facts, recount_records, write_parquet

    if out is not None:
        write_parquet(out, year=year, by=caller)
        click.echo(f"已寫出 Parquet 檔：{out}", err=True)
    if folder is not None or engine == "spark":
        if folder is None:
            raise click.UsageError("Spark 引擎請以 --facts 指定 Parquet 目錄")
        report = recount_facts(folder, engine, year=year, by=caller)
    else:
        report = recount_records(year=year, by=caller, is_repaired=is_repaired)
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(f"{report.people} 人、{report.agencies} 個機關，{report.seconds:.2f} 秒")
        click.echo(f"雜湊 {report.hash}")
        if report.differences is not None:
            click.echo(f"與現有統計不同：{report.differences} 格")
    if report.differences:
        sys.exit(EXIT_FAILURE)
