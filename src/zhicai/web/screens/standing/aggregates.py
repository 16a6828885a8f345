"""The figure for whoever may see counts, not people: nothing on it opens to a name."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.find_aggregates import AggregatesQuery, find_aggregates
from zhicai.actions.page import page_of
from zhicai.basics.figure_words import PRINTED_NAMES, TRIALS
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.asked import asked_number
from zhicai.web.components.bars import Bar, draw_bars
from zhicai.web.forms import OfficeForm, RocDateField
from zhicai.web.office import Office
from zhicai.web.screens.standing.forms import YearField
from zhicai.web.screens.standing.links import Links

WRONG = 422
CHILDREN_ON_A_PAGE = 100
PARTS = (("met", "達成"), ("short", "還差"))


class AggregatesForm(OfficeForm):
    """No moment and no scope of one's own: two answers must not differ by a few people."""

    year = YearField(label="年度", required=False, help_text="例：115。不填是截止日那一年。")
    as_of = RocDateField(
        label="截止日", required=False, help_text="例：115/10/31。以當月或前一個月的月底為準。"
    )

    def asked(self) -> dict[str, dt.date | int | None]:
        return dict(self.cleaned_data) if self.is_valid() else {}


def show_aggregates(request: HttpRequest, office: Office, node: str) -> HttpResponse:
    form = AggregatesForm(request.GET)
    query: dict[str, Any] = {**form.asked(), "agency_code": node, "office_code": office.code}
    found = find_aggregates(AggregatesQuery(**query), by=office.caller)
    typed = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    links = Links(office.code, node, {} if form.errors else typed)
    children = [(one, links.page("standing.node", one.code)) for one in found.children]
    provisions = [
        (one, PRINTED_NAMES.get(one.told.provision_id, one.told.name), links.rule(key))
        for one in found.provisions
        if (key := one.told.provision_id) != AI_ATTAINMENT
    ]
    context = {
        "form": form,
        "found": found,
        "chain": [(one, links.page("standing.node", one.code)) for one in found.chain],
        "page": page_of(children, number=asked_number(request, "page"), size=CHILDREN_ON_A_PAGE),
        "chart": _chart([one for one, _ in children]),
        "provisions": [row for row in provisions if row[0].told.provision_id not in TRIALS],
        "trials": [row for row in provisions if row[0].told.provision_id in TRIALS],
    }
    return office.page("standing/aggregates.html", context, status=WRONG if form.errors else 200)


def _chart(children: list[Any]) -> str:
    """Only what is told has a bar: a length is a number too."""
    bars = [
        Bar(one.name, one.counts.met or 0, one.counts.gap or 0, 0, f"還差 {one.counts.gap} 人")
        for one in children
        if not one.counts.is_hidden
    ]
    return draw_bars("所屬機關的達成人數", bars, parts=PARTS)
