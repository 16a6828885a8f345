"""The first page: the year's work as a list, each line with its next step."""

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.list_tasks import list_tasks
from zhicai.web.menu import url_of
from zhicai.web.office import Office, screen
from zhicai.web.screens.home.tasks import families_of

NAMES_FIRST = 50  # below that an office reads 還差 n 人 first


@screen(Permission.OFFICE_ENTER)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    year = list_tasks(office.code, by=office.caller)
    if year.standing is None:
        return office.page("home/plain.html", {"families": office.menu(request.path)})
    kpi = year.standing.figure.get("kpi.ai_attainment")
    context = {
        "year": year,
        "kpi": kpi,
        "is_small": kpi.counts.counted < NAMES_FIRST,
        "standing_url": url_of("standing.show", office.code) or "",
        "short_count": kpi.counts.counted - kpi.counts.met,
        "families": families_of(office, year),
    }
    return office.page("home/show.html", context)
