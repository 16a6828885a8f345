"""Tallies as lines of a page, with the people behind each number."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.http import urlencode

from zhicai.actions.distribution.figure import (
    DECIDED,
    DEFAULT,
    STATES,
    Axis,
    Distribution,
    Line,
    State,
    Tally,
)
from zhicai.actions.page import Page, page_of
from zhicai.basics.distribution_words import STATES as STATE_WORDS
from zhicai.web.components.stacked import Stack
from zhicai.web.screens.standing.links import find_url, with_query

LINES_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Links:
    """`asked` is what the officer typed: day, moment and scope."""

    office: str
    node: str
    asked: Mapping[str, str]

    def page(self, name: str, node: str = "", **more: str) -> str:
        address = find_url(f"distribution.{name}", self.office, node or self.node)
        return with_query(address, {**self.asked, **more})

    def people(self, *states: State, **more: str) -> str:
        told = [("state", state.value) for state in states]
        query = urlencode([*{**self.asked, **more}.items(), *told])
        address = find_url("distribution.people", self.office, self.node)
        return f"{address}?{query}" if query else address

    def rule(self, provision_id: str) -> str:
        return find_url("rulebook.show", self.office, provision_id)

    def person(self, person: int) -> str:
        return find_url("staff.show", self.office, str(person))


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: what a machine calls it, and where it leads."""

    figure: str
    value: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its cells, then whoever is counted."""

    name: str
    url: str
    code: str
    cells: tuple[Cell, ...]
    counted: Cell


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines of one page, those of the other pages in one, and the total; all adds up."""

    page: Page[Row]
    others: Row | None
    total: Row
    stacks: tuple[Stack, ...]


def row_of(line: Line, links: Links, *, axis: Axis, name: str = "distribution") -> Row:
    """Every number opens to as many people."""
    asked = {"axis": axis.value, "key": line.key} if line.key else {}
    prefix = f"{name}.{axis.value}.{line.key}." if line.key else f"{name}."
    is_below = axis is Axis.AGENCY and line.code not in ("", links.node)
    return Row(
        line.name,
        links.page("node", line.code) if is_below else "",
        links.node,
        tuple(
            Cell(f"{prefix}{state.value}", count, links.people(state, **asked))
            for state, count in zip(STATES, line.tally.counts, strict=True)
        ),
        Cell(f"{prefix}counted", line.tally.counted, links.people(**asked)),
    )


def shown_of(found: Distribution, axis: Axis, *, links: Links, number: int) -> Shown:
    lines = found.table(axis).lines
    page = page_of(lines, number=number, size=LINES_ON_A_PAGE)
    rows = tuple(row_of(line, links, axis=axis) for line in page.rows)
    rest = found.tally - Tally.sum([line.tally for line in page.rows])
    return Shown(
        Page(rows, page.number, page.size, page.total),
        others=_plain("其他頁", rest, links) if rest.counted else None,
        total=row_of(Line("", "合計", found.tally), links, axis=axis),
        stacks=tuple(
            Stack(line.name, line.tally.counts, f"{line.tally.counted:,} 人")
            for line in page.rows
            if line.tally.counted
        ),
    )


def _plain(name: str, tally: Tally, links: Links) -> Row:
    cells = tuple(Cell(f"distribution.rest.{state}", n, "") for state, n in tally.by_state.items())
    return Row(name, "", links.node, cells, Cell("distribution.rest.counted", tally.counted, ""))


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above the tables: how many are decided, and how many are not."""

    decided: Cell
    reopened: Cell
    defaulted: Cell
    counted: Cell


def top_of(tally: Tally, links: Links) -> Top:
    def cell(name: str, *states: State) -> Cell:
        return Cell(f"distribution.{name}", tally.get(*states), links.people(*states))

    return Top(
        cell("decided", *DECIDED),
        cell("reopened", State.REOPENED),
        cell("defaulted", *DEFAULT),
        cell("counted", *STATES),
    )


HEADS = tuple(STATE_WORDS[state.value] for state in STATES)
