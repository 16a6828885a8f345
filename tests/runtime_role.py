"""On PostgreSQL tests act as a runtime role: no owner, no way around the wall.

Their own hands see all, as the owner's session does; what a verb does stands within its wall.
"""

import contextlib
import types

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


def uncounted(step):
    """What the wall itself says to the database is no statement of the verb that is counted."""

    def quietly(*args):
        is_counting, connection.force_debug_cursor = connection.force_debug_cursor, False
        try:
            return step(*args)
        finally:
            connection.force_debug_cursor = is_counting

    return quietly


class UncountedBlock:
    """The transaction of a wall."""

    def __init__(self):
        self.atomic = transaction.atomic()

    def __enter__(self):
        uncounted(self.atomic.__enter__)()

    def __exit__(self, *error):
        return uncounted(self.atomic.__exit__)(*error)


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
    patch.setattr(wall, "transaction", types.SimpleNamespace(atomic=UncountedBlock))
    patch.setattr(wall, "tell", uncounted(wall.tell))
    with connection.cursor() as cursor:
        for name, value in zip(wall.SETTINGS, BY_HAND, strict=True):
            cursor.execute("select set_config(%s, %s, true)", [name, value])
        cursor.execute(f"set local role {runtime_role}")
    yield
