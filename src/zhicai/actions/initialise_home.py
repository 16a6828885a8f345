"""Make an empty installation in ZHICAI_HOME."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from zhicai.actions import home
from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import Entry
from zhicai.records.ledger.models import Version
from zhicai.records.staff.identity import key_check

ADMINISTRATOR_CODE = "admin"
PASSWORD_FILE = "first-password.txt"


@dataclass(frozen=True, slots=True)
class Initialised:
    home: Path
    password_file: Path | None
    is_new: bool
    password: str | None = None


def initialise_home(path: Path, *, now: dt.datetime, is_demo: bool = False) -> Initialised:
    """Create the tables and the first administrator; where both exist, only newer tables.

    The first password is to be changed at once, except where everybody is invented.
    Raises Refused("home.key_mismatch") where the database was kept with other keys.
    """
    call_command("migrate", verbosity=0, interactive=False)
    if home.is_initialised(path):
        return Initialised(path, None, is_new=False)
    home.protect(path)
    kept = Version.objects.values_list("key_check", flat=True).get(id=1)
    if kept not in {"", key_check()}:
        raise Refused("home.key_mismatch")
    password_file = password = None
    if not Account.objects.filter(code=ADMINISTRATOR_CODE).exists():
        password = secrets.token_urlsafe(18)
        password_file = path / PASSWORD_FILE
        password_file.unlink(missing_ok=True)
        home.write_secret(password_file, f"{ADMINISTRATOR_CODE}\n{password}\n".encode())
        create_administrator(password, now, is_demo=is_demo)
    (path / home.MARK).write_text("1\n", "ascii")
    return Initialised(path, password_file, is_new=True, password=password)


def create_administrator(password: str, now: dt.datetime, *, is_demo: bool) -> None:
    with transaction.atomic():
        Version.objects.filter(id=1).update(key_check=key_check())
        Account.objects.create_account(
            ADMINISTRATOR_CODE,
            password,
            name="本機管理者",
            is_local_administrator=True,
            must_change_password=not is_demo,
            created_at=now,
        )
        keep_entry(Entry(at=now, actor_code=ADMINISTRATOR_CODE, action="home.initialised"))
