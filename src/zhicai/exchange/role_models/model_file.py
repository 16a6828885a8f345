"""The model on disk: JSON of numbers that we write and check; nothing in it can run."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from zhicai.basics.errors import Refused
from zhicai.basics.words import TalentRole
from zhicai.core.roles.learned import LearnedPart

FORMAT = 1
MEGABYTE = 1024 * 1024
LONGEST_FILE = 64 * MEGABYTE


@dataclass(frozen=True, slots=True)
class KeptModel:
    """`about`: day, agency, count of statements, rulebook version and the figures it had."""

    part: LearnedPart
    about: Mapping[str, Any]


def write_model(path: Path, model: KeptModel) -> None:
    """The whole file or none: written beside, then put in its place."""
    part = model.part
    content = {
        "format": FORMAT,
        "about": dict(model.about),
        "fingerprint": part.fingerprint,
        "roles": [role.value for role in part.roles],
        "starts": list(part.starts),
        "temperature": part.temperature,
        "weights": {run: list(row) for run, row in sorted(part.weights.items())},
    }
    path.parent.mkdir(mode=0o700, exist_ok=True)
    beside = path.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file, ensure_ascii=True, sort_keys=True)
    beside.replace(path)


def read_model(path: Path) -> KeptModel | None:
    """None where there is none. Raises Refused("duty.model_damaged")."""
    if not path.is_file():
        return None
    told = path.stat()
    return _read(path, told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int, size: int) -> KeptModel:
    if size > LONGEST_FILE:
        raise Refused("duty.model_damaged", value=path.name)
    try:
        return _parse(json.loads(path.read_text("ascii")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused("duty.model_damaged", value=path.name) from fault


def _parse(content: Mapping[str, Any]) -> KeptModel:
    roles = tuple(map(TalentRole, content["roles"]))
    starts = tuple(map(float, content["starts"]))
    weights = {str(run): tuple(map(float, row)) for run, row in dict(content["weights"]).items()}
    temperature = float(content["temperature"])
    is_whole = all(len(row) == len(roles) + 1 for row in weights.values())
    if content["format"] != FORMAT or not is_whole or len(starts) != len(roles):
        raise ValueError(content["format"])
    if not roles or temperature <= 0:
        raise ValueError(temperature)
    part = LearnedPart(str(content["fingerprint"]), roles, weights, starts, temperature)
    return KeptModel(part, dict(content["about"]))
