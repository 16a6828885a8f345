"""Where a request comes from, as far as it can be trusted."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the connection; behind a proxy of ours, the last one it has not added."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if address not in settings.PROXIES:
        return address
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    return next((one for one in reversed(told) if one and one not in settings.PROXIES), address)
