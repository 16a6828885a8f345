from django import forms

from zhicai.basics.messages import say
from zhicai.web.forms import OfficeForm

RULES_HELP = (
    "至少 12 個字元；大寫、小寫、數字、符號至少三種；"
    "不能太常見、和帳號相近，或是前三次用過的。機關可以訂得更嚴。"
)


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
        help_text=RULES_HELP,
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
