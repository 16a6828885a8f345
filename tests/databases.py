"""A database for an installation that a test makes: SQLite in its home, or one on the server.

`tools/on_postgres.py` names the server in ZHICAI_DATABASE_URL; each home gets its own database.
"""

import hashlib
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

SERVER = os.environ.get("ZHICAI_DATABASE_URL")


def environment_for(home: Path) -> dict[str, str]:
    """ZHICAI_HOME, and the database of that home where the run was given a server."""
    if not SERVER:
        return {"ZHICAI_HOME": str(home)}
    make_database(home, template="template0")
    url = urlsplit(SERVER)._replace(path=f"/{name_of(home)}").geturl()
    return {"ZHICAI_HOME": str(home), "ZHICAI_DATABASE_URL": url}


def copy_home(source: Path, target: Path) -> Path:
    """A second installation that holds what the first one holds."""
    shutil.copytree(source, target)
    if SERVER:
        make_database(target, template=name_of(source))
    return target


def name_of(home: Path) -> str:
    return f"zhicai_{hashlib.sha256(str(home).encode()).hexdigest()[:20]}"


def make_database(home: Path, *, template: str) -> None:
    """Create the database of a home unless it is there."""
    import psycopg

    name = name_of(home)
    with psycopg.connect(SERVER, autocommit=True) as connection:
        known = connection.execute("select 1 from pg_database where datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(f'create database "{name}" template "{template}"')
