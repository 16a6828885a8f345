"""Which requests are shown, and what is decided about one."""

from django import forms

from zhicai.actions.requests.model import LONGEST_REASON
from zhicai.actions.requests.steps import Kind, State
from zhicai.web.forms import OfficeForm

ALL = ("", "全部")
CONFIRM = "confirm"


class RequestFilter(OfficeForm):
    state = forms.ChoiceField(label="狀態", required=False, choices=[ALL, *State.choices])
    kind = forms.ChoiceField(label="種類", required=False, choices=[ALL, *Kind.choices])


class DecisionForm(OfficeForm):
    reason = forms.CharField(
        label="理由或處理情形",
        required=False,
        max_length=LONGEST_REASON,
        help_text="同仁看得到。退回時、處理異議時必填；請勿填寫身分證字號。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
