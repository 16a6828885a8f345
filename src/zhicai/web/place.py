"""Where the browser stands, for keys that answer to one host only."""

import ipaddress
from urllib.parse import urlsplit

from django.http import HttpRequest

from zhicai.actions.factors.passkeys import Place


def place_of(request: HttpRequest) -> Place | None:
    """None where the site is asked for by a bare number: browsers make no passkey for one."""
    origin = f"{request.scheme}://{request.get_host()}"
    host = urlsplit(origin).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return Place(host, origin)
    return None
