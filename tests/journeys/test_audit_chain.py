"""The chain of an office at work is read without the program, on every database."""

import os
import sqlite3
from contextlib import closing

import psycopg

from journeys.databases import URL

CHANGE = "update audit_auditevent set reason = 'x' where sequence = 1"
DROP = "delete from audit_auditevent where sequence = 1"


def tamper(office, statement):
    """As somebody who holds the whole server or the file may."""
    if office.database is None:
        with closing(sqlite3.connect(office.home / "zhicai.sqlite3")) as connection:
            unguard(connection)
            connection.execute(statement)
            connection.commit()
        return
    highest = os.environ[URL].rpartition("/")[0]
    name = office.database.rpartition("/")[2]
    with psycopg.connect(f"{highest}/{name}") as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(statement)


def unguard(connection):
    names = "select name from sqlite_master where type = 'trigger' and tbl_name = ?"
    for (name,) in connection.execute(names, ["audit_auditevent"]).fetchall():
        connection.execute(f'drop trigger "{name}"')


def test_the_runtime_role_reads_the_whole_chain(staffed_office):
    told = staffed_office.ask("audit", "verify")

    assert told["sound"]
    assert told["entries"] == told["head"]["sequence"] == 2
    assert told["findings"] == []


def test_an_entry_changed_in_the_database_is_found(staffed):
    tamper(staffed, CHANGE)

    told = staffed.ask("audit", "verify", code=1)

    assert [(one["from"], one["to"]) for one in told["findings"]] == [(1, 1)]


def test_an_entry_taken_out_of_the_database_is_found(staffed):
    before = staffed.ask("audit", "verify")
    tamper(staffed, DROP)

    told = staffed.ask("audit", "verify", code=1)

    assert told["entries"] == before["entries"] - 1
    assert told["findings"][0]["from"] == 1
