"""Equal faults together, the most frequent first, with what would put all of them right."""

from collections.abc import Mapping
from typing import Any

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts.keep import find_own
from zhicai.actions.drafts.model import FaultGroup
from zhicai.actions.drafts.pack import unpack_remark
from zhicai.basics.messages import advise
from zhicai.basics.messages.labels import FIELDS
from zhicai.records.drafts.models import DraftFile


@walled
def list_fault_groups(key: int, *, by: Caller) -> tuple[FaultGroup, ...]:
    """A group opens to its rows by `RowsQuery.group` and is put right by `correct_alike`."""
    draft = find_own(key, Permission.DATA_IMPORT, by=by)
    names = dict(DraftFile.objects.filter(draft=draft).values_list("pk", "name"))
    told: Mapping[str, Any] = draft.preview.get("groups", {})
    groups = [_group(name, one, names) for name, one in told.items() if one["file"] in names]
    return tuple(sorted(groups, key=lambda one: (-one.count, one.code, one.key)))


def _group(key: str, told: Mapping[str, Any], names: Mapping[int, str]) -> FaultGroup:
    example = unpack_remark(told["example"])
    known = {"where": "", "value": example.value, "field": example.field, **example.details}
    return FaultGroup(
        key=key,
        file_id=told["file"],
        file_name=names[told["file"]],
        code=told["code"],
        field=told["field"],
        label=(example.field and FIELDS.get(example.field, example.field)) or "",
        count=told["count"],
        example=example,
        example_place=example.place or "",
        guidance=advise(told["code"], **known),
        proposed=told["proposed"],
        takes_text=told["takes_text"],
    )
