from django import forms

from zhicai.web.forms import OfficeForm


class StartForm(OfficeForm):
    """Files are looked at one by one in the draft; here only whether there are any."""

    agency_code = forms.CharField(
        label="機關代碼",
        required=False,
        max_length=40,
        help_text="檔案裡看得出來就不必填，例如一起選了機關清單。",
    )
