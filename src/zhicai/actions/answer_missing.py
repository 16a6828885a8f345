"""本次檔案未列: say what became of people whom the roster does not list; nobody is deleted."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import find_open, touch
from zhicai.actions.drafts.model import MissingAnswer
from zhicai.basics.errors import Refused
from zhicai.records.drafts.models import DraftAnswer


@walled
def answer_missing(
    key: int,
    answers: Mapping[int, MissingAnswer],
    *,
    by: Caller,
    dates: Mapping[int, dt.date] = MappingProxyType({}),
) -> None:
    """離職 and 調任 end the post on the day given, 留職停薪 begins on it, 仍在職 changes nothing.

    Raises Refused: draft.person_not_missing, draft.date_needed.
    """
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    asked = {told[0] for told in draft.preview.get("missing", ())}
    for person, answer in answers.items():
        if person not in asked:
            raise Refused("draft.person_not_missing")
        if answer != MissingAnswer.STAYS and person not in dates:
            raise Refused("draft.date_needed")
    DraftAnswer.objects.bulk_create(
        [
            DraftAnswer(
                draft=draft, person_id=person, answer=answer.value, event_on=dates.get(person)
            )
            for person, answer in answers.items()
        ],
        update_conflicts=True,
        unique_fields=["draft", "person_id"],
        update_fields=["answer", "event_on"],
    )
    touch(draft, by)
    jobs.start(draft, jobs.PLAN, by)
