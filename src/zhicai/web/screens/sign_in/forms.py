from django import forms

from zhicai.basics.messages import say
from zhicai.web.forms import OfficeForm


class SignInForm(OfficeForm):
    code = forms.CharField(
        label="帳號",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="密碼",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(OfficeForm):
    old_password = forms.CharField(
        label="目前的密碼",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    new_password = forms.CharField(
        label="新密碼",
        help_text="至少 12 個字元，不能全是數字，不能太常見，也不能和帳號相近。",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated_password = forms.CharField(
        label="再輸入一次新密碼",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_repeated_password(self) -> str:
        repeated: str = self.cleaned_data["repeated_password"]
        if repeated != self.cleaned_data.get("new_password", repeated):
            raise forms.ValidationError(say("account.passwords_differ"))
        return repeated
