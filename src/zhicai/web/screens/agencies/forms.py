"""What is asked about an agency; days may stay empty where the help says what that means."""

from django import forms

from zhicai.web.forms import OfficeForm, RocDateField

LONGEST_NAME, LONGEST_CODE, LONGEST_NOTE = 200, 40, 300
FROM_ON = "例：115/08/01，之前維持原來的內容。不填表示原來就登錄錯了，一律更正。"


def note_field() -> forms.CharField:
    """Every edit may say why."""
    return forms.CharField(
        label="說明",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="核定文號、簽呈等，會留在變更紀錄；請勿填寫身分證字號。",
    )


def version_field() -> forms.CharField:
    """What the form was opened with."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


class AddForm(OfficeForm):
    code = forms.CharField(
        label="機關代碼", max_length=LONGEST_CODE, help_text="與名冊、入口網所用的代碼相同。"
    )
    name = forms.CharField(label="機關名稱", max_length=LONGEST_NAME, help_text="全銜。")
    parent = forms.CharField(
        label="上級機關",
        max_length=LONGEST_NAME,
        help_text="本機關或所屬機關的代碼或全銜；成果向這個機關彙總。",
    )
    from_on = RocDateField(
        label="成立日", required=False, help_text="例：115/08/01。不填表示一直以來就有。"
    )
    note = note_field()


class RootForm(OfficeForm):
    """The office's own parent is changed at the office above."""

    version = version_field()
    name = forms.CharField(label="機關名稱", max_length=LONGEST_NAME, help_text="全銜。")
    from_on = RocDateField(label="自哪一天起", required=False, help_text=FROM_ON)
    note = note_field()


class ChangeForm(RootForm):
    parent = forms.CharField(
        label="上級機關",
        required=False,
        max_length=LONGEST_NAME,
        help_text="機關代碼或全銜；成果向這個機關彙總。",
    )
    field_order = ("version", "name", "parent", "from_on", "note")


class CloseForm(OfficeForm):
    version = version_field()
    closed_on = RocDateField(
        label="裁撤日", required=False, help_text="機關存在的最後一天。清空表示沒有裁撤。"
    )
    note = note_field()
