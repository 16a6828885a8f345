"""Give duties that nobody's post was found for to a person, as an edit of its own."""

from collections.abc import Sequence

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.posts import NO_SOURCE, change_text, get_post
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.model import EditReport
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.intake.duty_book import UnheldValues, values_of
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.records.duties.models import UnheldDuty


@walled
def assign_duty(
    agency_code: str,
    number: int,
    *,
    person: int,
    is_added: bool,
    by: Caller,
    dry: bool = True,
) -> EditReport:
    """`is_added`: after what she does already, else in its place. The undo brings both back.

    Raises Refused: duty.unheld_gone, duty.holder_unknown.
    """
    require(by, Permission.DATA_IMPORT, agency_code)

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(agency_code, by, note="指定未對應之工作項目")
        held = UnheldDuty.objects.filter(
            pk=number,
            known_until__isnull=True,
            agency_id__in=agencies_below(agency_code, by.today),
        ).first()
        if held is None:
            raise Refused("duty.unheld_gone")
        post = get_post(agency_code, person, by=by)
        texts = (post.duty_text.strip() if is_added else "", held.duty_text)
        change = change_text(post, "\n".join(text for text in texts if text))
        over = Change(held.pk, values_of(held, UnheldValues), NO_SOURCE, is_closing_only=True)
        plan.changes = {"Posting": [change] if change else [], "UnheldDuty": [over]}
        return plan, ()

    return carry_out(make, by=by, dry=dry)
