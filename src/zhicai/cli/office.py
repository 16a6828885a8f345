"""What every command needs: the installation opened, a caller, one way to end."""

import datetime as dt
import functools
import json
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from zhicai.actions import home
from zhicai.basics.errors import Refused, is_disk_full

EXIT_FAILURE, EXIT_USAGE, EXIT_NOT_FOUND, EXIT_NOT_ALLOWED = 1, 2, 3, 4
EXIT_CONFLICT, EXIT_REFUSED, EXIT_LATER = 5, 6, 75
EXIT_OF_FAMILY = {"not_found": EXIT_NOT_FOUND, "conflict": EXIT_CONFLICT, "later": EXIT_LATER}


def open_django() -> None:
    """Load the settings of ZHICAI_HOME; must come before any model is imported."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicai.config.settings")
    django.setup()


def open_caller() -> Any:
    """The local administrator of the directory; ends the command where there is none yet."""
    path = home.home_path()
    if not home.is_initialised(path):
        end(EXIT_NOT_FOUND, "home.not_initialised", value=path.name)
    open_django()
    from zhicai.actions.find_caller import find_local_administrator

    return find_local_administrator(clock=lambda: dt.datetime.now(dt.UTC))


def end(exit_code: int, code: str, **values: Any) -> NoReturn:
    """Say on stderr what was wrong and leave with the agreed exit code."""
    from zhicai.basics.messages import say
    from zhicai.basics.national_ids import mask_ids_in

    message = mask_ids_in(say(code, **values))
    click.echo(f"{message}（{code}）", err=True)
    if "--json" in sys.argv:
        print_json({"error": {"code": code, "message": message, "exit": exit_code}})
    sys.exit(exit_code)


def print_json(document: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def command_errors(function: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what actions raise into messages and exit codes."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Refused as refused:
            end(exit_code_of(refused.code), refused.code, value=refused.value, **refused.details)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            sys.stdout = None
        except Exception as error:
            if os.environ.get("ZHICAI_DEBUG") == "1":
                raise
            end_unexpected(error)

    return wrapped


def end_unexpected(error: Exception) -> NoReturn:
    """One line and a code; the trace is shown only with ZHICAI_DEBUG=1."""
    if getattr(error, "code", None) == "access.denied":
        end(EXIT_NOT_ALLOWED, "access.denied")
    if type(error).__name__ in {"OperationalError", "ProgrammingError"}:
        if is_disk_full(error):
            end(EXIT_FAILURE, "database.full")
        is_old = "no such" in str(error) or "does not exist" in str(error)
        end(*((EXIT_FAILURE, "home.outdated") if is_old else (EXIT_LATER, "cli.try_later")))
    end(EXIT_FAILURE, "cli.failed", value=type(error).__name__)


def exit_code_of(code: str) -> int:
    """The exit code of an error code (semantics §6)."""
    return EXIT_OF_CODE.get(code, EXIT_REFUSED)


EXIT_OF_CODE = {
    "access.denied": EXIT_NOT_ALLOWED,
    "account.last_manager": EXIT_CONFLICT,
    "account.not_found": EXIT_NOT_FOUND,
    "account.taken": EXIT_CONFLICT,
    "account.unchanged": EXIT_CONFLICT,
    "agency.not_found": EXIT_NOT_FOUND,
    "appointment.over": EXIT_NOT_FOUND,
    "approval.facts_changed": EXIT_CONFLICT,
    "approval.not_found": EXIT_NOT_FOUND,
    "approval.over": EXIT_CONFLICT,
    "approval.paper_in_future": EXIT_USAGE,
    "approval.paper_missing": EXIT_USAGE,
    "audit.empty": EXIT_NOT_FOUND,
    "audit.not_kept": EXIT_FAILURE,
    "cli.as_of_outside_year": EXIT_USAGE,
    "cli.known_at_in_future": EXIT_USAGE,
    "cli.try_later": EXIT_LATER,
    "facts.file_missing": EXIT_NOT_FOUND,
    "home.key_missing": EXIT_FAILURE,
    "home.key_mismatch": EXIT_FAILURE,
    "key.closed": EXIT_FAILURE,
    "key.too_soon": EXIT_LATER,
    "key.unknown": EXIT_USAGE,
    "key.unproven": EXIT_CONFLICT,
    "event.kind_unknown": EXIT_USAGE,
    "event.ends_before_start": EXIT_USAGE,
    "batch.not_found": EXIT_NOT_FOUND,
    "batch.already_undone": EXIT_CONFLICT,
    "batch.nothing_to_undo": EXIT_CONFLICT,
    "batch.too_old": EXIT_CONFLICT,
    "batch.moved": EXIT_LATER,
    "home.foreign": EXIT_CONFLICT,
    "home.not_empty": EXIT_CONFLICT,
    "home.outdated": EXIT_FAILURE,
    "home.not_initialised": EXIT_NOT_FOUND,
    "person.not_found": EXIT_NOT_FOUND,
    "person.several": EXIT_CONFLICT,
    "provision.not_found": EXIT_NOT_FOUND,
    "role.duties_changed": EXIT_CONFLICT,
    "role.person_gone": EXIT_NOT_FOUND,
    "role.unknown": EXIT_USAGE,
    "snapshot.not_found": EXIT_NOT_FOUND,
    "retention.changed": EXIT_LATER,
    "retention.failed": EXIT_FAILURE,
    "retention.held": EXIT_CONFLICT,
    "retention.held_already": EXIT_CONFLICT,
    "retention.not_found": EXIT_NOT_FOUND,
    "retention.not_held": EXIT_NOT_FOUND,
    "retention.reason_missing": EXIT_USAGE,
    "retention.running": EXIT_LATER,
    "snapshot.differs": EXIT_FAILURE,
    "snapshot.past_term": EXIT_CONFLICT,
}


def parse_day(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> dt.date | None:
    """An option that takes a date in any accepted form."""
    from zhicai.basics.dates import parse_date
    from zhicai.basics.errors import Unreadable

    if text is None:
        return None
    try:
        return parse_date(text)
    except Unreadable as unreadable:
        raise click.BadParameter(f"「{text}」不是日期，例：115/11/20") from unreadable


def parse_instant(
    _ctx: click.Context, _parameter: click.Parameter, text: str | None
) -> dt.datetime | None:
    """An option that takes an ISO instant with its zone."""
    if text is None:
        return None
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"「{text}」不是時間，例：2026-11-20T09:00:00+08:00") from error
    if instant.tzinfo is None:
        raise click.BadParameter(f"「{text}」沒有時區，例：2026-11-20T09:00:00+08:00")
    return instant
