from django import forms

from zhicai.web.forms import OfficeForm


class PasskeyForm(OfficeForm):
    name = forms.CharField(
        label="這把通行金鑰的名稱",
        max_length=60,
        help_text="給自己認的，例：辦公室電腦、藍色安全金鑰",
        initial="我的裝置",
    )
    answer = forms.CharField(widget=forms.HiddenInput(), required=False)
