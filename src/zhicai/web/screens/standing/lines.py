"""Figures as lines of a page: counts, what they are called, where each leads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.figures.figure import IN_FORCE, AgencyFigure, Counts, ProvisionFigure
from zhicai.actions.figures.gaps import Gap
from zhicai.actions.page import Page, page_of
from zhicai.basics.figure_words import PRINTED_NAMES, REASONS, TRIALS, VERDICTS
from zhicai.basics.minutes import format_hours
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.components.bars import Bar
from zhicai.web.screens.standing.links import PARTS, Links

CHILDREN_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One figure with the address behind each of its counts; `state` is empty while in force."""

    key: str
    name: str
    url: str
    code: str
    counts: Counts
    links: Mapping[str, str]
    norm: str = ""
    scope: str = ""
    state: str = ""

    @property
    def gap(self) -> int:
        return self.counts.counted - self.counts.met

    @property
    def keys(self) -> Mapping[str, str]:
        """What a machine calls each count of the line."""
        return {part: f"{self.key}.{part}" for part in PARTS}


@dataclass(frozen=True, slots=True)
class Table:
    """Subordinates by what they lack, and what else belongs to the whole; all adds up."""

    page: Page[Line]
    own: Line | None
    others: Line | None
    whole: Line

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(
            Bar(
                one.name, one.counts.met, one.counts.short, one.counts.unknown, f"還差 {one.gap} 人"
            )
            for one in self.page.rows
        )


@dataclass(frozen=True, slots=True)
class View:
    """Which counts a page shows: with exclusions, or without any."""

    links: Links
    is_raw: bool

    @property
    def key(self) -> str:
        return f"{AI_ATTAINMENT}.raw" if self.is_raw else AI_ATTAINMENT

    def counts(self, figure: ProvisionFigure) -> Counts:
        return figure.raw if self.is_raw else figure.counts

    def line(self, figure: AgencyFigure, provision_id: str = AI_ATTAINMENT) -> Line:
        """The line of a provision at an agency; without exclusions its list is that page."""
        found = figure.get(provision_id)
        if self.is_raw:
            links = self.links.everywhere(self.links.page("standing.exclusions", figure.code))
        else:
            links = self.links.people(provision_id, figure.code)
        return Line(
            key=f"{provision_id}.raw" if self.is_raw else provision_id,
            name=PRINTED_NAMES.get(provision_id, found.name),
            url=self.links.rule(provision_id),
            code=figure.code,
            counts=self.counts(found),
            links=links,
            norm=found.norm,
            scope=found.scope,
            state="" if found.state == IN_FORCE else found.state,
        )

    def child(self, figure: AgencyFigure) -> Line:
        more = {"exclusions": "without"} if self.is_raw else {}
        found = self.line(figure)
        url = self.links.page("standing.node", figure.code, **more)
        return Line(
            found.key, figure.name, url, figure.code, counts=found.counts, links=found.links
        )


def provision_lines(view: View, figure: AgencyFigure) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The provisions beside the KPI, and those that are only a trial."""
    ids = [one.provision_id for one in figure.provisions if one.provision_id != AI_ATTAINMENT]
    shown = tuple(view.line(figure, one) for one in ids if one not in TRIALS)
    return shown, tuple(view.line(figure, one) for one in ids if one in TRIALS)


def children_table(view: View, figure: AgencyFigure, number: int) -> Table:
    """Whoever lacks most first; names decide between equals."""
    lines = sorted(map(view.child, figure.children), key=lambda one: (-one.gap, one.name, one.code))
    page = page_of(lines, number=number, size=CHILDREN_ON_A_PAGE)
    whole = view.line(figure)
    own = less(whole.counts, [one.counts for one in lines])
    shown = [own, *(one.counts for one in page.rows)]
    others = less(whole.counts, shown)
    return Table(
        page,
        own=_rest(view, "本機關（不含所屬）", own) if own.counted else None,
        others=_rest(view, "其他頁的所屬機關", others) if others.counted else None,
        whole=whole,
    )


def less(whole: Counts, parts: Sequence[Counts]) -> Counts:
    """What is left of a whole; everybody counts in one agency only, so nothing is lost."""

    def left(count: Callable[[Counts], int]) -> int:
        return count(whole) - sum(map(count, parts))

    return Counts(
        left(lambda one: one.counted), left(lambda one: one.met), left(lambda one: one.short)
    )


def _rest(view: View, name: str, counts: Counts) -> Line:
    return Line(
        f"{view.key}.rest", name, "", view.links.node, counts=counts, links=dict.fromkeys(PARTS, "")
    )


@dataclass(frozen=True, slots=True)
class GapLine:
    """One person and what is missing, in words."""

    gap: Gap
    url: str

    @property
    def missing(self) -> str:
        """基礎 1 小時、進階 2 小時; the reason where nobody can tell."""
        if self.gap.reason:
            return REASONS.get(self.gap.reason, self.gap.reason)
        return missing_words(self.gap.missing_basic or 0, self.gap.missing_advanced or 0)

    @property
    def verdict(self) -> str:
        return VERDICTS.get(self.gap.verdict, self.gap.verdict)


def missing_words(basic: int, advanced: int) -> str:
    """What is missing of each level.

    >>> missing_words(60, 0), missing_words(60, 180)
    ('基礎 1 小時', '基礎 1 小時、進階 3 小時')
    """
    parts = [("基礎", basic), ("進階", advanced)]
    return "、".join(f"{name} {format_hours(minutes)}" for name, minutes in parts if minutes)


def gap_lines(links: Links, gaps: Sequence[Gap]) -> tuple[GapLine, ...]:
    return tuple(GapLine(one, links.person(one.person)) for one in gaps)
