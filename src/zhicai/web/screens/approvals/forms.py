"""The decision about an act, and the paper that stands for it."""

from django import forms

from zhicai.actions.approvals.model import LONGEST_REASON
from zhicai.web.forms import OfficeForm, RocDateField

AGREE, DECLINE = "agree", "decline"
LONGEST_NUMBER = 100
PAGES = "application/pdf,image/png,image/jpeg"


class DecisionForm(OfficeForm):
    reason = forms.CharField(
        label="意見",
        required=False,
        max_length=LONGEST_REASON,
        help_text="不同意時必填；請勿填寫身分證字號。",
    )


class PaperForm(OfficeForm):
    signed_on = RocDateField(label="簽准日期", required=False, help_text="例：115/11/20。")
    number = forms.CharField(
        label="文號",
        required=False,
        max_length=LONGEST_NUMBER,
        help_text="簽或函的文號，例：人字第1150001234號。",
    )
    page = forms.FileField(
        label="簽准的頁面",
        required=False,
        allow_empty_file=True,
        help_text="PDF、PNG 或 JPEG，10 MB 以內。有日期和文號時可以不傳；沒有時必須上傳。",
        widget=forms.FileInput(attrs={"accept": PAGES}),
    )
