"""The county with hours, and the database as it stands in service: shut until a verb opens it."""

import os

import pytest
from django.db import connection

from zhicai.actions.rights import wall

# SQLite has no such wall: there the program alone keeps offices apart.
collect_ignore_glob = [] if os.environ.get("ZHICAI_DATABASE_URL") else ["test_*.py"]
SHUT = ("", "", "", "")


@pytest.fixture
def shut(county, monkeypatch):
    """Call it once the county is as it should be."""
    county.hours()

    def shut_now():
        monkeypatch.setattr(wall, "SHUT", SHUT)
        with connection.cursor() as cursor:
            for name in wall.SETTINGS:
                cursor.execute("select set_config(%s, '', true)", [name])

    return shut_now
