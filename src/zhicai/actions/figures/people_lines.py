"""Rows of the present view, or just judged, as the lines that a list of people shows."""

from collections.abc import Sequence
from typing import NamedTuple

from zhicai.actions.figures.judged import MINUTES, MORE_MINUTES
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.people_query import DECIDING, Row, missing_of, reason_of, tab_of
from zhicai.actions.figures.people_rows import names_of
from zhicai.actions.figures.tree import Tree
from zhicai.actions.list_standing_people import PersonLine
from zhicai.core.rules.judge import MISSING
from zhicai.records.standings.people import Choice


class Setting(NamedTuple):
    """What all lines of one answer have in common."""

    known: Known
    provision_id: str
    choice: Choice


def lines_of(rows: Sequence[Row], setting: Setting, tree: Tree) -> tuple[PersonLine, ...]:
    """One line for each row, in their order, with names as known at the instant."""
    told = names_of(setting.known, [row["person_id"] for row in rows])
    return tuple(line_of(row, setting, tree=tree, told=told[row["person_id"]]) for row in rows)


def tree_of(rows: Sequence[Row], known: Known) -> Tree:
    """Names and codes of the agencies of these rows alone."""
    return Tree(known, sorted({row["agency_id"] for row in rows}))


def line_of(row: Row, setting: Setting, *, tree: Tree, told: tuple[str, str]) -> PersonLine:
    """One row with the name and the masked ID in `told`."""
    choice = setting.choice
    name, masked = told
    deciding = DECIDING.get(setting.provision_id)
    return PersonLine(
        person=row["person_id"],
        name=name,
        national_id_masked=masked,
        agency_code=tree.code_of[row["agency_id"]],
        agency_name=tree.name_on(row["agency_id"], choice.as_of),
        verdict=tab_of(row, choice),
        minutes=tuple(row[column] for column in MINUTES),
        missing=tuple(row[column] for column in MISSING),
        reason=reason_of(row, choice) or None,
        counted_minutes=row[deciding] if deciding else None,
        minutes_source=row["minutes_source"] or None,
        division=row["division"],
        job_title=row["job_title"],
        staff_category=row["staff_category"],
        missing_minutes=missing_of(row, choice),
        more_minutes=tuple(row[column] for column in MORE_MINUTES),
    )
