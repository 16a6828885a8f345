"""Try what a file of decided statements would teach; nothing is kept."""

import datetime as dt
from pathlib import Path

from zhicai.actions.roles.learned_part import find_learned
from zhicai.actions.roles.taught_statements import read_decided
from zhicai.actions.roles.teach import Trial, try_learning
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.core.roles.lexicon import Lexicon, read_lexicon
from zhicai.core.rules.book import NotInForce
from zhicai.core.rules.load import load_rulebook


def try_file(path: Path, *, as_of: dt.date) -> Trial:
    """Raises Refused: duty.not_in_force, duty.file_too_large, duty.model_damaged."""
    return try_learning(list(read_decided(path)), lexicon_of(as_of), current=find_learned())


def lexicon_of(day: dt.date) -> Lexicon:
    try:
        return read_lexicon(load_rulebook(), day)
    except NotInForce as none:
        raise Refused("duty.not_in_force", value=format_roc(day)) from none
