"""Hand a file out so that no browser takes it for a page of ours."""

from typing import Protocol

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from zhicai.actions.enclosures.keep import KeptFile

BYTES = "application/octet-stream"


class MadeFile(Protocol):
    """What an action has made to be taken away."""

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def content(self) -> bytes: ...


def send_made(made: MadeFile) -> HttpResponse:
    """A file of our own making."""
    return send_bytes(made.content, name=made.name, media_type=made.media_type)


def send_bytes(content: bytes, *, name: str, media_type: str = BYTES) -> HttpResponse:
    """Always taken away, never opened in place."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def hand_out(kept: KeptFile) -> HttpResponse:
    """A stranger's file: nothing in it may run."""
    response = send_made(kept)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
