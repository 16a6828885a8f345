"""Answer what a draft asks: columns, kinds of files, passwords, coverage, scope, root agency."""

from collections.abc import Mapping
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import find_open, get_file, touch
from zhicai.actions.drafts.model import Coverage, DraftAnswers
from zhicai.actions.drafts.take_files import open_upload
from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.exchange.layouts.matching import NOT_USED
from zhicai.exchange.layouts.reading import check_maps
from zhicai.records.drafts.models import Draft


@walled
def answer_draft(key: int, answers: DraftAnswers, *, by: Caller) -> None:
    """All answers of one page or none of them; then the draft is planned again.

    Raises Refused: layout.map_unknown, draft.layout_unknown, file.encrypted (wrong password),
    draft.span_reversed.
    """
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    changes = _changes(answers)
    if answers.root_code:
        require(by, Permission.DATA_IMPORT, answers.root_code)
        changes["root_code"] = answers.root_code
    _check(answers)
    _unlock(draft, answers.passwords)
    for file_id, layout in answers.layouts.items():
        file = get_file(draft, file_id)
        file.layout = layout
        file.save(update_fields=["layout"])
    for file_id, maps in answers.maps.items():
        file = get_file(draft, file_id)
        file.mapping = {**file.mapping, **maps}
        file.save(update_fields=["mapping"])
    touch(draft, by, **changes)
    jobs.start(draft, jobs.PLAN, by)


def _changes(answers: DraftAnswers) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if answers.coverage is not None:
        changes = _coverage(answers.coverage)
    if answers.scope is not None:
        changes["scope"] = answers.scope.value
    return changes


def _coverage(coverage: Coverage) -> dict[str, Any]:
    first, last = coverage.span or (None, None)
    if first is not None and last is not None and last < first:
        raise Refused("draft.span_reversed", value=last.isoformat())
    return {"is_coverage_settled": True, "covered_from": first, "covered_until": last}


def _check(answers: DraftAnswers) -> None:
    known = {layout.name for layout in all_layouts()}
    for layout in answers.layouts.values():
        if layout not in known:
            raise Refused("draft.layout_unknown", value=layout)
    for maps in answers.maps.values():
        check_maps({header: name or NOT_USED for header, name in maps.items()})


def _unlock(draft: Draft, passwords: Mapping[int, str]) -> None:
    """Open each locked file once; what was read is kept encrypted, the password is not."""
    for file_id, password in passwords.items():
        file = get_file(draft, file_id)
        open_upload(file, password)
        file.is_locked = True
        file.save(update_fields=["is_locked"])
