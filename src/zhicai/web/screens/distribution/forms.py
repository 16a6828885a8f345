"""What is asked of the distribution: day, moment, scope, and what to tell apart by."""

import datetime as dt
from typing import Any

from django import forms

from zhicai.actions.distribution.figure import STATES, Axis, State
from zhicai.actions.reports.report import PaperFormat
from zhicai.basics.distribution_words import AXES_LONG
from zhicai.basics.figure_words import SCOPES
from zhicai.basics.words import Scope
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.screens.standing.forms import QuestionForm

FORMATS = [(one.value, one.value.upper()) for one in PaperFormat]
LONGEST_KEY = 120


class DistributionForm(QuestionForm):
    """Sent by GET; a year of its own would say nothing that the day does not."""

    axis = forms.ChoiceField(
        required=False, choices=list(AXES_LONG.items()), widget=forms.HiddenInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["year"]
        self.fields["as_of"].help_text = "例：115/11/20。不填是今天。"
        scope = self.fields["scope"]
        if isinstance(scope, forms.ChoiceField):
            choices = [(key, f"{key}　{told}") for key, told in SCOPES.items()]
            scope.choices = [("", "與達成率相同的範圍"), *choices]

    @property
    def chosen_axis(self) -> Axis:
        return Axis(self.cleaned_data["axis"] or Axis.AGENCY)

    def question(self) -> dict[str, Any]:
        """The words of a DistributionQuery."""
        told = self.cleaned_data
        scope = Scope(told["scope"]) if told["scope"] else None
        return {"as_of": told["as_of"], "known_at": told["known_at"], "scope": scope}


class BehindForm(DistributionForm):
    """Which number the people stand behind."""

    state = forms.MultipleChoiceField(
        required=False,
        choices=[(one.value, one.value) for one in STATES],
        widget=forms.MultipleHiddenInput(),
    )
    key = forms.CharField(required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput())

    @property
    def states(self) -> tuple[State, ...]:
        return tuple(State(one) for one in self.cleaned_data["state"])


class ComparisonForm(DistributionForm):
    earlier_on = RocDateField(label="與哪一天比較", help_text="例：115/10/31。")
    field_order = ("earlier_on", "as_of", "known_at", "scope")


class DownloadForm(DistributionForm):
    format = forms.ChoiceField(choices=FORMATS)

    @property
    def paper_format(self) -> PaperFormat:
        return PaperFormat(self.cleaned_data["format"])


class MonthForm(OfficeForm):
    """No moment and no scope of one's own: two answers must not differ by a few people."""

    as_of = RocDateField(
        label="截止日", required=False, help_text="例：115/10/31。以當月或前一個月的月底為準。"
    )

    def day(self) -> dt.date | None:
        return self.cleaned_data["as_of"] if self.is_valid() else None
