import unicodedata

from django import forms

from zhicai.web.forms import OfficeForm


class TimeCodeForm(OfficeForm):
    code = forms.CharField(
        label="六位數驗證碼",
        max_length=12,
        help_text="打開手機上的驗證程式，輸入「智才」現在顯示的六個數字。",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        return "".join(unicodedata.normalize("NFKC", code).split())  # full-width digits too


class RecoveryForm(OfficeForm):
    recovery = forms.CharField(
        label="復原碼",
        max_length=40,
        help_text="印在紙上的十組之一，例：ABCD-EFGH-JKLM；每一組只能用一次。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
