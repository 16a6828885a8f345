"""What is asked about files: kind, columns, password, coverage, whose they are."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from zhicai.actions.drafts.model import (
    ColumnQuestion,
    Coverage,
    Draft,
    DraftAnswers,
    DraftFile,
    DraftStage,
)
from zhicai.basics.messages import say
from zhicai.basics.words import Scope
from zhicai.web.forms import OfficeForm, RocDateField

NOT_USED = "-"
MANY = 6
COMPLETE, PARTIAL = "complete", "partial"
COVERED = ("covered_from", "covered_until")
COVERAGE = [
    (COMPLETE, "完整：本檔為本機關全部應列人員的完整紀錄；期間內沒有列到的人視為 0 小時"),
    (PARTIAL, "部分：只有檔案裡列到的人；沒有列到的人維持「資料不足，待確認」"),
]
SCOPES = [
    (Scope.ESTABLISHED.value, "甲　編制內公務人員"),
    (Scope.EXTENDED.value, "乙　甲，加聘用、約僱、考試錄取訓練人員及雇員"),
    (Scope.EVERYONE.value, "丙　全體同仁"),
]


class AnswersForm(OfficeForm):
    """One field for each open question of a draft; an answer given before is shown again."""

    def __init__(self, draft: Draft, data: Mapping[str, Any] | None = None) -> None:
        self.draft = draft
        super().__init__(data)
        for name, field in self._fields():
            field.error_messages["required"] = say("web.required", field=field.label or name)
            field.widget.attrs.setdefault("class", css_of(field))
            field.widget.attrs["form"] = "answers"  # the cards of the files stand outside of it
            self.fields[name] = field
        if self.is_bound and self.data.get("coverage") == PARTIAL and "coverage" in self.fields:
            for name in COVERED:
                self.fields[name].required = False

    def _fields(self) -> Iterator[tuple[str, forms.Field]]:
        yield from root_fields(self.draft)
        for file in self.draft.files:
            yield from file_fields(file)
        yield from coverage_fields(self.draft)
        has_roster = any("roster" in file.layouts for file in self.draft.files)
        if has_roster and self.draft.stage == DraftStage.PREVIEW:
            yield "scope", scope_field(self.draft)

    @property
    def is_empty(self) -> bool:
        return not self.fields

    def of_file(self, file: DraftFile, *, is_answered: bool) -> list[Any]:
        """The open questions about one file, or those answered before, which may be changed."""
        mine = [name for name in self.fields if name.split("-")[1:2] == [str(file.id)]]
        return [self[name] for name in mine if self.fields[name].required != is_answered]

    @property
    def of_all(self) -> list[Any]:
        """The fields about the whole draft."""
        return [self[name] for name in self.fields if "-" not in name]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, last = (given.get(name) for name in COVERED)
        if given.get("coverage") == COMPLETE and first and last and last < first:
            self.add_refusal("covered_until", "draft.span_reversed")
        return given

    @property
    def answers(self) -> DraftAnswers:
        given = self.cleaned_data
        return DraftAnswers(
            maps={file.id: self._map(file) for file in self.draft.files if file.questions},
            layouts=self._by_file("layout"),
            passwords=self._by_file("password"),
            coverage=self._coverage(given),
            scope=Scope(given["scope"]) if given.get("scope") else None,
            root_code=given.get("root") or None,
        )

    def _map(self, file: DraftFile) -> dict[str, str]:
        found = {}
        for name, question in asked_columns(file):
            answer = self.cleaned_data.get(name)
            if answer:
                found[question.header] = "" if answer == NOT_USED else answer
        return found

    def _by_file(self, kind: str) -> dict[int, str]:
        names = {file.id: f"{kind}-{file.id}" for file in self.draft.files}
        given = {key: self.cleaned_data.get(name) for key, name in names.items()}
        return {key: answer for key, answer in given.items() if answer}

    def _coverage(self, given: Mapping[str, Any]) -> Coverage | None:
        if not given.get("coverage"):
            return None
        is_complete = given["coverage"] == COMPLETE
        return Coverage((given["covered_from"], given["covered_until"]) if is_complete else None)


def css_of(field: forms.Field) -> str:
    if isinstance(field.widget, forms.RadioSelect):
        return "zc-radios"
    return "form-select" if isinstance(field.widget, forms.Select) else "form-control"


def root_fields(draft: Draft) -> Iterator[tuple[str, forms.Field]]:
    """Which agency the files are for, where it has to be said before anything is planned."""
    if draft.root is None or not draft.root.is_needed:
        return
    label = "這些檔案是哪一個機關的"
    if not draft.root.candidates:
        yield "root", forms.CharField(label=label, max_length=40, help_text="請輸入機關代碼。")
        return
    choices = [(one.code, f"{one.name}（{one.code}）") for one in draft.root.candidates]
    only = choices[0][0] if len(choices) == 1 else None
    yield "root", choice_field(label, choices, initial=draft.root_code or only)


def file_fields(file: DraftFile) -> Iterator[tuple[str, forms.Field]]:
    if file.needs_password:
        yield (
            f"password-{file.id}",
            forms.CharField(
                label=f"{file.name} 的密碼",
                strip=False,
                help_text="密碼只用這一次，不會保存。",
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
            ),
        )
    if file.layout_question:
        choices = [
            (one.name, f"{one.title}（較可能）" if one.is_likely else one.title)
            for one in file.layout_question
        ]
        label = f"{file.name} 是哪一種檔案"
        yield f"layout-{file.id}", choice_field(label, choices, initial=file.layout)
    for name, question in asked_columns(file):
        yield name, column_field(question)


def asked_columns(file: DraftFile) -> Iterator[tuple[str, ColumnQuestion]]:
    """Each question with the name of its field; two columns of one name are asked once."""
    seen: set[str] = set()
    for at, question in enumerate(file.questions):
        if question.header not in seen:
            seen.add(question.header)
            yield f"column-{file.id}-{at}", question


def column_field(question: ColumnQuestion) -> forms.Field:
    """Nothing is chosen beforehand: below certainty a column is never mapped silently."""
    choices = [(one.field, candidate_words(one)) for one in question.candidates]
    choices.append((NOT_USED, "不使用這一欄"))
    told = "、".join(question.samples) or "（這一欄沒有資料）"
    need = "檔案要有這一欄才能用。" if question.is_needed else "不使用也可以匯入。"
    answer = None if question.answer is None else question.answer or NOT_USED
    field = choice_field(
        f"{question.header}（{question.cell}）是哪一種資料", choices, initial=answer
    )
    field.help_text = f"內容例如：{told}。{need}"
    field.required = answer is None
    return field


def candidate_words(candidate: Any) -> str:
    sure = "較可能" if candidate.is_likely else "也有可能"
    return f"{candidate.label}（{sure}{'：' + candidate.why if candidate.why else ''}）"


def choice_field(
    label: str, choices: list[tuple[str, str]], *, initial: str | None
) -> forms.ChoiceField:
    """Few choices are laid out side by side, many in a list."""
    if len(choices) > MANY:
        return forms.ChoiceField(
            label=label, choices=[("", "請選擇"), *choices], initial=initial or ""
        )
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, widget=forms.RadioSelect
    )


def coverage_fields(draft: Draft) -> Iterator[tuple[str, forms.Field]]:
    """The default is proposed by the files: complete for a report of the portal."""
    if draft.coverage is None:
        return
    initial = COMPLETE if draft.coverage.is_complete else PARTIAL
    yield "coverage", choice_field("時數檔列的是全部的人嗎", COVERAGE, initial=initial)
    for name, label, day in zip(
        COVERED,
        ("完整紀錄自", "完整紀錄至"),
        draft.coverage.span,
        strict=True,
    ):
        yield name, day_field(label, day)


def day_field(label: str, day: dt.date) -> RocDateField:
    return RocDateField(label=label, initial=day, help_text="選「完整」時才用到。例：115/11/20")


def scope_field(draft: Draft) -> forms.Field:
    field = choice_field("名冊中哪些人要收進來", SCOPES, initial=draft.scope.value)
    field.help_text = "不在範圍內的列會略過、不保存，並列出人數。"
    return field
