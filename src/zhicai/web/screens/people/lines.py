"""A page of people as its template shows it: words, links and the text to copy."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from zhicai.actions.find_people_page import PeoplePage
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.people.saved_filters import FilterLine
from zhicai.actions.people.vocabulary import UNSETTLED
from zhicai.actions.people.words import LEFT_OUT, TABS, missing_words, reason_words
from zhicai.basics.minutes import format_hours
from zhicai.core.rules.verdicts import AI_ATTAINMENT

COUNTED = ("met", "short", "unknown")
LACKING = ("short", "unknown")
SHOWN = (
    "basic",
    "advanced",
    "unconfirmed",
    "required",
    "work_related",
    "environment",
    "other",
    "total",
)


@dataclass(frozen=True, slots=True)
class Row:
    line: PersonLine
    verdict: str
    category: str
    missing: str
    reason: str
    url: str

    @property
    def hours(self) -> list[str]:
        """The hours of each kind in the order of SHOWN; a dash where nothing is known."""
        known = self.line.minutes_by_name
        return [short_hours(known[name]) for name in SHOWN]


@dataclass(frozen=True, slots=True)
class Tab:
    """`figure` is what a machine calls the count; a filtered count has no name of its own."""

    key: str
    words: str
    count: int
    url: str
    figure: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A kept question with the address that asks it again."""

    key: int
    name: str
    address: str

    @classmethod
    def of(cls, kept: FilterLine) -> "SavedLine":
        return cls(kept.key, kept.name, f"?{urlencode(kept.query)}")


def rows_of(page: PeoplePage, categories: Mapping[str, str], *, office_code: str) -> list[Row]:
    provision_id = page.rule.provision_id
    return [
        Row(
            line,
            TABS.get(line.verdict, line.verdict),
            categories.get(line.staff_category, UNSETTLED),
            missing_words(line, provision_id),
            reason_words(line),
            reverse("staff.show", args=(office_code, line.person)),
        )
        for line in page.page.rows
    ]


def short_hours(minutes: int | None) -> str:
    """Hours without their unit where they are whole or decimal hours.

    >>> short_hours(90), short_hours(0), short_hours(None)
    ('1.5', '0', '—')
    """
    return "—" if minutes is None else format_hours(minutes).removesuffix(" 小時")


def tabs_of(request: HttpRequest, page: PeoplePage, chosen: tuple[str, ...]) -> list[Tab]:
    """Everybody counted, each verdict, and whoever is left out; counts add up."""
    name = "filtered" if page.is_filtered else page.rule.provision_id
    wanted = {*COUNTED} if not chosen else {*chosen}
    whole = [
        Tab(
            "",
            words,
            sum(page.tabs[key] for key in keys),
            _address(request.GET, keys if keys != COUNTED else ()),
            f"{name}.{part}",
            wanted == {*keys},
        )
        for words, part, keys in (("計入全部", "counted", COUNTED), ("還差", "gap", LACKING))
    ]
    parts = [
        Tab(
            key,
            words,
            page.tabs[key],
            _address(request.GET, (key,)),
            "excluded.count" if key == LEFT_OUT and name == AI_ATTAINMENT else f"{name}.{key}",
            wanted == {key},
        )
        for key, words in TABS.items()
    ]
    return [*whole, *parts]


def _address(asked: QueryDict, verdicts: tuple[str, ...]) -> str:
    query = asked.copy()
    query.pop("page", None)
    query.setlist("verdict", list(verdicts))
    return f"?{query.urlencode()}"


def kept_query(request: HttpRequest) -> str:
    """The question of this page for another one about the same people."""
    query = request.GET.copy()
    query.pop("page", None)
    text = query.urlencode()
    return f"?{text}" if text else ""
