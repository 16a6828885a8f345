"""Where the numbers of a figure lead: people, exclusions, rule; always with the same question."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from zhicai.basics.words import Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT

MINUTES_OF_HOUR = 60
NOT_MET = (Verdict.SHORT.value, Verdict.UNKNOWN.value)
PARTS: Mapping[str, tuple[str, ...]] = {
    "counted": (),
    "met": (Verdict.MET.value,),
    "short": (Verdict.SHORT.value,),
    "unknown": (Verdict.UNKNOWN.value,),
    "gap": NOT_MET,
}


@lru_cache(maxsize=1024)
def find_url(name: str, *arguments: str) -> str:
    """The address of a page; empty where this installation has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class Links:
    """`asked` is what the officer typed: year, day, moment and scope."""

    office: str
    node: str
    asked: Mapping[str, str]

    def page(self, name: str, node: str = "", **more: str) -> str:
        """A page of the same screen about a node, the same question asked."""
        return with_query(find_url(name, self.office, node or self.node), {**self.asked, **more})

    def people(self, provision_id: str, node: str = "") -> dict[str, str]:
        """The list behind each count of a provision."""
        url = find_url("people.list", self.office)
        head = urlencode({**self.asked, "node": node or self.node, "provision": provision_id})
        return {
            part: f"{url}?{head}{''.join(f'&verdict={verdict}' for verdict in verdicts)}"
            if url
            else ""
            for part, verdicts in PARTS.items()
        }

    def near(self, minutes: int) -> str:
        """Whoever is short of the KPI by no more than so many minutes."""
        hours = Decimal(minutes) / MINUTES_OF_HOUR
        return f"{self.people(AI_ATTAINMENT)['short']}&missing={hours.normalize():f}"

    def everywhere(self, url: str) -> dict[str, str]:
        """One page behind every count."""
        return dict.fromkeys(PARTS, url)

    def rule(self, provision_id: str) -> str:
        return find_url("rulebook.show", self.office, provision_id)

    def person(self, person: int) -> str:
        return find_url("staff.show", self.office, str(person))

    def batch(self, number: int) -> str:
        return find_url("batches.show", self.office, str(number))


def with_query(url: str, asked: Mapping[str, str]) -> str:
    told = {name: value for name, value in asked.items() if value}
    return f"{url}?{urlencode(told)}" if url and told else url
