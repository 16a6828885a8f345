"""Which people of a division are shown, and what is said about their duties."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhicai.actions.duties.answers import LONGEST_TOOLS, PLAIN, Question
from zhicai.actions.duties.forms import MATCHES, WRONG, Answer, FormPage
from zhicai.actions.requests.model import LONGEST_TEXT
from zhicai.basics.duty_words import REPLIES, SHORT
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

            for code in Question.values:
                self.fields[f"reply_{line.number}_{code}"] = _reply_field(line.name, code)

    @property
    def rows(self) -> list[tuple[Any, Any, Any, list[Any]]]:
        return [
            (
                line,
                self[f"outcome_{line.number}"],
                self[f"wanted_{line.number}"],
                [(SHORT[code], self[f"reply_{line.number}_{code}"]) for code in Question.values],
            )
            for line in self.shown.lines
        ]

    def answers(self) -> list[Answer]:
        told: Mapping[str, Any] = self.cleaned_data
        found = [
            Answer(
                line.number,
                told[f"outcome_{line.number}"],
                told[f"wanted_{line.number}"],
                _replies(told, line.number),
            )
            for line in self.shown.lines
        ]
        return [answer for answer in found if answer.outcome or answer.replies]


def _replies(told: Mapping[str, Any], number: int) -> dict[str, str]:
    said = {code: told[f"reply_{number}_{code}"] for code in Question.values}
    return {code: text for code, text in said.items() if text}


def _reply_field(name: str, code: str) -> forms.Field:
    label = f"{name}：{SHORT[code]}"
    if code in PLAIN:
        widget = forms.Select(attrs={"class": "form-select w-auto"})
        return forms.ChoiceField(
            label=label, required=False, choices=list(REPLIES.items()), widget=widget
        )
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TOOLS,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
