"""Learn from decided statements and try it, fold by fold, beside what answers now."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhicai.basics.words import TalentRole
from zhicai.core.roles.learned import LearnedPart, runs_of
from zhicai.core.roles.lexicon import Lexicon
from zhicai.core.roles.measure import Bin, Share, bin_answers, brier, sign_test
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement, RoleSuggestion
from zhicai.core.roles.weigh import duties_of
from zhicai.exchange.role_models.fit import Example, fit_part, part_folds

FOLDS = 5
CHANCE = 0.05
FEWEST_ROLES = 2


class Outcome(StrEnum):
    """Whether what was learned takes over, and if not, why."""

    TOO_FEW = "too_few"
    ONE_ROLE = "one_role"
    NOT_BETTER = "not_better"
    BY_CHANCE = "by_chance"
    RECALL_LOST = "recall_lost"
    TAKES_OVER = "takes_over"


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement with the role that people gave it, and others they would accept."""

    statement: DutyStatement
    role: TalentRole
    accepted: frozenset[TalentRole]

    def is_met_by(self, found: RoleSuggestion) -> bool:
        return found.talent_role in self.accepted


@dataclass(frozen=True, slots=True)
class Way:
    """How one way of suggesting did: all, each role, those it was sure of."""

    all_of: Share
    roles: dict[TalentRole, Share]
    sure: Share


@dataclass(frozen=True, slots=True)
class Trial:
    """`now` and `then` on the same folds; `won` and `lost` count the statements that differ."""

    statements: int
    roles: dict[TalentRole, int]
    outcome: Outcome
    fingerprint: str
    now: Way | None = None
    then: Way | None = None
    won: int = 0
    lost: int = 0
    chance: float | None = None
    brier: float | None = None
    bins: tuple[Bin, ...] = ()


def try_learning(
    decided: Sequence[Decided], lexicon: Lexicon, *, current: LearnedPart | None
) -> Trial:
    """Better: more of the differing statements right than by chance, no role found less often.

    A model in force is tried on statements it may have seen, which favours it.
    """
    counts = Counter(one.role for one in decided)
    roles = {role: counts[role] for role in TalentRole}
    fingerprint = fingerprint_of(decided)
    short = _too_little(counts, lexicon)
    if short is not None:
        return Trial(len(decided), roles, short, fingerprint)
    before = [suggest_role(one.statement, lexicon, current) for one in decided]
    after = cross_suggest(decided, lexicon)
    pairs = [
        (one.is_met_by(old), one.is_met_by(new))
        for one, old, new in zip(decided, before, after, strict=True)
    ]
    won, lost = pairs.count((False, True)), pairs.count((True, False))
    now, then, chance = _way(decided, before), _way(decided, after), sign_test(won, lost)
    answers = [
        (new.confidence / 100, one.is_met_by(new)) for one, new in zip(decided, after, strict=True)
    ]
    return Trial(
        len(decided),
        roles,
        _judge(now, then, won=won, lost=lost),
        fingerprint,
        now=now,
        then=then,
        won=won,
        lost=lost,
        chance=chance,
        brier=brier(answers),
        bins=bin_answers(answers),
    )


def _too_little(counts: Counter[TalentRole], lexicon: Lexicon) -> Outcome | None:
    if counts.total() < lexicon.decision.fewest_decisions:
        return Outcome.TOO_FEW
    return Outcome.ONE_ROLE if len(_learnable(counts, lexicon)) < FEWEST_ROLES else None


def _learnable(counts: Counter[TalentRole], lexicon: Lexicon) -> frozenset[TalentRole]:
    fewest = lexicon.decision.fewest_of_a_role
    return frozenset(role for role, count in counts.items() if count >= fewest)


def _judge(now: Way, then: Way, *, won: int, lost: int) -> Outcome:
    if won <= lost:
        return Outcome.NOT_BETTER
    if any(then.roles[role].right < now.roles[role].right for role in then.roles):
        return Outcome.RECALL_LOST
    return Outcome.BY_CHANCE if sign_test(won, lost) > CHANCE else Outcome.TAKES_OVER


def _way(decided: Sequence[Decided], found: Sequence[RoleSuggestion]) -> Way:
    pairs = list(zip(decided, found, strict=True))
    return Way(
        _share(pairs),
        {role: _share([pair for pair in pairs if pair[0].role is role]) for role in TalentRole},
        _share([pair for pair in pairs if pair[1].abstained is None]),
    )


def _share(pairs: Sequence[tuple[Decided, RoleSuggestion]]) -> Share:
    return Share(sum(one.is_met_by(new) for one, new in pairs), len(pairs))


def cross_suggest(decided: Sequence[Decided], lexicon: Lexicon) -> list[RoleSuggestion]:
    """Each statement as suggested by what was learned from the other folds alone."""
    examples = examples_of(decided, lexicon)
    folds = part_folds(examples, FOLDS)
    parts = [
        _fit([one for one, own in zip(examples, folds, strict=True) if own != fold], lexicon)
        for fold in range(FOLDS)
    ]
    return [
        suggest_role(one.statement, lexicon, parts[fold])
        for one, fold in zip(decided, folds, strict=True)
    ]


def learn(decided: Sequence[Decided], lexicon: Lexicon) -> LearnedPart | None:
    return _fit(examples_of(decided, lexicon), lexicon, fingerprint_of(decided))


def _fit(
    examples: Sequence[Example], lexicon: Lexicon, fingerprint: str = ""
) -> LearnedPart | None:
    """Roles with too few statements are not learned; the lexicon answers for them."""
    counts = Counter(one.role for one in examples)
    fewest = lexicon.decision.fewest_of_a_role * (FOLDS - 1) // FOLDS
    learnable = {role for role, count in counts.items() if count >= fewest}
    if len(learnable) < FEWEST_ROLES:
        return None
    return fit_part([one for one in examples if one.role in learnable], fingerprint)


def examples_of(decided: Iterable[Decided], lexicon: Lexicon) -> list[Example]:
    return [
        Example(
            runs_of(duty.text for duty in duties_of(one.statement.text, lexicon)),
            one.role,
            one.statement.text,
        )
        for one in decided
    ]


def fingerprint_of(decided: Iterable[Decided]) -> str:
    """The same decisions give the same print, in whatever order they came."""
    lines = sorted(json.dumps([one.statement.text, one.role.value]) for one in decided)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
