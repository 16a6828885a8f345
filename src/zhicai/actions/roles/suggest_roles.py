"""Suggest a role for every line of a file. Nothing kept is read: nobody needs a permission."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhicai.actions.roles.learned_part import find_learned
from zhicai.actions.roles.taught import lexicon_of
from zhicai.core.roles.learned import LearnedPart
from zhicai.core.roles.lexicon import Lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement, RoleSuggestion
from zhicai.exchange.statements.json_lines import StatementLine, read_statements


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    line: StatementLine
    text: str
    suggestion: RoleSuggestion


def suggest_roles(path: Path, *, as_of: dt.date) -> Iterator[SuggestedLine]:
    """One answer a line, in order, by the lexicon in force on the day.

    A line that is no JSON object gets an answer too, as an empty text would. Raises
    Refused: duty.not_in_force, duty.file_too_large, duty.model_damaged.
    """
    lexicon, learned = lexicon_of(as_of), find_learned()
    for line in read_statements(path):
        yield _suggest(line, lexicon, learned)


def _suggest(line: StatementLine, lexicon: Lexicon, learned: LearnedPart | None) -> SuggestedLine:
    told = {key: line.text_of(key) for key in ("text", "title", "series", "rank")}
    return SuggestedLine(line, told["text"], suggest_role(DutyStatement(**told), lexicon, learned))
