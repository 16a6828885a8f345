"""Verify a chain of a million entries: the reader without Django beside a loop over the ORM.

Usage: python -m benchmarks.audit_verify [--entries 1000000]
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, at_most, quicker
from zhicai.exchange.audit_check.canonical import FIRST_HASH, canonical_json, hash_of
from zhicai.exchange.audit_check.model import Row

ENTRIES, TARGET = 1_000_000, 20.0
KINDS = ("people.exported", "report.printed", "identity.revealed", "batch.import", "access.refused")
PEER = """
import django
django.setup()
from zhicai.records.audit.chain import find_break
from zhicai.records.audit.models import AuditEvent
import time
began = time.perf_counter()
assert find_break(AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000)) is None
print(time.perf_counter() - began)
"""


def rows(count: int) -> Iterator[Row]:
    """Entries as an office leaves them: a few names, a few fields, sometimes a reason."""
    previous_hash = FIRST_HASH
    for number in range(1, count + 1):
        fields = {"count": number % 500, "format": "xlsx", "filter": {"tabs": ["short"]}}
        row = Row(
            sequence=number,
            at=f"2026-11-{1 + number % 28:02d}T09:{number % 60:02d}:00.{number % 10**6:06d}Z",
            actor_code=f"clerk{number % 40}",
            on_behalf_of="",
            agency_code="999010000Z",
            action=KINDS[number % len(KINDS)],
            object_key=str(number),
            fields=canonical_json(fields) if number % 2 else "{}",
            reason="催辦未達成同仁" if number % 3 == 0 else "",
            request_key=f"{number:016x}",
            previous_hash=previous_hash,
            hash="",
        )
        row = row._replace(hash=hash_of(row, number, previous_hash))
        previous_hash = row.hash
        yield row


def fill(path: Path, count: int) -> None:
    """Into the table as migrations make it, past Django and its triggers on change."""
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "insert into audit_auditevent (sequence, at, actor_code, on_behalf_of, agency_code,"
            " action, object_key, fields, reason, request_key, previous_hash, hash)"
            f" values ({','.join('?' * 12)})",
            (
                (row[0], _as_kept(row.at), *row[2:7], _spaced(row), *row[8:12])
                for row in rows(count)
            ),
        )
    connection.close()


def _as_kept(at: str) -> str:
    return at[:-1].replace("T", " ").replace(".000000", "")


def _spaced(row: Row) -> str:
    """As Django writes JSON: with blanks and escapes."""
    return json.dumps(json.loads(row.fields))


def measure(home: Path, count: int) -> tuple[float, float]:
    """Seconds of the whole process of the reader, and of the loop alone of its peer."""
    environment: dict[str, str] = {**os.environ, "ZHICAI_HOME": str(home)}
    environment |= {"DJANGO_SETTINGS_MODULE": "zhicai.config.settings"}
    run: Any = {"env": environment, "capture_output": True, "text": True}
    subprocess.run([sys.executable, "-m", "zhicai.cli.main", "init"], check=True, **run)
    database = home / "zhicai.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("drop trigger audit_no_delete")
        connection.execute("delete from audit_auditevent")
    connection.close()
    fill(database, count)
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "zhicai.exchange.audit_check", database, "--json"], check=True, **run
    )
    whole = time.perf_counter() - began
    assert json.loads(told.stdout)["entries"] == count
    peer = float(subprocess.run([sys.executable, "-c", PEER], check=True, **run).stdout)
    return whole, peer


def figures(count: int = ENTRIES) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = measure(Path(folder) / "home", count)
    return [
        Figure(
            name=f"verify {count:,} entries of the audit, beside a loop over the Django ORM",
            ours=f"{ours:.1f} s",
            peer=f"{peer:.1f} s",
            ratio=quicker(peer, ours),
            target=f"<= {TARGET:.0f} s",
            verdict=at_most(ours, TARGET, is_asked=count >= ENTRIES),
        )
    ]


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    for figure in figures(parser.parse_args(words).entries):
        print(figure)


if __name__ == "__main__":
    main()
