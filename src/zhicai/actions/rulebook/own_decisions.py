"""Which decisions of agencies a person's figure rests on, told with the document of each."""

import datetime as dt
from collections.abc import Collection, Iterator

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.overlay_book import OverlayValues, read_value
from zhicai.actions.rulebook.own_lines import nearest
from zhicai.actions.rulebook.own_value import from_json
from zhicai.actions.rulebook.value_parts import say_value
from zhicai.basics.dates import format_roc
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.overlaid import EVENTS, REPEAT_COURSE


def tell_decisions(
    known: Known, tree: Tree, *, agency_id: int, as_of: dt.date, kinds: Collection[str]
) -> Iterator[OverlayValues]:
    """The decisions in force for a person of the agency with these kinds of event."""
    wanted = [REPEAT_COURSE, *(f"{EVENTS}{kind}" for kind in sorted(kinds))]
    rows = [OverlayValues(*columns) for _, *columns in known.rows("Overlay")]
    above = tree.above(agency_id, as_of) if rows else []
    for provision_id in wanted:
        found = nearest([row for row in rows if row.provision_id == provision_id], above, as_of)
        if found is not None:
            yield found


def decision_text(row: OverlayValues, book: Rulebook, *, agency_name: str) -> str:
    """Whose decision, about what, and by which document."""
    provision = book.get_provision(row.provision_id)
    said = say_value(from_json(read_value(row.value), provision), provision.unit, book).line
    marks = (row.issuer, format_roc(row.issued_on), row.issue_number, row.clause)
    told = " ".join(text for text in marks if text)
    return f"{agency_name}自訂「{provision.name}」{said}（{told}）"
