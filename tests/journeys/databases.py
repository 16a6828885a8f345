"""Where an office keeps its rows: SQLite in its home, or a PostgreSQL database of its own.

There an owner has the tables and the office works under a runtime role, as it does in service.
"""

import os
import secrets
import shutil
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from journeys.office import Office

URL = "ZHICAI_DATABASE_URL"
OWNER, RUNTIME = "zhicai_owner", "zhicai_runtime"
MAKE_ROLE = """
do $$ begin create role {role} login nosuperuser nobypassrls password {password};
exception when duplicate_object or unique_violation then null; end $$
"""


def opened(home):
    """An empty office; on PostgreSQL with a new database."""
    home.mkdir(parents=True)
    if not os.environ.get(URL):
        return Office(home)
    make_roles()
    return Office(home, *created(template="template0"))


def copied(office, home):
    """The same office a second time, so that a test may change it."""
    shutil.copytree(office.home, home)
    if office.database is None:
        return Office(home)
    return Office(home, *created(template=urlsplit(office.database).path[1:]))


def make_roles():
    """Once for the server, whichever process of the tests comes first."""
    password = Literal(urlsplit(os.environ[URL]).password)
    with psycopg.connect(os.environ[URL], autocommit=True) as connection:
        for role in (OWNER, RUNTIME):
            made = SQL(MAKE_ROLE).format(role=Identifier(role), password=password)
            connection.execute(made)


def created(*, template):
    """Addresses of a new database made from the template: for the runtime role, for its owner."""
    name = f"office_{secrets.token_hex(8)}"
    with psycopg.connect(os.environ[URL], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER "{OWNER}"')
    return address_of(name, RUNTIME), address_of(name, OWNER)


def address_of(name, role):
    """The same server and password; another database, another role."""
    parts = urlsplit(os.environ[URL])
    place = f"{role}:{parts.password}@{parts.hostname}:{parts.port}"
    return urlunsplit(parts._replace(netloc=place, path=f"/{name}"))
