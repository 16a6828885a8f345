"""Facts as Parquet: one file for each kind."""

from dataclasses import fields
from pathlib import Path

import polars as pl

from zhicai.basics.errors import Refused
from zhicai.core.rules.facts import Facts
from zhicai.exchange.parquet.engines import Engine, collect, scan
from zhicai.exchange.parquet.schemas import SCHEMAS

KINDS = tuple(field.name for field in fields(Facts))
OVERLAYS = "overlays"
# Rows that lie together: a recount reads records by the thousand people.
_ORDER = {"records": ["person", "course", "completed_on", "record"]}


def file_of(folder: Path, kind: str) -> Path:
    return folder / f"{kind}.parquet"


def write_facts(folder: Path, facts: Facts) -> None:
    """Write each kind of facts to `<folder>/<kind>.parquet`, over an older one."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        held = getattr(facts, kind)
        if held is None:
            file_of(folder, kind).unlink(missing_ok=True)
            continue
        rows = collect(held).select(
            [pl.col(name).cast(dtype) for name, dtype in SCHEMAS[kind].items()]
        )
        rows.sort(_ORDER.get(kind, rows.columns)).write_parquet(file_of(folder, kind))


def read_facts(folder: Path, engine: Engine = "polars") -> Facts:
    """The facts of a folder as lazy frames of the engine; nothing is read yet.

    Refused where a kind is missing or lacks a column; only decisions of agencies may be missing.
    """
    frames = {}
    for kind in KINDS:
        path = file_of(folder, kind)
        if kind == OVERLAYS and not path.exists():
            continue
        if not path.exists():
            raise Refused("facts.file_missing", value=path.name)
        _require_columns(path, kind)
        frames[kind] = scan(str(path), engine)
    return Facts(**frames)


def _require_columns(path: Path, kind: str) -> None:
    held = pl.scan_parquet(path).collect_schema().names()
    missing = [name for name in SCHEMAS[kind] if name not in held]
    if missing:
        raise Refused("facts.column_missing", value=path.name, columns=", ".join(missing))
