"""Levels of many courses or of one, and the details of a course."""

from collections.abc import Sequence

from django import forms

from zhicai.actions.confirm_levels import CourseLevel
from zhicai.basics.edit_words import LEVELS
from zhicai.web.forms import OfficeForm

LONGEST_NOTE, LONGEST_KEY = 300, 18
NOTE = "依據的公文、課程綱要等，會留在變更紀錄。"
SUGGESTED, TAKEN_BACK = "suggested", "inherit"
LEVEL_CHOICES = [(key, LEVELS[key]) for key in ("basic", "advanced", "none")]
MARKS = [("", "未定"), ("yes", "是"), ("no", "否")]
MARK_OF = {"": None, "yes": True, "no": False}


class PickedForm(OfficeForm):
    """What was ticked, as `course-version-level`; checked and saved as one batch."""

    picked = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(label="說明", required=False, max_length=LONGEST_NOTE, help_text=NOTE)

    def clean_picked(self) -> tuple[CourseLevel, ...]:
        """Whatever is no such triple was not made by our page."""
        found = []
        for text in self.cleaned_data["picked"].split():
            course, _, rest = text.partition("-")
            version, _, level = rest.partition("-")
            if is_key(course) and is_key(version) and level in LEVELS:
                found.append(CourseLevel(course=int(course), version=int(version), level=level))
        return tuple(found)


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


def picked_text(levels: Sequence[tuple[int, int, str]]) -> str:
    """Triples of course, version and level as the hidden field carries them.

    >>> picked_text([(7, 0, "basic")])
    '7-0-basic'
    """
    return " ".join(f"{course}-{version}-{level}" for course, version, level in levels)


class LevelForm(OfficeForm):
    """One course: its level, and what else is marked."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    level = forms.ChoiceField(label="AI層級", widget=forms.RadioSelect, choices=LEVEL_CHOICES)
    is_required = forms.ChoiceField(
        label="必須完成",
        choices=MARKS,
        required=False,
        help_text="是否屬於當前政府重大政策等 10 小時必須完成的課程；AI課程一律計入。",
    )
    is_environment = forms.ChoiceField(
        label="環境教育",
        choices=MARKS,
        required=False,
        help_text="未定時，依課程類別判斷。",
    )
    note = forms.CharField(label="說明", required=False, max_length=LONGEST_NOTE, help_text=NOTE)


class OwnLevelForm(LevelForm):
    """The office decided by itself: it may also take that back."""

    level = forms.ChoiceField(
        label="AI層級",
        widget=forms.RadioSelect,
        choices=[*LEVEL_CHOICES, (TAKEN_BACK, "撤銷本機關的認定（改依上級機關，或回到待確認）")],
    )
    field_order = ("version", "level")


class DetailForm(OfficeForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label="課程名稱", max_length=200)
    category_code = forms.CharField(
        label="課程類別",
        required=False,
        max_length=40,
        help_text="入口網的課程類別代碼或名稱；環境教育依此判斷。",
    )
    note = forms.CharField(label="說明", required=False, max_length=LONGEST_NOTE, help_text=NOTE)
