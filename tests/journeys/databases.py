"""Where an office keeps its rows: SQLite in its home, or a PostgreSQL database of its own."""

import os
import secrets
import shutil
from urllib.parse import urlsplit, urlunsplit

import psycopg

from journeys.office import Office

URL = "ZHICAI_DATABASE_URL"


def opened(home):
    """An empty office; on PostgreSQL with a new database."""
    home.mkdir(parents=True)
    address = os.environ.get(URL)
    return Office(home, address and created(address, template="template0"))


def copied(office, home):
    """The same office a second time, so that a test may change it."""
    shutil.copytree(office.home, home)
    address = office.database
    return Office(home, address and created(address, template=urlsplit(address).path[1:]))


def created(address, *, template):
    """The address of a new database, made from the template, on the server of that address."""
    name = f"office_{secrets.token_hex(8)}"
    with psycopg.connect(os.environ[URL], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
