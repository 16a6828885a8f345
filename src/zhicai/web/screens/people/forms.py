"""Which people a list shows, under which name that is kept, and what an export is for."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from zhicai.actions.export_people import SheetFormat
from zhicai.actions.figures.people_query import SORTS, PeoplePageQuery
from zhicai.actions.people.words import TABS, provision_words
from zhicai.basics.figure_words import EXCLUSIONS, REASONS
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.forms import OfficeForm
from zhicai.web.screens.standing.forms import QuestionForm

ANY = ("", "不限")
MINUTES = 60
SORT_WORDS = {"agency": "機關", "name": "姓名", "missing": "還差時數"}
DOWN = "desc"


class PeopleForm(QuestionForm):
    """Sent by GET; a name or an ID is looked for by a form of its own, sent by POST."""

    node = forms.CharField(
        label="機關代碼", required=False, max_length=40, help_text="不填是本機關及所屬全部。"
    )
    provision = forms.ChoiceField(label="時數規定", required=False)
    division = forms.CharField(label="單位", required=False, max_length=100)
    category = forms.ChoiceField(label="人員區分", required=False)
    reason = forms.ChoiceField(
        label="原因",
        required=False,
        choices=[ANY, *REASONS.items(), *EXCLUSIONS.items()],
    )
    missing = forms.DecimalField(
        label="還差不超過（小時）",
        required=False,
        min_value=Decimal("0.1"),
        max_digits=5,
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "請填大於 0 的小時數，例：1 或 1.5。",
        ),
    )
    sort = forms.ChoiceField(label="排序", required=False, choices=list(SORT_WORDS.items()))
    order = forms.ChoiceField(
        label="次序", required=False, choices=[("", "由小到大"), (DOWN, "由大到小")]
    )

    def __init__(
        self, *args: Any, provisions: Mapping[str, str], categories: Mapping[str, str], **words: Any
    ) -> None:
        super().__init__(*args, **words)
        self._choose(
            "provision", [(key, provision_words(key, name)) for key, name in provisions.items()]
        )
        self._choose("category", [ANY, *categories.items()])
        self.fields["division"].widget.attrs["list"] = "divisions"

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    @property
    def tabs(self) -> tuple[str, ...]:
        """The verdicts that the address asks for; whatever is none is left out."""
        asked: Any = self.data
        return tuple(tab for tab in dict.fromkeys(asked.getlist("verdict")) if tab in TABS)

    def query(self, agency_code: str, **more: Any) -> PeoplePageQuery:
        told = self.cleaned_data
        missing: Decimal | None = told["missing"]
        return PeoplePageQuery(
            agency_code=agency_code,
            **self.question(),
            provision_id=told["provision"] or AI_ATTAINMENT,
            tabs=self.tabs,
            below=told["node"].strip(),
            division=told["division"].strip(),
            category=told["category"],
            reason=told["reason"],
            missing_up_to=None if missing is None else int(missing * MINUTES),
            sort=told["sort"] or SORTS[0],
            is_descending=told["order"] == DOWN,
            **more,
        )


class SaveForm(OfficeForm):
    name = forms.CharField(
        label="名稱", max_length=60, help_text="例：還差 1 小時以內。搜尋的姓名不會存下來。"
    )


class ExportForm(OfficeForm):
    """What for, and as what."""

    purpose = forms.CharField(
        label="用途", max_length=200, help_text="會留在稽核紀錄，例：催辦未達成同仁。"
    )
    sheet_format = forms.ChoiceField(
        label="格式",
        choices=[
            (SheetFormat.XLSX.value, "XLSX（Excel）"),
            (SheetFormat.ODS.value, "ODS（LibreOffice）"),
        ],
    )
