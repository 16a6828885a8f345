"""Which report, and of which day; which frozen figures to put side by side."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.reports.report import PaperFormat, PaperQuery
from zhicai.actions.take_snapshot import SnapshotLine
from zhicai.basics.report_words import EVERYBODY_TITLE, MISSING_TITLE, STANDING_TITLE
from zhicai.web.forms import OfficeForm
from zhicai.web.screens.reports.lines import snapshot_words
from zhicai.web.screens.standing.forms import QuestionForm

STANDING, MISSING, EVERYBODY = "standing", "missing", "everybody"
WHAT = [
    (STANDING, STANDING_TITLE),
    (MISSING, MISSING_TITLE),
    (EVERYBODY, EVERYBODY_TITLE),
]
FORMATS = [(one.value, one.value.upper()) for one in PaperFormat]


class ReportForm(QuestionForm):
    """The question of a figure, and what to make of it."""

    what = forms.ChoiceField(label="報表", choices=WHAT)
    field_order = ("what", "as_of", "scope", "year", "known_at")

    def __init__(self, asked: QueryDict, **kwargs: Any) -> None:
        """The first report is what whoever asks for none gets."""
        told = asked.copy()
        told.setdefault("what", STANDING)
        super().__init__(told, **kwargs)

    @property
    def is_standing(self) -> bool:
        return bool(self.cleaned_data["what"] == STANDING)

    def query(self, agency_code: str) -> PaperQuery:
        is_everybody = self.cleaned_data["what"] == EVERYBODY
        return PaperQuery(agency_code=agency_code, is_everybody=is_everybody, **self.question())

    def asked(self) -> dict[str, str]:
        """All that was asked, to be sent again with a format or another page."""
        return {"what": self.cleaned_data["what"], **self.typed()}


class DownloadForm(ReportForm):
    format = forms.ChoiceField(choices=FORMATS)

    @property
    def paper_format(self) -> PaperFormat:
        return PaperFormat(self.cleaned_data["format"])


class TakeForm(QuestionForm):
    """The day to freeze; a 定版 keeps the scope that each provision has of its own."""

    field_order = ("as_of", "year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["scope"], self.fields["known_at"]

    def query(self, agency_code: str) -> StandingQuery:
        told = self.cleaned_data
        return StandingQuery(agency_code=agency_code, year=told["year"], as_of=told["as_of"])


class CompareForm(OfficeForm):
    earlier = forms.ChoiceField(label="較早的定版")
    later = forms.ChoiceField(label="較晚的定版")

    def __init__(self, *args: Any, lines: Sequence[SnapshotLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(line.number), snapshot_words(line)) for line in lines]
        for name, at in (("earlier", 1), ("later", 0)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
            field.initial = choices[at][0] if len(choices) > at else None
