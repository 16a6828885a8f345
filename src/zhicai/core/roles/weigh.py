"""How much of the duties speaks for each role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhicai.basics.shares import WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.duty_text import DutyItem, split_duties
from zhicai.core.roles.lexicon import Lexicon
from zhicai.core.roles.phrases import Phrase, find_phrases

Shares = Mapping[TalentRole, float]


@dataclass(frozen=True, slots=True)
class WeighedItem:
    """An item that is a duty, with its points a role, in percent."""

    item: DutyItem
    phrases: tuple[Phrase, ...]
    points: Shares


def weigh_items(text: str, lexicon: Lexicon) -> tuple[WeighedItem, ...]:
    """The items without the closing formulas; all weigh alike, whatever their order."""
    items = [item for item in split_duties(text) if not lexicon.boilerplate.search(item.text)]
    found = [find_phrases(item, lexicon) for item in items]
    has_strong = any(phrase.is_strong for phrases in found for phrase in phrases)
    loose = WHOLE if has_strong else lexicon.decision.loose_percent
    return tuple(
        WeighedItem(item, phrases, _points(phrases, loose))
        for item, phrases in zip(items, found, strict=True)
    )


def _points(phrases: Sequence[Phrase], loose_percent: int) -> dict[TalentRole, float]:
    """At most a whole item, shared among the roles as their phrases weigh."""
    sums: dict[TalentRole, float] = {}
    for phrase in phrases:
        for role, points in phrase.points.items():
            share = points if phrase.is_strong else points * loose_percent / WHOLE
            sums[role] = sums.get(role, 0) + share
    total = sum(sums.values())
    if not total:
        return {}
    most = min(WHOLE, max(sums.values()))
    return {role: most * share / total for role, share in sums.items()}


def share_of_duties(weighed: Sequence[WeighedItem]) -> dict[TalentRole, float]:
    """Percent of the duties that speak for each role; what is left is application."""
    shares = dict.fromkeys(TalentRole, 0.0)
    for item in weighed:
        for role, points in item.points.items():
            shares[role] += points / len(weighed)
    shares[TalentRole.APPLICATION] = WHOLE - sum(shares.values())
    return shares
