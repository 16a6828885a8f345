"""可能是同一人: say whom the rows of one name mean, or leave them out."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import find_open, touch
from zhicai.basics.errors import Refused
from zhicai.records.drafts.models import Draft, DraftDecision, DraftRow


@walled
def decide_person(key: int, file_id: int, *, place: str, person: int | None, by: Caller) -> None:
    """All rows of the draft that say the same of their person follow; None leaves them out.

    `person` is one of the candidates of the row; applying remembers the choice.
    """
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    row = _find_row(draft, file_id, place)
    hashed = {told[0]: told[6] for told in row.candidates}
    if person is not None and person not in hashed:
        raise Refused("draft.person_not_offered")
    DraftDecision.objects.update_or_create(
        draft=draft,
        row_key=row.row_key,
        defaults={"national_id_hash": hashed[person] if person is not None else ""},
    )
    touch(draft, by)
    jobs.start(draft, jobs.PLAN, by)


def _find_row(draft: Draft, file_id: int, place: str) -> DraftRow:
    sheet, _, number = place.rpartition("!")
    rows = DraftRow.objects.filter(
        draft_id=draft.pk, revision=draft.planned_revision, file_id=file_id, sheet=sheet
    )
    row = rows.filter(number=int(number)).first() if number.isdecimal() else None
    if row is None or not row.row_key:
        raise Refused("draft.row_not_found", value=place)
    return row
