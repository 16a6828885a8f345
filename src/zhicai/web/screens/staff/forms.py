"""Why a whole national ID has to be seen."""

from django import forms

from zhicai.web.forms import OfficeForm


class ReasonForm(OfficeForm):
    reason = forms.CharField(
        label="查看理由", max_length=200, help_text="會留在稽核紀錄，例：核對證書上的字號。"
    )
