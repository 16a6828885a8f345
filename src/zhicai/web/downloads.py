"""Hand a kept file out so that no browser takes it for a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from zhicai.actions.enclosures.keep import KeptFile


def hand_out(kept: KeptFile) -> HttpResponse:
    """Always taken away, never opened in place, and nothing in it may run."""
    response = HttpResponse(kept.content, content_type=kept.media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=kept.name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
