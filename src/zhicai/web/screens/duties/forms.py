"""What is typed about duties: a pasted text, a holder, the five answers, a purpose."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from zhicai.actions.duties.answers import LONGEST_TOOLS, PLAIN, Question
from zhicai.actions.export_people import LONGEST_PURPOSE, SheetFormat
from zhicai.actions.find_answers_page import AnswersPage, PersonAnswers
from zhicai.actions.list_unheld_duties import Holder
from zhicai.basics import duty_words
from zhicai.basics.duty_words import SHORT
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.screens.self.forms import NO_ID

LONGEST_TEXT = 20_000
REPLIES = list(duty_words.REPLIES.items())
KINDS = [(SheetFormat.XLSX.value, "XLSX"), (SheetFormat.ODS.value, "ODS")]


class PasteForm(OfficeForm):
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="工作項目",
        max_length=LONGEST_TEXT,
        help_text=f"從職務說明書或業務職掌表貼上，一行一項；會取代目前的內容。{NO_ID}",
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class AssignForm(OfficeForm):
    person = forms.TypedChoiceField(label="指定給", coerce=int, choices=[])
    how = forms.ChoiceField(
        label="和目前的工作項目",
        choices=[("add", "接在目前的後面"), ("replace", "取代目前的內容")],
    )

    def __init__(self, *args: Any, holders: Sequence[Holder] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "請選擇"), *((one.person, _told(one)) for one in holders)]


class AnswersForm(OfficeForm):
    """Five fields for each person; who signed and when where a paper is entered."""

    mark = forms.CharField(widget=forms.HiddenInput)
    signed_by = forms.CharField(label="簽名或寄回的人", max_length=100, required=False)
    signed_on = RocDateField(label="簽名日期", required=False, help_text="例：115/11/20。")

    def __init__(self, *args: Any, shown: AnswersPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = shown
        if shown.is_own:
            del self.fields["signed_by"], self.fields["signed_on"]
        for one in shown.people:
            for code in Question.values:
                self.fields[_name(one, code)] = _field(one, code)

    @property
    def rows(self) -> list[tuple[PersonAnswers, list[Any]]]:
        return [
            (one, [self[_name(one, code)] for code in Question.values]) for one in self.shown.people
        ]

    def told(self) -> dict[int, dict[str, str]]:
        kept: Mapping[str, Any] = self.cleaned_data
        return {
            one.line.person: {code: kept[_name(one, code)] for code in Question.values}
            for one in self.shown.people
        }


class FilterForm(OfficeForm):
    division = forms.ChoiceField(label="單位", required=False)

    def __init__(
        self, *args: Any, choices: Sequence[str], every: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["division"]
        if isinstance(field, forms.ChoiceField):
            listed = [(name, name or "（未列單位）") for name in choices]
            field.choices = [("", "全部"), *listed] if every else listed


class ToolsFilter(FilterForm):
    """`agencies` are those at and below the office."""

    below = forms.ChoiceField(label="機關", required=False)
    field_order = ("below", "division")

    def __init__(
        self, *args: Any, agencies: Sequence[tuple[str, str]], choices: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, choices=choices, every=True, **kwargs)
        field = self.fields["below"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "全部"), *agencies]


class ExportForm(OfficeForm):
    sheet_format = forms.ChoiceField(label="格式", choices=KINDS)
    purpose = forms.CharField(label="用途", max_length=LONGEST_PURPOSE)


def _told(one: Holder) -> str:
    return f"{one.division or '（未列單位）'}　{one.name}　{one.job_title}"


def _name(one: PersonAnswers, code: str) -> str:
    return f"q_{one.line.person}_{code}"


def _field(one: PersonAnswers, code: str) -> forms.Field:
    label, first = f"{one.line.name}：{SHORT[code]}", one.replies[code]
    if code in PLAIN:
        widget = forms.Select(attrs={"class": "form-select w-auto"})
        return forms.ChoiceField(
            label=label, required=False, choices=REPLIES, initial=first, widget=widget
        )
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TOOLS,
        initial=first,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
