"""What is asked about a status event."""

import datetime as dt
from typing import Any

from django import forms

from zhicai.actions.edits.event_kinds import event_kinds
from zhicai.web.forms import OfficeForm, RocDateField

LONGEST_NOTE = 300


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.key, kind.name) for kind in event_kinds(dt.date.max)]


def kind_choices_or_none() -> list[tuple[str, str]]:
    """A kind is chosen on purpose: none stands there from the start."""
    return [("", "請選擇"), *kind_choices()]


class EventForm(OfficeForm):
    """`event` is the version that the form was opened with; empty for a new event."""

    event = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label="狀態", choices=kind_choices_or_none)
    started_on = RocDateField(label="起日", help_text="生效的第一天，例：115/01/01。")
    ended_on = RocDateField(
        label="迄日", required=False, help_text="最後一天（含當日）；還沒有確定就不填。"
    )
    note = forms.CharField(
        label="說明",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="例：育嬰。請勿填寫身分證字號或病情。",
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        started_on, ended_on = told.get("started_on"), told.get("ended_on")
        if started_on and ended_on and ended_on < started_on:
            self.add_refusal("ended_on", "event.ends_before_start", value=ended_on.isoformat())
        return told


class WithdrawForm(OfficeForm):
    note = forms.CharField(
        label="說明",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="為什麼撤銷，會留在變更紀錄；請勿填寫身分證字號。",
    )


class ChooseForm(OfficeForm):
    search = forms.CharField(
        label="姓名、身分證字號或員工編號",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="姓名可以只輸入一部分。輸入的內容不會出現在網址，也不會留下紀錄。",
    )
