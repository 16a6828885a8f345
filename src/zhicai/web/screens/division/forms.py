"""Which people of a division are shown, and what is said about their duties."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhicai.actions.duties.forms import MATCHES, WRONG, Answer, FormPage
from zhicai.actions.requests.model import LONGEST_TEXT
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.screens.self.forms import NO_ID, file_field

NAME, MISSING = "name", "missing"
OPEN, CONFIRMED = "open", "confirmed"
SORTS = [(NAME, "姓名"), (MISSING, "還差的多寡")]
STATES = [("", "全部"), (OPEN, "工作項目未確認"), (CONFIRMED, "工作項目已確認")]
OUTCOMES = [("", "未表示"), (MATCHES, "與現況相符"), (WRONG, "應更正")]
SHEETS = ".xlsx,.ods"


class DivisionFilter(OfficeForm):
    division = forms.ChoiceField(label="單位", required=False)
    state = forms.ChoiceField(label="職掌確認", required=False, choices=STATES)
    sort = forms.ChoiceField(label="排序", required=False, choices=SORTS)

    def __init__(self, *args: Any, choices: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["division"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(name, name or "（未列單位）") for name in choices]


class CorrectForm(OfficeForm):
    wanted_text = forms.CharField(
        label="更正後的工作項目",
        max_length=LONGEST_TEXT,
        help_text=f"寫出完整的工作項目，會取代目前的內容。{NO_ID}",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ReturnedForm(OfficeForm):
    file = forms.FileField(
        label="收回的確認單（XLSX 或 ODS）",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": SHEETS}),
    )


class FileForm(OfficeForm):
    """One outcome and one text for each line of the form, beside who signed it and when."""

    signed_by = forms.CharField(label="簽名或寄回的人", max_length=100)
    signed_on = RocDateField(label="簽名日期", help_text="例：115/11/20。")
    page = file_field("簽名的頁面", required=False)
    sheet = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: FormPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = page
        for line in page.lines:
            self.fields[f"outcome_{line.number}"] = forms.ChoiceField(
                label=f"{line.name}的確認結果",
                required=False,
                choices=OUTCOMES,
                widget=forms.Select(attrs={"class": "form-select w-auto"}),
            )
            self.fields[f"wanted_{line.number}"] = forms.CharField(
                label=f"{line.name}的更正內容",
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
            )

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        return [
            (line, self[f"outcome_{line.number}"], self[f"wanted_{line.number}"])
            for line in self.shown.lines
        ]

    def answers(self) -> list[Answer]:
        told: Mapping[str, Any] = self.cleaned_data
        return [
            Answer(line.number, outcome, told[f"wanted_{line.number}"])
            for line in self.shown.lines
            if (outcome := told[f"outcome_{line.number}"])
        ]
