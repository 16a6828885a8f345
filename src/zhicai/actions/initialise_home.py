"""Make an empty installation in ZHICAI_HOME."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from zhicai.actions import home
from zhicai.records.accounts.models import Account
from zhicai.records.audit import chain

ADMINISTRATOR_CODE = "admin"
PASSWORD_FILE = "first-password.txt"


@dataclass(frozen=True, slots=True)
class Initialised:
    home: Path
    password_file: Path | None
    is_new: bool


def initialise_home(path: Path, *, now: dt.datetime) -> Initialised:
    """Create the tables and the first administrator; nothing happens where both exist."""
    if home.is_initialised(path):
        return Initialised(path, None, is_new=False)
    call_command("migrate", verbosity=0, interactive=False)
    password_file = path / PASSWORD_FILE
    password = secrets.token_urlsafe(18)
    if not Account.objects.filter(code=ADMINISTRATOR_CODE).exists():
        home.write_secret(password_file, f"{ADMINISTRATOR_CODE}\n{password}\n".encode())
        create_administrator(password, now)
    (path / home.MARK).write_text("1\n", "ascii")
    return Initialised(path, password_file, is_new=True)


def create_administrator(password: str, now: dt.datetime) -> None:
    with transaction.atomic():
        Account.objects.create_account(
            ADMINISTRATOR_CODE,
            password,
            name="本機管理者",
            is_local_administrator=True,
            must_change_password=True,
            created_at=now,
        )
        chain.record(chain.Entry(at=now, actor_code=ADMINISTRATOR_CODE, action="home.initialised"))
