from typing import Any

from django import forms

from zhicai.basics.messages import say
from zhicai.web.forms import OfficeForm
from zhicai.web.screens.sign_in.forms import RULES_HELP


class LinkForm(OfficeForm):
    name = forms.CharField(label="姓名", max_length=100)
    new_password = forms.CharField(
        label="新密碼",
        help_text=RULES_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated_password = forms.CharField(
        label="再輸入一次新密碼",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, is_invitation: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not is_invitation:
            del self.fields["name"]

    def clean_repeated_password(self) -> str:
        repeated: str = self.cleaned_data["repeated_password"]
        if repeated != self.cleaned_data.get("new_password", repeated):
            raise forms.ValidationError(say("account.passwords_differ"))
        return repeated
