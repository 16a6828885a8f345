"""A database for an installation that a test makes: SQLite in its home, or one on the server."""

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit


def environment_for(home: Path) -> dict[str, str]:
    """ZHICAI_HOME, and a PostgreSQL database of its own where the run is given a server."""
    places = {"ZHICAI_HOME": str(home)}
    server = os.environ.get("ZHICAI_DATABASE_URL")
    if server:
        places["ZHICAI_DATABASE_URL"] = (
            urlsplit(server)._replace(path=f"/{make(server, home)}").geturl()
        )
    return places


def make(server: str, home: Path) -> str:
    """Create the database of that home if it is not there; its name tells nothing."""
    import psycopg

    name = f"zhicai_{hashlib.sha256(str(home).encode()).hexdigest()[:20]}"
    with psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute(
            "select 1 from pg_database where datname = %s", [name]
        ).fetchone()
        if known is None:
            connection.execute(f'create database "{name}" template template0')
    return name
