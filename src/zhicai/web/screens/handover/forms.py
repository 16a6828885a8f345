"""To whom, and on which days."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from zhicai.web.forms import OfficeForm, RocDateField

WHOSE = "對方登入用的帳號，請向本人確認；還沒有帳號的，請先請管理者邀請。"


class HandoverForm(OfficeForm):
    successor = forms.CharField(
        label="接任的帳號",
        max_length=60,
        help_text=WHOSE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    last_on = RocDateField(
        label="我的最後一天", help_text="含當日；接任的人從隔天起。例：115/07/31"
    )


class DeputyForm(OfficeForm):
    appointment = forms.TypedChoiceField(label="代理我的職務", coerce=int)
    code = forms.CharField(
        label="代理人的帳號",
        max_length=60,
        help_text=WHOSE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    from_on = RocDateField(label="起日")
    until_on = RocDateField(label="迄日", help_text="最後一天，含當日。")

    def __init__(self, *args: Any, own: Sequence[tuple[int, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        cast("forms.ChoiceField", self.fields["appointment"]).choices = list(own)
