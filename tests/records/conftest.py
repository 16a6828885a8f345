"""Every test of the records needs the database."""

import pytest


@pytest.fixture(autouse=True)
def database(db):
    return db
