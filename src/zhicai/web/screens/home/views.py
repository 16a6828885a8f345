"""The first page: the year's work as a list, each line with its next step."""

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.list_tasks import list_tasks
from zhicai.web.office import Office, screen
from zhicai.web.screens.home.tasks import families_of


@screen(Permission.OFFICE_ENTER)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    year = list_tasks(office.code, by=office.caller)
    kpi = year.standing.figure.get("kpi.ai_attainment")
    context = {
        "year": year,
        "kpi": kpi,
        "short_count": kpi.counts.counted - kpi.counts.met,
        "families": families_of(office, year),
    }
    return office.page(request, "home/show.html", context)
