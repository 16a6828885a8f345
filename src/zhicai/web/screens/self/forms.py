"""What a colleague hands in or contests."""

from typing import Any

from django import forms

from zhicai.actions.enclosures.keep import HandedFile
from zhicai.actions.requests.model import (
    ABOUT,
    LONGEST_TEXT,
    CertificateEntry,
    ObjectionEntry,
)
from zhicai.basics.dates import parse_date
from zhicai.basics.errors import Unreadable
from zhicai.web.forms import OfficeForm, RocDateField

PAGES = "application/pdf,image/png,image/jpeg"
NO_ID = "請勿填寫身分證字號。"
FILE_HELP = "PDF、PNG 或 JPEG，10 MB 以內；照片的拍攝地點、時間會先去除。"


def file_field(label: str, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=required,
        allow_empty_file=True,
        help_text=FILE_HELP,
        widget=forms.FileInput(attrs={"accept": PAGES}),
    )


def handed_of(form: OfficeForm) -> HandedFile | None:
    file = form.cleaned_data.get("file")
    return HandedFile(file.name, file) if file else None


class CertificateForm(OfficeForm):
    certificate_name = forms.CharField(label="證書名稱", max_length=200)
    issuer = forms.CharField(label="發證單位", max_length=200)
    certificate_number = forms.CharField(
        label="證書字號", required=False, max_length=100, help_text="證書上的號碼；沒有就不填。"
    )
    issued_on = RocDateField(label="發證日期", help_text="例：115/03/02。")
    expires_on = RocDateField(label="有效期限", required=False, help_text="沒有期限就不填。")
    file = file_field("證書的掃描檔或照片", required=True)
    text = forms.CharField(
        label="說明",
        required=False,
        max_length=LONGEST_TEXT,
        help_text=NO_ID,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def entry(self) -> CertificateEntry:
        told = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return CertificateEntry(**told)


class ObjectionForm(OfficeForm):
    about = forms.ChoiceField(label="異議的項目", choices=[("", "請選擇"), *ABOUT.items()])
    record = forms.CharField(
        label="哪一筆", required=False, max_length=200, help_text="課名、日期或欄位，照畫面寫。"
    )
    text = forms.CharField(
        label="哪裡不對，應該是什麼",
        max_length=LONGEST_TEXT,
        help_text=NO_ID,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    file = file_field("佐證的檔案", required=False)

    def entry(self) -> ObjectionEntry:
        told = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return ObjectionEntry(**told)


def shown_value(name: str, value: Any) -> Any:
    """A day as it is written here; the rest as it was typed."""
    if name == "about":
        return ABOUT.get(value, value)
    if name.endswith("_on"):
        try:
            return parse_date(str(value))
        except Unreadable:
            return value
    return value
