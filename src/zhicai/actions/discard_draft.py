"""Give a draft up: nothing is taken in, and nothing of its files is kept."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts.jobs import give_up
from zhicai.actions.drafts.keep import discard, find_open


@walled
def discard_draft(key: int, *, by: Caller) -> None:
    """Bytes, rows, corrections and answers go at once."""
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    give_up(draft)
    discard([draft.pk])
