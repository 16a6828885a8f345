"""An office on PostgreSQL as it runs in service: an owner, a runtime role, pooled connections."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from journeys.small import BUREAU

MANAGE = Path(__file__).parents[2] / "manage.py"
OPEN_ALL = "select set_config('zhicai.scope', '*', true)"
PEOPLE = "select count(*) from staff_person"


def checked(office, **environment):
    """What `check --deploy` says of the wall."""
    done = subprocess.run(
        [sys.executable, str(MANAGE), "check", "--deploy"],
        env={**office.environment, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_runtime_role_sees_people_only_until_the_transaction_ends(staffed_office):
    with psycopg.connect(staffed_office.database, autocommit=True) as pooled:
        alone = pooled.execute(PEOPLE).fetchone()[0]
        with pooled.transaction():
            pooled.execute(OPEN_ALL)
            within = pooled.execute(PEOPLE).fetchone()[0]
        afterwards = pooled.execute(PEOPLE).fetchone()[0]
        with pooled.transaction(force_rollback=True):
            pooled.execute(OPEN_ALL)
        after_rolling_back = pooled.execute(PEOPLE).fetchone()[0]

    assert within > 0
    assert (alone, afterwards, after_rolling_back) == (0, 0, 0)


def test_the_owner_too_sees_nobody_until_she_opens_her_session(staffed_office):
    with psycopg.connect(staffed_office.owner) as owner:
        assert owner.execute(PEOPLE).fetchone()[0] == 0


def test_shipped_set_up_passes_the_check_of_the_wall(staffed_office):
    _, told = checked(staffed_office)

    assert "wall." not in told, told


def test_an_owner_or_a_superuser_at_work_is_refused_in_plain_words(staffed_office):
    as_owner = {"ZHICAI_DATABASE_URL": staffed_office.owner, "ZHICAI_OWNER_DATABASE_URL": ""}
    name = staffed_office.database.rpartition("/")[2]
    highest = os.environ["ZHICAI_DATABASE_URL"].rpartition("/")[0]
    as_superuser = {**as_owner, "ZHICAI_DATABASE_URL": f"{highest}/{name}"}

    code_of_owner, told_of_owner = checked(staffed_office, **as_owner)
    code_of_superuser, told_of_superuser = checked(staffed_office, **as_superuser)

    assert (code_of_owner, code_of_superuser) == (1, 1)
    assert "wall.E003" in told_of_owner
    assert "資料表的擁有者" in told_of_owner
    assert "wall.E001" in told_of_superuser
    assert "超級使用者" in told_of_superuser


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("alter role zhicai_spoilt bypassrls", "wall.E002"),
        ("alter role zhicai_spoilt set zhicai.scope = '*'", "wall.E004"),
        ("alter table staff_person no force row level security", "wall.E005"),
    ],
)
def test_a_spoilt_set_up_is_refused(staffed, spoil, code):
    highest, _, _ = os.environ["ZHICAI_DATABASE_URL"].rpartition("/")
    name = staffed.database.rpartition("/")[2]
    password = staffed.database.split(":")[2].partition("@")[0]
    spoilt = staffed.database.replace("zhicai_runtime", "zhicai_spoilt")
    with psycopg.connect(f"{highest}/{name}", autocommit=True) as above:
        above.execute("drop role if exists zhicai_spoilt")
        above.execute(f"create role zhicai_spoilt login password '{password}'")
        above.execute(spoil)
        returned, told = checked(staffed, ZHICAI_DATABASE_URL=spoilt)
        above.execute("drop role zhicai_spoilt")

    assert returned == 1
    assert code in told


def test_init_runs_again_and_a_recount_agrees_as_the_owner(staffed):
    staffed.run("init", "--no-input")
    told = staffed.ask("recount")

    assert told["differences"] == 0
    assert staffed.standing(BUREAU, as_of=dt.date(2026, 6, 30))


def test_without_its_runtime_role_an_office_is_not_made_ready(empty_office):
    nobody = empty_office.database.replace("zhicai_runtime", "zhicai_nobody")
    environment = {**empty_office.environment, "ZHICAI_DATABASE_URL": nobody}
    done = subprocess.run(
        [sys.executable, "-m", "zhicai.cli.main", "init", "--no-input"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "zhicai_nobody" in done.stderr
    assert "database.role_missing" in done.stderr
