"""Learn from an authority's confirmed decisions, and take over only where that proves better."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.roles.confirmed_statements import confirmed_statements
from zhicai.actions.roles.learned_part import find_learned, model_path
from zhicai.actions.roles.taught import lexicon_of
from zhicai.actions.roles.taught_statements import read_decided
from zhicai.actions.roles.teach import Decided, Outcome, Trial, learn, try_learning
from zhicai.exchange.role_models.model_file import KeptModel, write_model


@walled
def train_roles(
    agency_code: str, *, by: Caller, path: Path | None = None, is_applied: bool = False
) -> Trial:
    """Decisions kept at the agency and below, and those of a file; dry unless told otherwise.

    Raises Refused: duty.not_in_force, duty.file_too_large, duty.model_damaged.
    """
    require(by, Permission.SETTING_EDIT, agency_code)
    lexicon = lexicon_of(by.today)
    decided = [
        Decided(statement, role, frozenset({role}))
        for statement, role in confirmed_statements(agency_code, today=by.today)
    ]
    decided += read_decided(path) if path is not None else ()
    trial = try_learning(decided, lexicon, current=find_learned())
    if is_applied and trial.outcome is Outcome.TAKES_OVER:
        part = learn(decided, lexicon)
        if part is not None:
            about = _about(trial, by, agency_code=agency_code, version=lexicon.version)
            fields = {"statements": trial.statements, "fingerprint": trial.fingerprint}
            with transaction.atomic():  # no entry, no model; no model, no entry
                keep_event(by, "role_model.taken", agency_code=agency_code, fields=fields)
                write_model(model_path(), KeptModel(part, about))
    return trial


def _about(trial: Trial, by: Caller, *, agency_code: str, version: str) -> dict[str, Any]:
    """What the model file tells of itself."""
    told = {name: asdict(way) for name, way in (("now", trial.now), ("then", trial.then)) if way}
    return {
        "agency_code": agency_code,
        "trained_on": by.today.isoformat(),
        "rulebook": version,
        "statements": trial.statements,
        "won": trial.won,
        "lost": trial.lost,
        "brier": trial.brier,
        **told,
    }
