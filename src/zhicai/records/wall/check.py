"""`manage.py check --deploy` refuses a database account around which the wall does not stand."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection

from zhicai.basics.messages import say
from zhicai.records.wall.build import VENDOR, table_of
from zhicai.records.wall.rules import SCOPE
from zhicai.records.wall.tables import WALLED

ABOUT_ME = """
select r.rolsuper, r.rolbypassrls,
  coalesce(nullif(current_setting(%s, true), ''), '') <> ''
from pg_roles r where r.rolname = current_user
"""
# Whose table it is may switch its wall off; so may each member of that role.
TABLES = """
select c.relname, pg_has_role(c.relowner, 'member'),
  c.relrowsecurity and c.relforcerowsecurity
    and (select count(*) from pg_policy p where p.polrelid = c.oid) >= 4
from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  and c.relname = any(%s)
"""


def check_wall(**_: Any) -> list[CheckMessage]:
    """Everything that is wrong with the account of ZHICAI_DATABASE_URL, at once."""
    if connection.vendor != VENDOR:
        return []
    with connection.cursor() as cursor:
        cursor.execute(ABOUT_ME, [SCOPE])
        is_super, is_past, is_open = cursor.fetchone()
        cursor.execute(TABLES, [[table_of(label) for label in WALLED]])
        standing = cursor.fetchall()
    return list(_faults(is_super=is_super, is_past=is_past, is_open=is_open, standing=standing))


def _faults(
    *, is_super: bool, is_past: bool, is_open: bool, standing: list[tuple[str, bool, bool]]
) -> Iterator[CheckMessage]:
    who = str(connection.settings_dict["USER"])
    own = sorted(name for name, is_own, _ in standing if is_own)
    bare = sorted(name for name, _, is_walled in standing if not is_walled)
    missing = sorted({table_of(label) for label in WALLED} - {name for name, *_ in standing})
    if is_super:
        yield _error("E001", "database.is_superuser", who)
    elif is_past:
        yield _error("E002", "database.bypasses_wall", who)
    if own and not is_super:
        yield _error("E003", "database.owns_tables", who, count=len(own))
    if is_open:
        yield _error("E004", "database.scope_is_open", who)
    if bare or missing:
        yield _error("E005", "database.wall_missing", (bare + missing)[0])


def _error(number: str, code: str, value: str, **details: int) -> Error:
    return Error(say(code, value=value, **details), id=f"wall.{number}")
