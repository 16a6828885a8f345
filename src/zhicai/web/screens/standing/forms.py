"""What is asked of a figure: year, day, moment, scope, exclusions, and a share of one's own."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms

from zhicai.actions.access import TAIPEI
from zhicai.basics.figure_words import SCOPES
from zhicai.basics.messages import say
from zhicai.basics.words import Scope
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.instants import LAST, InstantField

SCOPE_CHOICES = [
    ("", "各項目自訂的範圍"),
    *((key, f"{key}　{told}") for key, told in SCOPES.items()),
]
EXCLUSION_CHOICES = [("", "排除（依人事狀態規定）"), ("without", "不排除任何人")]
YEAR = re.compile("0{0,2}[1-9][0-9]{0,2}")  # 1 to 999; nothing longer is read as a number
LAST_OF_DAY = LAST.replace(tzinfo=TAIPEI)
QUESTION = ("year", "as_of", "known_at", "scope")


class YearField(forms.CharField):
    """A year as letters write it: 115."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 5}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if not YEAR.fullmatch(text):
            raise forms.ValidationError(
                say("standing.not_a_year", value=text), code="standing.not_a_year"
            )
        return int(text)


class QuestionForm(OfficeForm):
    """Sent by GET, so that a page can be kept and sent to a colleague."""

    year = YearField(label="年度", required=False, help_text="例：115。不填是截止日那一年。")
    as_of = RocDateField(
        label="截止日", required=False, help_text="例：115/11/20。不填是今天或年底。"
    )
    known_at = InstantField(
        label="依何時的資料", required=False, help_text="例：115/11/20 14:05。不填是現在。"
    )
    scope = forms.ChoiceField(label="計入範圍", required=False, choices=SCOPE_CHOICES)

    def __init__(self, *args: Any, now: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_known_at(self) -> dt.datetime | None:
        return self._not_ahead("known_at")

    def _not_ahead(self, name: str) -> dt.datetime | None:
        at: dt.datetime | None = self.cleaned_data[name]
        if at is None or at <= self.now:
            return at
        if at.timetz() == LAST_OF_DAY and at.date() == self.now.astimezone(TAIPEI).date():
            return self.now
        raise forms.ValidationError(
            say("standing.known_at_ahead", value=self.data[name]), code="standing.known_at_ahead"
        )

    def question(self) -> dict[str, Any]:
        """The words of a StandingQuery."""
        told = self.cleaned_data
        return {
            "year": told["year"],
            "as_of": told["as_of"],
            "known_at": told["known_at"],
            "scope": Scope(told["scope"]) if told["scope"] else None,
        }

    def typed(self) -> dict[str, str]:
        """What was asked, for the addresses of all that the page links to."""
        return {name: told for name, told in self.kept().items() if name in QUESTION}

    def kept(self) -> dict[str, str]:
        """Every field that was filled, as it was typed."""
        return {name: told for name in self.fields if (told := self.data.get(name, "").strip())}


class StandingForm(QuestionForm):
    exclusions = forms.ChoiceField(label="不計入人員", required=False, choices=EXCLUSION_CHOICES)
    target = forms.DecimalField(
        label="機關自訂的目標（%）",
        required=False,
        help_text="例：90。主管機關沒有公布目標比率；這裡只供機關自行試算。",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6}),
        max_digits=5,
        decimal_places=1,
        error_messages=dict.fromkeys(
            ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"),
            say("standing.target_outside"),
        ),
    )

    def clean_target(self) -> Decimal | None:
        share: Decimal | None = self.cleaned_data["target"]
        if share is None or 0 < share <= Decimal(100):
            return share
        raise forms.ValidationError(
            say("standing.target_outside", value=str(share)), code="standing.target_outside"
        )


class ChangesForm(QuestionForm):
    since = InstantField(
        label="從何時", required=False, help_text="不填是最近一次匯入之前。例：115/11/01 08:00。"
    )
    known_at = InstantField(label="到何時", required=False, help_text="不填是現在。")
    batch = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def clean_since(self) -> dt.datetime | None:
        return self._not_ahead("since")

    def beginning(self) -> dict[str, str]:
        """From where the change is told, for the addresses of its lists."""
        return {name: told for name, told in self.kept().items() if name in {"since", "batch"}}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        since, until = told.get("since"), told.get("known_at")
        if since is not None and until is not None and since >= until:
            self.add_refusal("since", "standing.since_after_until")
        return told
