"""The form of an agency's own value: from when, what, and by which decision."""

from typing import Any

from django import forms

from zhicai.actions.rulebook.edit_overlay import OverlayEntry
from zhicai.actions.rulebook.find_overlay_form import OverlayForm as Asked
from zhicai.actions.rulebook.own_value import OwnValueRefused
from zhicai.basics.errors import Refused
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.screens.rulebook.overlay_fields import field_for

VALUE = "value_"
BESIDE = {
    "overlay.ends_before_start": "in_force_until",
    "overlay.issued_after_today": "issued_on",
    "overlay.twice": "in_force_from",
}


class OverlayForm(OfficeForm):
    in_force_from = RocDateField(label="從哪一天起", help_text="例：115/01/01。含當日。")
    in_force_until = RocDateField(
        label="到哪一天止",
        required=False,
        help_text="含當日；不填就到下一筆自訂值的前一日。要停止適用，填最後一天。",
    )
    issuer = forms.CharField(label="核定機關", max_length=100)
    issued_on = RocDateField(label="核定文件日期", help_text="例：115/01/05。")
    issue_number = forms.CharField(
        label="核定文件字號",
        max_length=100,
        required=False,
        help_text="例：示範人字第1150000007號。",
    )
    clause = forms.CharField(
        label="條次", max_length=100, required=False, help_text="例：說明二、第3點。"
    )
    note = forms.CharField(label="備註", max_length=300, required=False)

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        own = {f"{VALUE}{one.key}": field_for(one) for one in asked.fields}
        self.fields.update(own)
        self.order_fields(["in_force_from", "in_force_until", *own])

    def value(self) -> dict[str, Any]:
        """What was typed for the provision, by key."""
        return {one.key: self.cleaned_data[f"{VALUE}{one.key}"] for one in self.asked.fields}

    def entry(self, agency_code: str) -> OverlayEntry:
        told = self.cleaned_data
        held = self.asked.held
        return OverlayEntry(
            agency_code=agency_code,
            provision_id=self.asked.provision.id,
            in_force_from=told["in_force_from"],
            in_force_until=told["in_force_until"],
            value=self.value(),
            issuer=told["issuer"],
            issue_number=told["issue_number"],
            issued_on=told["issued_on"],
            clause=told["clause"],
            note=told["note"],
            overlay=held.overlay if held is not None else None,
        )

    def take(self, refused: Refused) -> None:
        """Say each fault beside its field."""
        if isinstance(refused, OwnValueRefused):
            for fault in refused.faults:
                self.add_refusal(f"{VALUE}{fault.key}", fault.code, **fault.details)
            return
        details = {**refused.details, "value": refused.value}
        self.add_refusal(BESIDE.get(refused.code), refused.code, **details)


def initial_of(asked: Asked, office_name: str) -> dict[str, Any]:
    """What stands now, or the office itself as the one that decides."""
    held = asked.held
    if held is None:
        return {"issuer": office_name}
    names = (
        "in_force_from",
        "in_force_until",
        "issuer",
        "issued_on",
        "issue_number",
        "clause",
        "note",
    )
    return {
        **{name: getattr(held, name) for name in names},
        **{f"{VALUE}{key}": item for key, item in held.value.items()},
    }
