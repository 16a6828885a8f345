"""People of the roster whom the file does not list: asked about, never deleted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.answer_missing import answer_missing
from zhicai.actions.drafts.model import MissingAnswer, MissingPerson
from zhicai.actions.page import page_of
from zhicai.basics.intake_words import LEAVING
from zhicai.basics.messages import say
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.screens.intake.desk import Desk
from zhicai.web.screens.intake.tabs import number_in

SIZE = 20
CHOICES = [("", "還不知道，保留不動"), *LEAVING.items()]


class MissingForm(OfficeForm):
    """One answer and one day for each person; nobody has to be answered at once."""

    def __init__(
        self, people: tuple[MissingPerson, ...], data: Mapping[str, Any] | None = None
    ) -> None:
        self.people = people
        super().__init__(data)
        for one in people:
            answer = forms.ChoiceField(
                label=f"{one.name}怎麼了", choices=CHOICES, required=False, initial=one.answer or ""
            )
            day = RocDateField(label=f"{one.name}的日期", required=False, initial=one.on)
            self._add(f"answer-{one.person}", answer, "form-select")
            self._add(f"on-{one.person}", day, "form-control")

    def _add(self, name: str, field: forms.Field, css: str) -> None:
        field.widget.attrs["class"] = css
        self.fields[name] = field

    @property
    def lines(self) -> list[tuple[MissingPerson, Any, Any]]:
        return [
            (one, self[f"answer-{one.person}"], self[f"on-{one.person}"]) for one in self.people
        ]

    def clean(self) -> dict[str, Any]:
        """Whoever left, moved or is on leave did so on a day."""
        given: dict[str, Any] = super().clean() or {}
        for one in self.people:
            answer, name = given.get(f"answer-{one.person}"), f"on-{one.person}"
            needs_day = answer and answer != MissingAnswer.STAYS
            if needs_day and given.get(name) is None and name not in self.errors:
                self.add_error(name, say("web.required", field=self.fields[name].label))
        return given

    @property
    def answers(self) -> dict[int, MissingAnswer]:
        given = {one.person: self.cleaned_data[f"answer-{one.person}"] for one in self.people}
        return {person: MissingAnswer(answer) for person, answer in given.items() if answer}

    @property
    def dates(self) -> dict[int, Any]:
        given = {one.person: self.cleaned_data[f"on-{one.person}"] for one in self.people}
        return {person: day for person, day in given.items() if day and person in self.answers}


def missing(request: HttpRequest, desk: Desk) -> HttpResponse:
    page = page_of(
        desk.draft.missing, number=number_in(request.GET.get("page", "")) or 1, size=SIZE
    )
    form = MissingForm(page.rows, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer_missing(desk.draft.key, answers=form.answers, dates=form.dates, by=desk.caller)
        messages.success(request, f"已記下 {len(form.answers)} 人的情形；確認匯入時才會寫入。")
        next_page = f"missing/?page={page.number + 1}" if page.has_next else ""
        return redirect(f"{desk.here}{next_page}")
    context = {"page": page, "form": form}
    status = 422 if form.errors else 200
    return desk.page(request, "intake/missing.html", context=context, status=status)
