"""Which layout a table is: the one that knows most of its columns, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.exchange.layouts.fields import Field, Layout
from zhicai.exchange.layouts.headers import Header
from zhicai.exchange.layouts.matching import Matching, Told, candidates, match_headers
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.layouts.rows import seen
from zhicai.exchange.layouts.tables import Table

SHOWN_SAMPLES = 3
SHOWN_ALTERNATIVES = 4
SHOWN_HEADERS = 30
REPEATED_MOSTLY = 0.5
LEAST_RECOGNISED = 2

Need = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One layout tried on one table."""

    layout: Layout
    table: Table
    matching: Matching

    @property
    def lacking(self) -> list[Need]:
        return [need for need in self.layout.needs if not any(map(self.matching.has, need))]

    @property
    def is_complete(self) -> bool:
        return not self.lacking and not self.matching.is_forbidden

    @property
    def rank(self) -> tuple[int, int]:
        return self.matching.recognised, len(self.layout.needs)

    @property
    def nearness(self) -> tuple[bool, bool, int, float]:
        """A layout that one answer would complete is nearer than one that knows more columns."""
        is_known = self.matching.recognised >= LEAST_RECOGNISED
        is_askable = is_known and all(rivals_of(self, need) for need in self.lacking)
        met = 1 - len(self.lacking) / len(self.layout.needs)
        return not self.matching.is_forbidden, is_askable, self.matching.recognised, met


def attempts_on(table: Table, *, told: Told) -> list[Attempt]:
    """The table read as each layout that it may be."""
    return [
        Attempt(layout, table, match_headers(layout, table, told=told))
        for layout in all_layouts()
        if told.only in (None, layout.name)
    ]


def choose(table: Table, *, told: Told) -> Attempt:
    """Find the one layout of a table; raises Refused where none or more than one fits."""
    attempts = attempts_on(table, told=told)
    complete = [attempt for attempt in attempts if attempt.is_complete]
    if not complete:
        raise refusal(max(attempts, key=lambda attempt: attempt.nearness))
    most = max(attempt.rank for attempt in complete)
    best = [attempt for attempt in complete if attempt.rank == most]
    if len(best) > 1:
        raise Refused(
            "layout.ambiguous",
            place=place_of(table),
            value="、".join(attempt.layout.title for attempt in best),
            layouts="、".join(attempt.layout.name for attempt in best),
        )
    return _several_rows(complete, best[0]) or best[0]


def _several_rows(complete: Sequence[Attempt], best: Attempt) -> Attempt | None:
    """A list in which most rows repeat their person is not a roster, though it reads as one."""
    for attempt in complete:
        is_rival = attempt.layout.carry and not best.layout.carry
        if is_rival and attempt.matching.recognised == best.matching.recognised:
            return attempt if _repeats(attempt) else None
    return None


def _repeats(attempt: Attempt) -> bool:
    names = [name for name in attempt.layout.identity if name in attempt.matching.matches]
    index = attempt.matching.matches[names[0]].header.index
    lines = attempt.table.lines
    values = [line.values[index] for line in lines if index < len(line.values)]
    distinct = {text_of(value) for value in values if not is_blank(value)}
    return len(lines) - len(distinct) >= REPEATED_MOSTLY * max(1, len(lines))


def refusal(nearest: Attempt) -> Refused:
    """Say what the nearest layout lacks: a column that may be there, one that is not, or most."""
    lacking = nearest.lacking
    open_needs = [need for need in lacking if not rivals_of(nearest, need)]
    is_near = nearest.matching.recognised >= LEAST_RECOGNISED and 2 * len(lacking) <= len(
        nearest.layout.needs
    )
    if nearest.matching.is_forbidden or not is_near:
        return _unknown(nearest)
    if open_needs:
        return _missing(nearest, open_needs)
    return _uncertain(nearest, lacking[0])


def _unknown(nearest: Attempt) -> Refused:
    lacks = "、".join(label_of(nearest.layout, need) for need in nearest.lacking)
    return Refused(
        "layout.unknown",
        place=place_of(nearest.table),
        value=headers_of(nearest.table),
        nearest=nearest.layout.title,
        lacks=lacks,
    )


def _missing(nearest: Attempt, needs: Sequence[Need]) -> Refused:
    return Refused(
        "layout.column_missing",
        place=place_of(nearest.table),
        value=headers_of(nearest.table),
        field="、".join(label_of(nearest.layout, need) for need in needs),
        layout=nearest.layout.title,
    )


def _uncertain(nearest: Attempt, need: Need) -> Refused:
    """Name the column that may be meant, with values; two columns for one field are as unsure."""
    some, rivals, is_twice = rivals_of(nearest, need)[0]
    shown = [described(nearest.table, header, key=some.name) for header in rivals]
    return Refused(
        "layout.column_twice" if is_twice else "layout.column_uncertain",
        place=place_of(nearest.table, rivals[0]),
        value="、".join(shown),
        field=some.label,
        layout=nearest.layout.title,
        map=f"{rivals[0].text}={some.name}",
    )


def rivals_of(attempt: Attempt, need: Need) -> list[tuple[Field, list[Header], bool]]:
    """The columns that could meet a need: those of the first alternative that they make whole."""
    for alternative in need:
        missing = [name for name in alternative if name not in attempt.matching.matches]
        found = [rivals_for(attempt, name) for name in missing]
        if all(headers for _, headers, _ in found):
            return found
    return []


def rivals_for(attempt: Attempt, name: str) -> tuple[Field, list[Header], bool]:
    some = attempt.layout.get_field(name)
    twice = attempt.matching.twice.get(name)
    if twice:
        return some, twice, True
    return some, candidates(some, attempt.matching, table=attempt.table), False


def described(table: Table, header: Header, *, key: str) -> str:
    """A header with some of its values, IDs masked.

    The reader sees what the column holds and can answer without opening the file.
    """
    samples = samples_of(table, header, key=key)
    return f"{header.text}（例：{'、'.join(samples)}）" if samples else header.text


def samples_of(table: Table, header: Header, *, key: str) -> tuple[str, ...]:
    values = dict.fromkeys(seen(key, value) for value in table.samples(header.index))
    return tuple(values)[:SHOWN_SAMPLES]


def label_of(layout: Layout, need: Need) -> str:
    """What the officer calls a need: 身分證字號 或 員工編號 或 姓名＋機關代碼."""
    named = ["＋".join(layout.get_field(name).label for name in some) for some in need]
    more = " 等" if len(named) > SHOWN_ALTERNATIVES else ""
    return " 或 ".join(named[:SHOWN_ALTERNATIVES]) + more


def headers_of(table: Table) -> str:
    texts: Iterable[str] = (header.text for header in table.named)
    return "、".join(list(texts)[:SHOWN_HEADERS])


def place_of(table: Table, header: Header | None = None) -> str:
    cell = table.cell(header or table.headers[0])
    return f"{table.sheet.name}!{cell}"
