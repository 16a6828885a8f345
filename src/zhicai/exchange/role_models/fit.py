"""The only door to scikit-learn; it is loaded where something is fitted, and nowhere else."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhicai.basics.words import TalentRole
from zhicai.core.roles.learned import LearnedPart, scores_of, soften

INNER_FOLDS = 3
MOST_RUNS = 20_000
STRENGTH = 10.0
DIGITS = 5
Held = tuple[TalentRole, list[float]]
TEMPERATURES = tuple(round(math.exp(step / 10), 4) for step in range(-15, 16))


@dataclass(frozen=True, slots=True)
class Example:
    """A statement as runs of characters; equal texts (`group`) never stand on both sides."""

    runs: Mapping[str, int]
    role: TalentRole
    group: str


def part_folds(examples: Sequence[Example], count: int) -> list[int]:
    """The fold of each example, roles spread evenly; the same examples give the same folds."""
    from sklearn.model_selection import StratifiedGroupKFold

    tally = [sum(other.role is one.role for other in examples) for one in examples]
    roles = [
        one.role.value if often >= count else "rare"
        for one, often in zip(examples, tally, strict=True)
    ]
    if 0 < roles.count("rare") < count:
        roles = [TalentRole.APPLICATION.value if role == "rare" else role for role in roles]
    folds = [0] * len(examples)
    splitter = StratifiedGroupKFold(count, shuffle=True, random_state=0)
    groups = [one.group for one in examples]
    for fold, (_, held) in enumerate(splitter.split(roles, roles, groups)):
        for at in held:
            folds[int(at)] = fold
    return folds


def fit_part(examples: Sequence[Example], fingerprint: str) -> LearnedPart:
    """Weights of all examples, made as sure as they prove on examples kept back."""
    raw = _fit(examples, fingerprint)
    folds = part_folds(examples, INNER_FOLDS)
    held: list[Held] = []
    for fold in range(INNER_FOLDS):
        rest = [one for one, own in zip(examples, folds, strict=True) if own != fold]
        if len({one.role for one in rest}) == len(raw.roles):
            part = _fit(rest, fingerprint)
            kept = [one for one, own in zip(examples, folds, strict=True) if own == fold]
            held += [(one.role, scores_of(one.runs, part)) for one in kept]
    if not held:
        return raw
    best = min(TEMPERATURES, key=lambda one: (_loss(held, raw.roles, one), abs(one - 1)))
    return replace(raw, temperature=best)


def _loss(held: Sequence[Held], roles: Sequence[TalentRole], temperature: float) -> float:
    """Rounded, so that the least of near equals is the same on every machine."""
    odds = [soften(scores, roles, temperature)[role] for role, scores in held]
    return round(-sum(math.log(max(one, 1e-9)) for one in odds), 6)


def _fit(examples: Sequence[Example], fingerprint: str) -> LearnedPart:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    vectorizer = TfidfVectorizer(
        analyzer=_spread, min_df=2, max_features=MOST_RUNS, sublinear_tf=True
    )
    matrix = vectorizer.fit_transform([one.runs for one in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    with threadpool_limits(1):
        model.fit(matrix, [one.role.value for one in examples])
    rows, starts = _one_row_a_role(model)
    runs = vectorizer.get_feature_names_out()
    weights = {
        str(run): (_plain(rarity), *(_plain(row[at]) for row in rows))
        for at, (run, rarity) in enumerate(zip(runs, vectorizer.idf_, strict=True))
    }
    roles = tuple(TalentRole(str(name)) for name in model.classes_)
    return LearnedPart(fingerprint, roles, weights, tuple(map(_plain, starts)), 1.0)


def _spread(runs: Mapping[str, int]) -> list[str]:
    return [run for run, count in sorted(runs.items()) for _ in range(count)]


def _one_row_a_role(model: Any) -> tuple[Any, Any]:
    """Of two roles, scikit-learn keeps one row: what speaks for the second."""
    rows, starts = model.coef_, model.intercept_
    if len(rows) == 1:
        return [[0.0] * len(rows[0]), rows[0]], [0.0, starts[0]]
    return rows, starts


def _plain(number: Any) -> float:
    return round(float(number), DIGITS)
