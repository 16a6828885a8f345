"""The second wall: on PostgreSQL each read and write happens within the scope of its caller.

The scope stands in settings of the transaction alone, so that a pooled connection forgets it.
"""

import functools
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection, transaction

from zhicai.actions.rights.caller import Caller
from zhicai.actions.rights.scope import Scope, scope_of
from zhicai.basics.errors import Refused
from zhicai.records.wall.rules import ALL, DAY, FIGURES, PLAN, SCOPE

Given = ParamSpec("Given")
Found = TypeVar("Found")
VENDOR = "postgresql"
SETTINGS = (SCOPE, FIGURES, DAY, PLAN)
Values = tuple[str, str, str, str]
SHUT: Values = ("", "", "", "")
NOT_KEPT = "audit.not_kept"


@dataclass(slots=True)
class Standing:
    """The outermost wall, and the transaction that is as long as it."""

    values: Values
    atomic: transaction.Atomic | None = None
    depth: int = 0

    def rise(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.depth = len(connection.atomic_blocks)
        tell(self.values)

    def fall(self, error: BaseException | None = None) -> None:
        """Commit; an outer transaction forgets the scope.

        What a verb wrote before it refused stays, as it does without a wall: an entry of the audit,
        a failed attempt. What must not stay half done is in a transaction of the verb's own.
        Where the audit takes no entry, nothing stays.
        """
        is_untold = isinstance(error, Refused) and error.code == NOT_KEPT
        broken = error if is_untold or isinstance(error, DatabaseError) else None
        if self.atomic is not None:
            self.atomic.__exit__(type(broken) if broken else None, broken, None)
        if connection.in_atomic_block and not connection.needs_rollback:
            tell(SHUT)


_STANDING: ContextVar[Standing | None] = ContextVar("wall", default=None)


def walled(verb: Callable[Given, Found]) -> Callable[Given, Found]:
    """A verb whose statements all see what its caller may see, and nothing else.

    The caller is the argument `by`. A verb within a verb keeps the scope of the outer one.
    """

    @functools.wraps(verb)
    def within(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        by = kwargs.get("by")
        if not isinstance(by, Caller):
            raise TypeError("a walled verb is told by whom")
        with wall_around(by):
            return verb(*args, **kwargs)

    return within


def sight() -> Values:
    """What the caller of this piece of work may see: the part of a key by which it is kept."""
    standing = _STANDING.get()
    return standing.values if standing else SHUT


@contextmanager
def wall_around(by: Caller) -> Iterator[None]:
    """The same for a piece of work that is no verb."""
    if connection.vendor != VENDOR or _STANDING.get() is not None:
        yield
        return
    standing = Standing(_values(scope_of(by), by))
    token = _STANDING.set(standing)
    try:
        with _raised(standing):
            yield
    finally:
        _STANDING.reset(token)


@contextmanager
def _raised(standing: Standing) -> Iterator[None]:
    standing.rise()
    try:
        yield
    except BaseException as error:
        standing.fall(error)
        raise
    standing.fall()


@contextmanager
def above_the_wall() -> Iterator[None]:
    """Everything, for a step of the system's own that hands nothing of it to the caller.

    Each use stands in the list of tests/guards/test_wall.py, with its reason.
    """
    day, plan = sight()[2:]
    with _changed((ALL, ALL, day, plan)):
        yield


@contextmanager
def plan_within(key: str) -> Iterator[None]:
    """The staged rows of one plan are seen, those of any other are not."""
    with _changed((*sight()[:3], key)):
        yield


@contextmanager
def _changed(values: Values) -> Iterator[None]:
    """Other settings for a while; rolling back puts the old ones back by itself."""
    if connection.vendor != VENDOR:
        yield
        return
    standing = _STANDING.get()
    before = sight()
    if standing is not None and values == before:
        yield
        return
    with transaction.atomic():
        tell(values)
        if standing is not None:
            standing.values = values
        try:
            yield
        finally:
            if standing is not None:
                standing.values = before
        tell(before)


def go_on() -> None:
    """Between two steps of long work: commit what was done, and stand behind the wall again."""
    standing = _STANDING.get()
    if standing is not None and len(connection.atomic_blocks) == standing.depth:
        standing.fall()
        standing.rise()


def tell(values: Values) -> None:
    """Until the end of the transaction, whoever has the connection next."""
    asked = ", ".join(["set_config(%s, %s, true)"] * len(SETTINGS))
    told = [part for pair in zip(SETTINGS, values, strict=True) for part in pair]
    with connection.cursor() as cursor:
        cursor.execute(f"select {asked}", told)


def _values(scope: Scope, by: Caller) -> Values:
    return (_text(scope.people), _text(scope.figures), by.today.isoformat(), "")


def _text(codes: Collection[str] | None) -> str:
    return ALL if codes is None else json.dumps(sorted(codes), ensure_ascii=False)
