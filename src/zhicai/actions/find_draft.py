"""One draft as its pages show it."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts.keep import find_own
from zhicai.actions.drafts.model import Draft
from zhicai.actions.drafts.show import show_draft


@walled
def find_draft(key: int, *, by: Caller) -> Draft:
    """Files, questions, figures before and after; raises NotAllowedError also where none is."""
    return show_draft(find_own(key, Permission.DATA_IMPORT, by=by), by.now)
