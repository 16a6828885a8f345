"""Why nothing may go for a while."""

from django import forms

from zhicai.web.forms import OfficeForm


class HoldForm(OfficeForm):
    reason = forms.CharField(
        label="暫停的原因",
        max_length=300,
        help_text="寫進稽核紀錄。例：行政訴訟 115 年度訴字第 1 號，判決確定前不銷毀",
    )
