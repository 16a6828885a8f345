"""What is asked of the rulebook: a day, words, a subject; sentences of the circular."""

from typing import Any

from django import forms

from zhicai.actions.rulebook.find_rulebook_page import KINDS
from zhicai.actions.rulebook.list_coverage import ANSWERS
from zhicai.basics.figure_words import NORMS
from zhicai.basics.rulebook_words import ANSWERS as ANSWER_WORDS
from zhicai.basics.rulebook_words import LISTED, PARTS
from zhicai.web.forms import OfficeForm, RocDateField

ALL = ("", "全部")


class DayForm(OfficeForm):
    """Sent by GET: the day on which a provision is looked at."""

    as_of = RocDateField(label="看哪一天", required=False, help_text="例：115/11/20。不填是今天。")


class ListForm(DayForm):
    text = forms.CharField(
        label="字詞", required=False, max_length=100, help_text="條文名稱、字號或內容。"
    )
    family = forms.ChoiceField(label="主題", required=False)
    kind = forms.ChoiceField(
        label="只看", required=False, choices=[ALL, *((key, LISTED[key]) for key in KINDS)]
    )

    def __init__(self, *args: Any, families: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["family"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [ALL, *families]
        self.order_fields(["text", "family", "kind", "as_of"])


class CoverageForm(OfficeForm):
    text = forms.CharField(label="字詞或編號", required=False, max_length=100)
    part = forms.ChoiceField(label="部位", required=False, choices=[ALL, *PARTS.items()])
    norm = forms.ChoiceField(label="性質", required=False, choices=[ALL, *NORMS.items()])
    answer = forms.ChoiceField(
        label="怎麼回應",
        required=False,
        choices=[ALL, *((key, ANSWER_WORDS[key]) for key in ANSWERS)],
    )
