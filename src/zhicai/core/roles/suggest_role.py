"""Suggests the talent role of one post from its duties; a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhicai.basics.shares import EVEN, WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.duty_text import DutyItem
from zhicai.core.roles.learned import LearnedPart, odds_of, runs_of
from zhicai.core.roles.lexicon import Decision, Lexicon
from zhicai.core.roles.phrases import Phrase
from zhicai.core.roles.readable import find_obstacle
from zhicai.core.roles.suggestion import AbstainReason, DutyStatement, Evidence, RoleSuggestion
from zhicai.core.roles.weigh import Shares, WeighedItem, share_of_duties, weigh_items

MOST_EVIDENCE = 8
SPREAD = 48
TECHNOLOGY = (TalentRole.POLICY, TalentRole.DEVELOPMENT, TalentRole.RESEARCH)


@dataclass(frozen=True, slots=True)
class Reading:
    """The role that is read out of a statement, how surely, and why a person must look."""

    role: TalentRole
    confidence: int
    reason: AbstainReason | None


def suggest_role(
    statement: DutyStatement, lexicon: Lexicon, learned: LearnedPart | None = None
) -> RoleSuggestion:
    """The role that the duties speak for; title, series and rank only break a tie.

    A learned part, where there is one, has half the say; the evidence is always of the text.
    """
    limits = lexicon.decision
    weighed = weigh_items(statement.text[: limits.longest_characters], lexicon)
    shares = share_of_duties(weighed)
    obstacle = find_obstacle(statement.text, weighed, lexicon)
    reading = _read(statement, shares, lexicon)
    if obstacle is not None:
        reading = replace(reading, reason=obstacle)
    elif learned is not None:
        odds = odds_of(runs_of(one.item.text for one in weighed), learned)
        reading = _blend(reading, shares, odds=odds, limits=limits)
    sure = reading.reason is None
    return RoleSuggestion(
        reading.role,
        second_of(reading.role, shares, limits),
        reading.confidence if sure else min(reading.confidence, limits.most_when_unsure_percent),
        reading.reason,
        _evidence(statement.text, reading.role, weighed=weighed, shown=limits.shown_characters),
        shares,
    )


def _read(statement: DutyStatement, shares: Shares, lexicon: Lexicon) -> Reading:
    role = _decide(statement, shares, lexicon)
    doubt = doubt_of(role, shares, lexicon.decision) or _doubt_of_series(role, statement, lexicon)
    return Reading(role, confidence_of(role, shares, lexicon.decision), doubt)


def _blend(
    reading: Reading, shares: Shares, *, odds: Mapping[TalentRole, float], limits: Decision
) -> Reading:
    """Half the lexicon, half what was learned; where the two differ, a person is asked."""
    own = reading.confidence / WHOLE
    others = {role: share for role, share in shares.items() if role is not reading.role}
    whole = sum(others.values()) or 1.0
    said = {role: (1 - own) * share / whole for role, share in others.items()}
    said[reading.role] = own
    mixed = {role: (said[role] + odds.get(role, 0.0)) / 2 for role in TalentRole}
    role = max(TalentRole, key=lambda one: (mixed[one], one is reading.role))
    learned = max(odds, key=lambda one: odds[one])
    if learned is not reading.role:
        return Reading(role, round(WHOLE * mixed[role]), AbstainReason.LEARNED_DIFFERS)
    is_borne_out = odds[learned] * WHOLE >= limits.learned_sure_percent
    return Reading(role, round(WHOLE * mixed[role]), None if is_borne_out else reading.reason)


def _technology(shares: Shares) -> float:
    return sum(shares[role] for role in TECHNOLOGY)


def _decide(statement: DutyStatement, shares: Shares, lexicon: Lexicon) -> TalentRole:
    """Technology needs its share of the duties; then the heavier part decides."""
    limits = lexicon.decision
    distance = _technology(shares) - limits.technology_share_percent
    is_tied = abs(distance) <= limits.tie_percent
    is_computing = lexicon.technology_series.search(statement.series) is not None
    if not (is_computing if is_tied else distance > 0):
        return TalentRole.APPLICATION
    first, second, *_ = sorted(TECHNOLOGY, key=lambda role: -shares[role])
    if shares[first] - shares[second] > limits.tie_percent:
        return first
    is_head = lexicon.heads.search(statement.title + statement.rank) is not None
    wanted = TalentRole.POLICY if is_head else TalentRole.DEVELOPMENT
    return wanted if wanted in {first, second} else first


def _distances(role: TalentRole, shares: Shares, limits: Decision) -> tuple[float, float]:
    """How far the share of technology is from its limit, and by how much the role leads."""
    distance = abs(_technology(shares) - limits.technology_share_percent)
    if role is TalentRole.APPLICATION:
        return distance, float(WHOLE)
    others = max(shares[other] for other in TECHNOLOGY if other is not role)
    return distance, abs(shares[role] - others)


def doubt_of(role: TalentRole, shares: Shares, limits: Decision) -> AbstainReason | None:
    distance, lead = _distances(role, shares, limits)
    if distance < limits.sure_share_distance_percent:
        return AbstainReason.NEAR_SHARE
    return AbstainReason.NEAR_LEAD if lead < limits.sure_lead_percent else None


def _doubt_of_series(
    role: TalentRole, statement: DutyStatement, lexicon: Lexicon
) -> AbstainReason | None:
    """The series never decides, but duties that do not bear it out are worth a question."""
    is_computing = lexicon.technology_series.search(statement.series) is not None
    is_ordinary = role is TalentRole.APPLICATION
    return AbstainReason.SERIES_DIFFERS if is_computing and is_ordinary else None


def confidence_of(role: TalentRole, shares: Shares, limits: Decision) -> int:
    nearest = min(*_distances(role, shares, limits), limits.full_distance_percent)
    return EVEN + round(SPREAD * nearest / limits.full_distance_percent)


def second_of(role: TalentRole, shares: Shares, limits: Decision) -> TalentRole | None:
    others = [other for other in TalentRole if other is not role]
    best = max(others, key=lambda other: shares[other])
    return best if shares[best] >= limits.least_second_percent else None


def _evidence(
    text: str, role: TalentRole, *, weighed: tuple[WeighedItem, ...], shown: int
) -> tuple[Evidence, ...]:
    """The phrases that spoke for the role first, then those for another."""
    told = _told(role, weighed)
    found = [(one.points.get(role, 0) > 0, one) for phrases in told for one in phrases]
    speaking = [Evidence(text[p.start : p.end], p.start, p.end, role) for mine, p in found if mine]
    against = [
        Evidence(text[p.start : p.end], p.start, p.end, p.talent_role)
        for mine, p in found
        if not mine
    ]
    if role is TalentRole.APPLICATION:
        plain = [one.item for one, phrases in zip(weighed, told, strict=True) if not phrases]
        speaking = _ordinary(text, plain, shown)
    return tuple((speaking + against)[:MOST_EVIDENCE])


def _told(role: TalentRole, weighed: tuple[WeighedItem, ...]) -> list[tuple[Phrase, ...]]:
    """The phrases of each item; words that ordinary work uses too, alone, are told of no such."""
    is_plain = role is TalentRole.APPLICATION and not any(
        phrase.is_strong for item in weighed for phrase in item.phrases
    )
    return [() if is_plain else item.phrases for item in weighed]


def _ordinary(text: str, plain: Sequence[DutyItem], shown: int) -> list[Evidence]:
    """The first words of duties without any technology in them."""
    ends = [(one.start, min(one.end, one.start + shown)) for one in plain]
    return [Evidence(text[start:end], start, end, TalentRole.APPLICATION) for start, end in ends]
