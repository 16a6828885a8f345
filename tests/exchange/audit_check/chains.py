"""Chains to damage: as JSON Lines and as a database file without any trigger."""

import json
import random
import sqlite3

from zhicai.exchange.audit_check.canonical import FIRST_HASH, hash_of, seal_of
from zhicai.exchange.audit_check.model import Row

LENGTH = 40
TABLES = """
pragma journal_mode = off;
pragma synchronous = off;
create table audit_auditevent (sequence integer, at text, actor_code text, on_behalf_of text,
  agency_code text, action text, object_key text, fields text, reason text, request_key text,
  previous_hash text, hash text);
create table audit_auditsubject (sequence integer, person_id integer, agency_id integer);
create table audit_audithead (day text, sequence integer, hash text);
"""
ACTIONS = ("people.exported", "report.printed", "identity.revealed", "batch.import")


def link(row, previous_hash):
    """The row as it follows the hash."""
    placed = row._replace(previous_hash=previous_hash)
    return placed._replace(hash=hash_of(placed, placed.sequence, previous_hash))


def chain(length=LENGTH, *, start=1):
    dice, previous_hash, rows = random.Random(20261123), FIRST_HASH, []
    for number in range(start, start + length):
        people = tuple(range(1000 + number, 1003 + number)) if number % 4 == 0 else ()
        fields = {"subjects": {"count": 3, "hash": seal_of(people)}} if people else {}
        row = Row(
            sequence=number,
            at=f"2026-11-{1 + number % 28:02d}T09:00:{number % 60:02d}.000000Z",
            actor_code=dice.choice(("chen", "lin", "郭")),
            on_behalf_of=dice.choice(("", "wu")),
            agency_code="999010000Z",
            action=ACTIONS[number % 4],
            object_key=str(number),
            fields=json.dumps(fields, sort_keys=True, separators=(",", ":")),
            reason=dice.choice(("", '核對"引號"', "反斜線\\")),
            request_key=f"{number:016x}",
            previous_hash="",
            hash="",
            people=people,
        )
        rows.append(link(row, previous_hash))
        previous_hash = rows[-1].hash
    return rows


def write_sqlite(path, rows):
    with sqlite3.connect(path) as connection:
        connection.executescript(TABLES)
        connection.executemany(
            f"insert into audit_auditevent values ({','.join('?' * 12)})",
            [(row[0], row.at[:-1].replace("T", " "), *row[2:12]) for row in rows],
        )
        listed = [(row.sequence, person, 1) for row in rows for person in row.people or ()]
        connection.executemany("insert into audit_auditsubject values (?, ?, ?)", listed)
    connection.close()
    return path


def write_lines(path, rows):
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            told = dict(zip(row._fields, row, strict=True)) | {"fields": json.loads(row.fields)}
            del told["people"]
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    return path
