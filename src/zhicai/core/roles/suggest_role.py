"""Suggests the talent role of one post from its duties; a person decides."""

from zhicai.basics.shares import EVEN, WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.lexicon import Decision, Lexicon
from zhicai.core.roles.readable import find_obstacle
from zhicai.core.roles.suggestion import AbstainReason, DutyStatement, Evidence, RoleSuggestion
from zhicai.core.roles.weigh import Shares, WeighedItem, share_of_duties, weigh_items

MOST_EVIDENCE = 8
SPREAD = 48
TECHNOLOGY = (TalentRole.POLICY, TalentRole.DEVELOPMENT, TalentRole.RESEARCH)


def suggest_role(statement: DutyStatement, lexicon: Lexicon) -> RoleSuggestion:
    """The role that the duties speak for; title, series and rank only break a tie."""
    limits = lexicon.decision
    weighed = weigh_items(statement.text[: limits.longest_characters], lexicon)
    shares = share_of_duties(weighed)
    role = _decide(statement, shares, lexicon)
    reason = (
        find_obstacle(statement.text, weighed, lexicon)
        or _doubt(role, shares, limits)
        or _doubt_of_series(role, statement, lexicon)
    )
    confidence = _confidence(role, shares, limits)
    return RoleSuggestion(
        role,
        _second(role, shares, limits),
        confidence if reason is None else min(confidence, limits.most_when_unsure_percent),
        reason,
        _evidence(statement.text, role, weighed=weighed, shown=limits.shown_characters),
        shares,
    )


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


def _doubt(role: TalentRole, shares: Shares, limits: Decision) -> AbstainReason | None:
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


def _confidence(role: TalentRole, shares: Shares, limits: Decision) -> int:
    nearest = min(*_distances(role, shares, limits), limits.full_distance_percent)
    return EVEN + round(SPREAD * nearest / limits.full_distance_percent)


def _second(role: TalentRole, shares: Shares, limits: Decision) -> TalentRole | None:
    others = [other for other in TalentRole if other is not role]
    best = max(others, key=lambda other: shares[other])
    return best if shares[best] >= limits.least_second_percent else None


def _evidence(
    text: str, role: TalentRole, *, weighed: tuple[WeighedItem, ...], shown: int
) -> tuple[Evidence, ...]:
    """The phrases that spoke for the role first, then those for another."""
    found = [phrase for item in weighed for phrase in item.phrases]
    told = [(one.points.get(role, 0) > 0, one) for one in found]
    speaking = [Evidence(text[p.start : p.end], p.start, p.end, role) for mine, p in told if mine]
    against = [
        Evidence(text[p.start : p.end], p.start, p.end, p.talent_role)
        for mine, p in told
        if not mine
    ]
    if role is TalentRole.APPLICATION:
        speaking = _ordinary(text, weighed, shown)
    return tuple((speaking + against)[:MOST_EVIDENCE])


def _ordinary(text: str, weighed: tuple[WeighedItem, ...], shown: int) -> list[Evidence]:
    """The first words of duties without any technology in them."""
    plain = [item.item for item in weighed if not item.phrases]
    ends = [(one.start, min(one.end, one.start + shown)) for one in plain]
    return [Evidence(text[start:end], start, end, TalentRole.APPLICATION) for start, end in ends]
