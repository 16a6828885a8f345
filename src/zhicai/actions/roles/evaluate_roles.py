"""Measure the suggestions on statements that people have labelled."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from zhicai.actions.roles.learned_part import find_learned
from zhicai.actions.roles.suggest_roles import SuggestedLine, suggest_roles
from zhicai.actions.roles.taught import lexicon_of
from zhicai.actions.roles.taught_statements import as_decided
from zhicai.actions.roles.teach import FOLDS, cross_suggest
from zhicai.basics.words import TalentRole

WORST = 20


@dataclass(frozen=True, slots=True)
class RoleScore:
    """Counts of one role; `right` also where the suggestion is one of the other accepted ones."""

    labelled: int
    found: int
    suggested: int
    right: int

    @property
    def recall(self) -> Fraction | None:
        return Fraction(self.found, self.labelled) if self.labelled else None

    @property
    def precision(self) -> Fraction | None:
        return Fraction(self.right, self.suggested) if self.suggested else None


@dataclass(frozen=True, slots=True)
class RoleEvaluation:
    """`sure` are the lines outside the abstain band; `unlabelled` ones are left out."""

    lines: int
    unlabelled: int
    right: int
    sure: int
    sure_right: int
    scores: Mapping[TalentRole, RoleScore]
    confusion: Mapping[tuple[TalentRole, TalentRole], int]
    worst: tuple[SuggestedLine, ...]
    folds: int = 0

    @property
    def accuracy(self) -> Fraction | None:
        return Fraction(self.right, self.lines) if self.lines else None

    @property
    def coverage(self) -> Fraction | None:
        return Fraction(self.sure, self.lines) if self.lines else None

    @property
    def sure_accuracy(self) -> Fraction | None:
        return Fraction(self.sure_right, self.sure) if self.sure else None


def evaluate_roles(path: Path, *, as_of: dt.date) -> RoleEvaluation:
    """Accuracy (the label, or one of `also`), each role, the abstain band, the worst cases.

    With a learned part in force each line is answered by what the other folds of the file teach,
    for the model itself may have seen it. Recall asks whether a statement of the role was given
    it or one that its label accepts too.
    """
    answered = list(suggest_roles(path, as_of=as_of))
    lines = [one for one in answered if label_of(one) is not None]
    folds = FOLDS if lines and find_learned() is not None else 0
    lines = _refold(lines, as_of) if folds else lines
    right = [one for one in lines if is_right(one)]
    sure = [one for one in lines if one.suggestion.abstained is None]
    wrong = [one for one in lines if not is_right(one)]
    return RoleEvaluation(
        lines=len(lines),
        unlabelled=len(answered) - len(lines),
        right=len(right),
        sure=len(sure),
        sure_right=sum(map(is_right, sure)),
        scores={role: _score(role, lines) for role in TalentRole},
        confusion=_confusion(lines),
        worst=tuple(sorted(wrong, key=lambda one: -one.suggestion.confidence)[:WORST]),
        folds=folds,
    )


def _refold(lines: Sequence[SuggestedLine], as_of: dt.date) -> list[SuggestedLine]:
    pairs = [(one, as_decided(one.line)) for one in lines]
    told = [(one, decided) for one, decided in pairs if decided is not None]
    found = cross_suggest([decided for _, decided in told], lexicon_of(as_of))
    again = iter(found)
    return [
        one if decided is None else replace(one, suggestion=next(again)) for one, decided in pairs
    ]


def label_of(one: SuggestedLine) -> TalentRole | None:
    told = one.line.text_of("role")
    return TalentRole(told) if told in set(TalentRole) else None


def is_right(one: SuggestedLine) -> bool:
    accepted = {one.line.text_of("role"), *one.line.texts_of("also")}
    return one.suggestion.talent_role.value in accepted


def _score(role: TalentRole, lines: Sequence[SuggestedLine]) -> RoleScore:
    labelled = [one for one in lines if label_of(one) is role]
    suggested = [one for one in lines if one.suggestion.talent_role is role]
    return RoleScore(
        labelled=len(labelled),
        found=sum(map(is_right, labelled)),
        suggested=len(suggested),
        right=sum(map(is_right, suggested)),
    )


def _confusion(lines: Sequence[SuggestedLine]) -> Counter[tuple[TalentRole, TalentRole]]:
    pairs: Counter[tuple[TalentRole, TalentRole]] = Counter()
    for one in lines:
        label = label_of(one)
        if label is not None:
            pairs[label, one.suggestion.talent_role] += 1
    return pairs
