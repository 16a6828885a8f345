"""What `zhicai role` tells a program; semantics of the keys: the contract in tests/contracts."""

from fractions import Fraction
from typing import Any

from zhicai.actions.roles.evaluate_roles import RoleEvaluation, label_of
from zhicai.actions.roles.suggest_roles import SuggestedLine
from zhicai.basics.role_words import ABSTAINED, SUGGESTED
from zhicai.basics.words import TalentRole

WHOLE = 100


def suggestion_document(one: SuggestedLine) -> dict[str, Any]:
    """One line of `role suggest --json`; `id` is given back as it came."""
    found = one.suggestion
    second = found.second_talent_role
    return {
        "id": (one.line.content or {}).get("id"),
        "talent_role": found.talent_role.value,
        "second_talent_role": second.value if second else None,
        "confidence": found.confidence / WHOLE,
        "abstained": found.abstained is not None,
        "reason": ABSTAINED[found.abstained.value] if found.abstained else SUGGESTED,
        "evidence": [
            {
                "phrase": evidence.phrase,
                "start": evidence.start,
                "end": evidence.end,
                "talent_role": evidence.talent_role.value,
            }
            for evidence in found.evidence
        ],
        "alternatives": _alternatives(one),
    }


def _alternatives(one: SuggestedLine) -> list[dict[str, Any]]:
    """The other roles that some of the duties speak for share what confidence is left."""
    found = one.suggestion
    others = {
        role: share
        for role, share in found.shares.items()
        if role is not found.talent_role and share > 0
    }
    left, whole = WHOLE - found.confidence, sum(others.values())
    ordered = sorted(others, key=lambda role: -others[role])
    return [
        {"talent_role": role.value, "confidence": round(left * others[role] / whole / WHOLE, 4)}
        for role in ordered
    ]


def evaluation_document(measured: RoleEvaluation) -> dict[str, Any]:
    return {
        "lines": measured.lines,
        "folds": measured.folds,
        "unlabelled": measured.unlabelled,
        "accuracy": _number(measured.accuracy),
        "coverage": _number(measured.coverage),
        "accuracy_outside_band": _number(measured.sure_accuracy),
        "roles": {
            role.value: {
                "labelled": score.labelled,
                "suggested": score.suggested,
                "recall": _number(score.recall),
                "precision": _number(score.precision),
            }
            for role, score in measured.scores.items()
        },
        "confusion": [
            {
                "labelled": label.value,
                "suggested": role.value,
                "count": measured.confusion.get((label, role), 0),
            }
            for label in TalentRole
            for role in TalentRole
        ],
        "worst": [_worst(one) for one in measured.worst],
    }


def _worst(one: SuggestedLine) -> dict[str, Any]:
    label = label_of(one)
    return {**suggestion_document(one), "labelled": label.value if label else None}


def _number(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)
