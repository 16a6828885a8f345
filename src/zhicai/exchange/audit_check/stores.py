"""Where a chain lies: SQLite, PostgreSQL, or JSON Lines that were handed out."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from zhicai.exchange.audit_check.canonical import canonical_json
from zhicai.exchange.audit_check.model import Head, Row

COLUMNS = (
    "actor_code, on_behalf_of, agency_code, action, object_key, {fields}, reason, request_key,"
    " previous_hash, hash"
)
ENTRIES = "select sequence, {at}, " + COLUMNS + " from audit_auditevent order by sequence"
SUBJECTS = "select sequence, person_id from audit_auditsubject order by sequence"
HEADS = "select sequence, hash from audit_audithead order by sequence"
POSTGRES_AT = "to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
POSTGRES = ("postgres://", "postgresql://")
SQLITE_MAGIC = b"SQLite format 3\0"
CHUNK = 2000
decode_json = json.JSONDecoder().decode
WHOLE_SECONDS, MICROSECONDS = 19, 26


class UnreadableLineError(ValueError):
    """A line of an export that is no entry; `number` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Store:
    """An open chain: its entries in order and the heads that were written down beside it."""

    rows: Iterable[Row]
    heads: tuple[Head, ...] = ()


@contextmanager
def open_store(source: str) -> Iterator[Store]:
    """A postgres:// address, a database file of SQLite, or a file of JSON Lines; read only.

    What the database refuses is raised as OSError, as if it were a file.
    """
    try:
        with _opened(source) as store:
            yield store
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


@contextmanager
def _opened(source: str) -> Iterator[Store]:
    if source.startswith(POSTGRES):
        with _open_postgres(source) as store:
            yield store
    elif is_sqlite(Path(source)):
        address = f"{Path(source).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("begin")
            yield _sqlite_store(connection)
    else:
        with Path(source).open(encoding="utf-8") as lines:
            yield Store(_json_rows(lines))


def is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC


def _sqlite_store(connection: sqlite3.Connection) -> Store:
    names = "select name from sqlite_master where type = 'table'"
    tables = {name for (name,) in connection.execute(names)}
    rows = connection.execute(ENTRIES.format(at="at", fields="fields"))
    has_subjects = "audit_auditsubject" in tables
    people = _grouped(connection.execute(SUBJECTS)) if has_subjects else None
    heads = connection.execute(HEADS).fetchall() if "audit_audithead" in tables else []
    return Store(_rows(rows, people), tuple(Head(*head) for head in heads))


@contextmanager
def _open_postgres(address: str) -> Iterator[Store]:
    import psycopg

    try:
        with psycopg.connect(address) as connection:
            yield from _postgres_store(connection)
    except psycopg.Error as error:
        raise OSError(type(error).__name__) from error


def _postgres_store(connection: Any) -> Iterator[Store]:
    """Both readings see the chain as of one moment."""
    connection.read_only = True
    connection.execute("set transaction isolation level repeatable read")
    with (
        connection.cursor("entries") as entries,
        connection.cursor("subjects") as subjects,
        connection.cursor() as plain,
    ):
        entries.itersize = subjects.itersize = CHUNK
        plain.execute(HEADS)
        heads = tuple(Head(*head) for head in plain.fetchall())
        entries.execute(ENTRIES.format(at=POSTGRES_AT, fields="fields::text"))
        subjects.execute(SUBJECTS)
        yield Store(_rows(entries, _grouped(subjects)), heads)


def _grouped(rows: Iterable[Any]) -> Iterator[tuple[int, tuple[int, ...]]]:
    for sequence, group in groupby(rows, itemgetter(0)):
        yield sequence, tuple(person for _, person in group)


def _rows(
    rows: Iterable[Any], people: Iterator[tuple[int, tuple[int, ...]]] | None
) -> Iterator[Row]:
    """Entries with whom they concern: two readings in the same order, side by side."""
    following = next(people, None) if people is not None else None
    nobody: tuple[int, ...] | None = None if people is None else ()
    for sequence, at, actor, principal, agency, action, key, fields, *rest in rows:
        mine = nobody
        if following is not None and people is not None:
            while following is not None and following[0] < sequence:
                following = next(people, None)
            if following is not None and following[0] == sequence:
                mine = following[1]
        told = fields if fields == "{}" else canonical_fields(fields)
        when = instant_of(at)
        reason, request, previous, own = rest
        who = (actor, principal, agency, action, key)
        yield Row(sequence, when, *who, told, reason, request, previous, own, mine)


def instant_of(text: str) -> str:
    """As SQLite keeps an instant → as the canonical form writes it; else as it stands."""
    if len(text) == MICROSECONDS and text[10] == " ":
        return f"{text[:10]}T{text[11:]}Z"
    if len(text) == WHOLE_SECONDS and text[10] == " ":
        return f"{text[:10]}T{text[11:]}.000000Z"
    return text


def canonical_fields(text: str) -> str:
    """What is no JSON stays as it stands, and its hash will not fit."""
    try:
        return canonical_json(decode_json(text))
    except ValueError:
        return text


def _json_rows(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _json_row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableLineError(number) from error


def _json_row(told: dict[str, Any]) -> Row:
    texts = {name: told[name] for name in Row._fields if name not in {"people", "sequence"}}
    fields = canonical_json(texts.pop("fields"))
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("a text is no text")
    return Row(sequence=int(told["sequence"]), fields=fields, **texts)
