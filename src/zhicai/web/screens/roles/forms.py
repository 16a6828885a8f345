"""Which roles were chosen, for whom, and on the strength of what was seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from zhicai.actions.confirm_roles import LONGEST_REASON, WITHDRAWN, RoleChoice
from zhicai.actions.list_roles import RolesQuery
from zhicai.actions.reports.report import PaperFormat
from zhicai.actions.roles.office_roles import Colleague
from zhicai.basics.role_list_words import ORDERS, TABS
from zhicai.basics.role_list_words import WITHDRAWN as WITHDRAWN_WORDS
from zhicai.basics.role_words import ROLES
from zhicai.basics.words import TalentRole
from zhicai.web.forms import OfficeForm

LONGEST_KEY, SEEN = 18, 16
SUGGESTED, TAKEN_BACK = "suggested", "withdrawn"
ROLE_CHOICES = list(ROLES.items())
REASON = "依據的職掌、會議或主管意見；和建議不同，或撤銷認定時必填，會留在異動歷程。"


def token_of(one: Colleague, talent_role: str) -> str:
    """Whom, the decision and the duties that were seen, and what is wanted."""
    wanted = talent_role or TAKEN_BACK
    return f"{one.person}-{one.version}-{one.duty_hash[:SEEN]}-{wanted}"


def choices_of(text: str) -> tuple[RoleChoice, ...]:
    """What tokens say; whatever is none was not made by our page."""
    return tuple(_choices(text.split()))


def _choices(tokens: Iterable[str]) -> Iterable[RoleChoice]:
    for token in tokens:
        parts = token.split("-")
        if len(parts) == len(("person", "version", "duties", "talent_role")):
            person, version, duties, wanted = parts
            is_role = wanted in set(TalentRole) or wanted == TAKEN_BACK
            if is_key(person) and is_key(version) and is_role and duties.isalnum():
                yield RoleChoice(
                    person=int(person),
                    version=int(version),
                    duties=duties,
                    talent_role=WITHDRAWN if wanted == TAKEN_BACK else wanted,
                )


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class PickedForm(OfficeForm):
    """What was ticked, checked and saved as one batch."""

    picked = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="理由", required=False, max_length=LONGEST_REASON, help_text=REASON
    )

    def clean_picked(self) -> tuple[RoleChoice, ...]:
        return choices_of(self.cleaned_data["picked"])


class DecideForm(OfficeForm):
    """One person: her role, another one that a part of her duties belongs to, and why."""

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_KEY)
    duties = forms.CharField(widget=forms.HiddenInput, required=False, max_length=SEEN)
    talent_role = forms.ChoiceField(
        label="AI人才類別", widget=forms.RadioSelect, choices=ROLE_CHOICES
    )
    second = forms.ChoiceField(
        label="次要類別",
        required=False,
        choices=[("", "沒有"), *ROLE_CHOICES],
        help_text="職掌另有相當部分屬於的類別。",
    )
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=REASON,
    )


def choice_of(told: Mapping[str, Any], person: int) -> RoleChoice:
    """What a sound form of one person says."""
    is_taken_back = told["talent_role"] == TAKEN_BACK
    return RoleChoice(
        person=person,
        version=int(told["version"]) if is_key(told["version"]) else 0,
        duties=told["duties"],
        talent_role=WITHDRAWN if is_taken_back else told["talent_role"],
        second=told["second"],
    )


class DecidedForm(DecideForm):
    """Somebody decided already: that may also be taken back."""

    talent_role = forms.ChoiceField(
        label="AI人才類別",
        widget=forms.RadioSelect,
        choices=[*ROLE_CHOICES, (TAKEN_BACK, WITHDRAWN_WORDS)],
    )
    field_order = ("version", "duties", "talent_role")


class ListForm(OfficeForm):
    """Sent by GET; a name or an ID is looked for by a form of its own, sent by POST."""

    tab = forms.ChoiceField(required=False, choices=list(TABS.items()), widget=forms.HiddenInput)
    talent_role = forms.ChoiceField(
        label="類別", required=False, choices=[("", "全部"), *ROLE_CHOICES]
    )
    below = forms.CharField(
        label="機關代碼", required=False, max_length=40, help_text="不填是本機關及所屬全部。"
    )
    division = forms.CharField(label="單位", required=False, max_length=100)
    sort = forms.ChoiceField(label="排序", required=False, choices=list(ORDERS.items()))

    def __init__(self, *args: object, **words: object) -> None:
        super().__init__(*args, **words)
        self.fields["division"].widget.attrs["list"] = "divisions"
        self.fields["below"].widget.attrs["list"] = "agencies"

    def query(self, agency_code: str, *, page: int, search: Mapping[str, str]) -> RolesQuery:
        """What cannot be read is as if it had not been asked."""
        told = getattr(self, "cleaned_data", {})
        return RolesQuery(
            agency_code=agency_code,
            tab=told.get("tab") or "queue",
            talent_role=told.get("talent_role", ""),
            below=told.get("below", "").strip(),
            division=told.get("division", "").strip(),
            sort=told.get("sort") or "place",
            page=page,
            search=search.get("search", ""),
            id_hash=search.get("id_hash", ""),
        )


class PaperForm(OfficeForm):
    format = forms.ChoiceField(choices=[(one.value, one.value.upper()) for one in PaperFormat])

    @property
    def paper_format(self) -> PaperFormat:
        return PaperFormat(self.cleaned_data["format"])
