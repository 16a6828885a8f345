"""Write the duties of one person from a pasted text, as an edit of its own."""

from collections.abc import Sequence

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.posts import change_text, clean_text, get_post, hold_on, items_of
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.model import EditReport
from zhicai.actions.intake.plan import Plan
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark

SHOWN_ITEMS = 40


@walled
def paste_duties(
    agency_code: str,
    person: int,
    *,
    text: str,
    by: Caller,
    opened: int | None = None,
    dry: bool = True,
) -> EditReport:
    """`opened` is the version of the post that the form was opened with.

    Raises Refused: duty.holder_unknown, duty.text_empty; EditConflict.
    """
    require(by, Permission.DATA_IMPORT, agency_code)
    wanted = clean_text(text)
    items = items_of(wanted)
    if not items:
        raise Refused("duty.text_empty")

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(agency_code, by, note="貼上工作項目")
        post = get_post(agency_code, person, by=by)
        hold_on(post, opened, wanted)
        change = change_text(post, wanted)
        plan.changes = {"Posting": [change] if change else []}
        shown = "／".join(items[:SHOWN_ITEMS])
        return plan, [Remark("duty.items_read", value=shown, details={"count": str(len(items))})]

    return carry_out(make, by=by, dry=dry)
