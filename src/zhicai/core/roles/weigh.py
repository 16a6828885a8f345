"""How much of the duties speaks for each role."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhicai.basics.shares import WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.duty_text import DutyItem, split_duties
from zhicai.core.roles.lexicon import Lexicon
from zhicai.core.roles.phrases import Phrase, ReadItem, read_item

Shares = Mapping[TalentRole, float]
STATED = re.compile(r"(\d{1,3}) ?%\W*$")


@dataclass(frozen=True, slots=True)
class WeighedItem:
    """An item that is a duty, with its points a role, in percent."""

    item: DutyItem
    phrases: tuple[Phrase, ...]
    points: Shares
    weight: int


def weigh_items(text: str, lexicon: Lexicon) -> tuple[WeighedItem, ...]:
    """The items without the closing formulas, each with its share, whatever their order."""
    items = list(duties_of(text, lexicon))
    found = [read_item(item, lexicon) for item in items]
    has_strong = any(phrase.is_strong for read in found for phrase in read.phrases)
    loose = WHOLE if has_strong else lexicon.decision.loose_percent
    return tuple(
        WeighedItem(item, read.phrases, _points(read, loose), weight)
        for item, read, weight in zip(items, found, _weights(items), strict=True)
    )


def duties_of(text: str, lexicon: Lexicon) -> Iterator[DutyItem]:
    """Items without what is added behind a duty; none where only formulas are left."""
    for item in split_duties(text):
        closing = lexicon.closing.search(item.text)
        told = item.text[: closing.start()].rstrip() if closing is not None else item.text
        if told and not lexicon.boilerplate.search(told):
            yield DutyItem(item.start, item.start + len(told), told)


def _weights(items: Sequence[DutyItem]) -> list[int]:
    """What the text itself says in percent, where it says so of every item; else all alike."""
    told = [STATED.search(item.text) for item in items]
    stated = [int(found[1]) for found in told if found is not None]
    return stated if len(stated) == len(items) and all(stated) else [1] * len(items)


def _points(read: ReadItem, loose_percent: int) -> dict[TalentRole, float]:
    """At most a whole item, shared among the roles as their phrases weigh.

    Ordinary duties in the same list take their part of the item.
    """
    sums: dict[TalentRole, float] = {}
    for phrase in read.phrases:
        for role, points in phrase.points.items():
            share = points if phrase.is_strong else points * loose_percent / WHOLE
            sums[role] = sums.get(role, 0) + share
    total = sum(sums.values())
    if not total:
        return {}
    part = read.thing_count / (read.thing_count + read.ordinary_count)
    most = min(WHOLE, max(sums.values())) * part
    return {role: most * share / total for role, share in sums.items()}


def share_of_duties(weighed: Sequence[WeighedItem]) -> dict[TalentRole, float]:
    """Percent of the duties that speak for each role; what is left is application."""
    shares = dict.fromkeys(TalentRole, 0.0)
    whole = sum(item.weight for item in weighed)
    for item in weighed:
        for role, points in item.points.items():
            shares[role] += points * item.weight / whole
    shares[TalentRole.APPLICATION] = WHOLE - sum(shares.values())
    return shares
