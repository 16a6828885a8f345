"""On PostgreSQL the tests act as a runtime role: no owner, no superuser, no way around the wall.

Their own hands see all, as the owner's session does; what a verb does stands within its wall.
"""

import contextlib

import pytest
from django.db import connection, transaction

from zhicai.actions.rights import wall
from zhicai.records.wall.build import right_statements

ROLE = "zhicai_runtime_of_tests"
MAKE_ROLE = (
    f"do $$ begin create role {ROLE} nologin nosuperuser nobypassrls;"
    " exception when duplicate_object or unique_violation then null; end $$"
)
BY_HAND = ("*", "*", "", "")


def make_role() -> str:
    """The role of the cluster, and its rights in the database of this process."""
    if connection.vendor != "postgresql":
        return ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MAKE_ROLE)
        for statement in right_statements(ROLE, connection.introspection.table_names(cursor)):
            cursor.execute(statement)
    return ROLE


@contextlib.contextmanager
def acting_as_runtime(runtime_role: str, patch: pytest.MonkeyPatch):
    """Until the end of the transaction of the test; on SQLite there is no such wall."""
    if not runtime_role:
        yield
        return
    patch.setattr(wall, "SHUT", BY_HAND)
    with connection.cursor() as cursor:
        for name, value in zip(wall.SETTINGS, BY_HAND, strict=True):
            cursor.execute("select set_config(%s, %s, true)", [name, value])
        cursor.execute(f"set local role {runtime_role}")
    yield
