from django import forms

from zhicai.web.forms import OfficeForm


class ProveForm(OfficeForm):
    password = forms.CharField(
        label="您的密碼",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
