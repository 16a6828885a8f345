"""The keys of the installation: marks and days; they are changed by whoever owns the directory."""

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.list_keys import list_keys
from zhicai.web.office import Office, screen


@screen(Permission.SETTING_EDIT)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    return office.page("keys/show.html", {"report": list_keys(office.code, by=office.caller)})
