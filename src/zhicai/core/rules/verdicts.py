"""One verdict for each provision, for every row at once; each rule is one Narwhals expression.

The columns are those of `minutes.MINUTES`, integers or null; null means that nothing is known,
and nothing known never passes and never counts as zero.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import narwhals as nw

from zhicai.basics.words import Verdict
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.provision import Value

AI_ATTAINMENT = "kpi.ai_attainment"
LEVEL_UNCONFIRMED = "level_unconfirmed"
REQUIREMENT_UNMARKED = "requirement_unmarked"
ENVIRONMENT_UNMARKED = "environment_unmarked"
NO_DATA = "no_data"
NOT_PUBLISHED = "not_published"

Column = Callable[[str], nw.Expr]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one source of minutes says: enough, perhaps enough once more is known, or not enough."""

    is_known: nw.Expr
    is_reached: nw.Expr
    is_open: nw.Expr

    def named(self, provision_id: str) -> list[nw.Expr]:
        """As columns; `kept_weighing` finds them."""
        parts = (self.is_known, self.is_reached, self.is_open)
        return [part.alias(name) for part, name in zip(parts, _names(provision_id), strict=True)]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a provision weighs minutes, and the reason where unconfirmed ones could decide."""

    weigh: Callable[[Value, Column], Weighing]
    open_reason: str


def _each_level(target: Value, column: Column) -> Weighing:
    """Each level stands alone: spare basic minutes never fill an advanced gap."""
    basic, advanced = column("basic_minutes"), column("advanced_minutes")
    missing = minutes_missing(target["basic"], basic) + minutes_missing(
        target["advanced"], advanced
    )
    return Weighing(
        is_known=~(basic.is_null() | advanced.is_null()),
        is_reached=(basic >= target["basic"]) & (advanced >= target["advanced"]),
        is_open=column("unconfirmed_minutes").fill_null(0) >= missing,
    )


def _ai_total(target: Value, column: Column) -> Weighing:
    """AI minutes of any level; a source that tells the levels apart tells the total too."""
    both_levels = column("basic_minutes") + column("advanced_minutes")
    confirmed = nw.coalesce(column("ai_minutes"), both_levels)
    return _total(target, confirmed, column("unconfirmed_minutes"))


def _required(target: Value, column: Column) -> Weighing:
    return _total(target, column("required_minutes"), column("unmarked_minutes"))


def _work_related(target: Value, column: Column) -> Weighing:
    return _total(target, column("work_related_minutes"), nw.lit(0))


def _environment(target: Value, column: Column) -> Weighing:
    pending = column("environment_unmarked_minutes")
    return _total(target, column("environment_minutes"), pending)


def _total(target: Value, confirmed: nw.Expr, pending: nw.Expr) -> Weighing:
    return Weighing(
        is_known=~confirmed.is_null(),
        is_reached=confirmed >= target["minutes"],
        is_open=confirmed + pending.fill_null(0) >= target["minutes"],
    )


RULES: Mapping[str, Rule] = {
    AI_ATTAINMENT: Rule(_each_level, LEVEL_UNCONFIRMED),
    "kpi.ai_attainment_sum": Rule(_ai_total, LEVEL_UNCONFIRMED),
    "hours.ai_required": Rule(_ai_total, LEVEL_UNCONFIRMED),
    "hours.required": Rule(_required, REQUIREMENT_UNMARKED),
    "hours.work_related": Rule(_work_related, NO_DATA),
    "hours.environment": Rule(_environment, ENVIRONMENT_UNMARKED),
}
JUDGED = tuple(RULES)


def column_of(provision_id: str) -> str:
    """The column of the verdict of a provision.

    >>> column_of("hours.ai_required")
    'hours_ai_required'
    """
    return provision_id.replace(".", "_")


def reason_column_of(provision_id: str) -> str:
    """The column that says why the verdict of a provision is unknown."""
    return f"{column_of(provision_id)}_reason"


def minutes_missing(target: int, minutes: nw.Expr) -> nw.Expr:
    """How many minutes are still missing; never below zero, null where nothing is known."""
    return (nw.lit(target) - minutes).clip(lower_bound=0)


def verdict(provision_id: str, book: Rulebook, as_of: dt.date) -> nw.Expr:
    """met, short or unknown by the provision in force on that day.

    Where the authority has published no value there is no target: every row is unknown.
    """
    return verdict_of(weigh(provision_id, book, as_of=as_of, sources=[nw.col]))


def reason(provision_id: str, book: Rulebook, as_of: dt.date) -> nw.Expr:
    """Why the verdict is unknown: a code, or null where it is not."""
    return reason_of(provision_id, weigh(provision_id, book, as_of=as_of, sources=[nw.col]))


def weigh(
    provision_id: str, book: Rulebook, *, as_of: dt.date, sources: Sequence[Column]
) -> Weighing | None:
    """What all sources say together, each weighed alone; None where no target is in force."""
    target = book.find_value(provision_id, as_of)
    if target is None:
        return None
    weighed = [RULES[provision_id].weigh(target, source) for source in sources]
    return Weighing(
        is_known=_any(one.is_known for one in weighed),
        is_reached=_any(one.is_known & one.is_reached for one in weighed),
        is_open=_any(one.is_known & one.is_open for one in weighed),
    )


def kept_weighing(provision_id: str) -> Weighing:
    """What was weighed before and stands in columns now."""
    return Weighing(*map(nw.col, _names(provision_id)))


def _names(provision_id: str) -> list[str]:
    return [f"{column_of(provision_id)}_{name}" for name in ("known", "reached", "open")]


def verdict_of(weighing: Weighing | None) -> nw.Expr:
    if weighing is None:
        return nw.lit(Verdict.UNKNOWN.value)
    return (
        nw.when(weighing.is_reached)
        .then(nw.lit(Verdict.MET.value))
        .when(weighing.is_known & ~weighing.is_open)
        .then(nw.lit(Verdict.SHORT.value))
        .otherwise(nw.lit(Verdict.UNKNOWN.value))
    )


def reason_of(provision_id: str, weighing: Weighing | None) -> nw.Expr:
    if weighing is None:
        return nw.lit(NOT_PUBLISHED)
    return (
        nw.when(weighing.is_reached)
        .then(nw.lit(None, dtype=nw.String))
        .when(weighing.is_open)
        .then(nw.lit(RULES[provision_id].open_reason))
        .when(weighing.is_known)
        .then(nw.lit(None, dtype=nw.String))
        .otherwise(nw.lit(NO_DATA))
    )


def _any(parts: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(or_, parts)
