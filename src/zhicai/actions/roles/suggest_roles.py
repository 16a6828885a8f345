"""Suggest a role for every line of a file. Nothing kept is read: nobody needs a permission."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.core.roles.lexicon import Lexicon, read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement, RoleSuggestion
from zhicai.core.rules.book import NotInForce
from zhicai.core.rules.load import load_rulebook
from zhicai.exchange.statements.json_lines import StatementLine, read_statements


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    line: StatementLine
    text: str
    suggestion: RoleSuggestion


def suggest_roles(path: Path, *, as_of: dt.date) -> Iterator[SuggestedLine]:
    """One answer a line, in order, by the lexicon in force on the day.

    A line that is no JSON object gets an answer too, as an empty text would. Raises
    Refused: duty.not_in_force, duty.file_too_large.
    """
    try:
        lexicon = read_lexicon(load_rulebook(), as_of)
    except NotInForce as none:
        raise Refused("duty.not_in_force", value=format_roc(as_of)) from none
    for line in read_statements(path):
        yield _suggest(line, lexicon)


def _suggest(line: StatementLine, lexicon: Lexicon) -> SuggestedLine:
    told = {key: line.text_of(key) for key in ("text", "title", "series", "rank")}
    return SuggestedLine(line, told["text"], suggest_role(DutyStatement(**told), lexicon))
