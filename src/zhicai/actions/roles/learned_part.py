"""The learned part in force: the model of this installation, or none."""

from pathlib import Path

from zhicai.actions.home import home_path
from zhicai.core.roles.learned import LearnedPart
from zhicai.exchange.role_models.model_file import read_model


def model_path() -> Path:
    return home_path() / "models" / "roles.json"


def find_learned() -> LearnedPart | None:
    """None until a model has taken over. Raises Refused("duty.model_damaged")."""
    kept = read_model(model_path())
    return kept.part if kept is not None else None
