"""What was typed when the sign-in had ended: kept, and handed back to the same account."""

import json
from dataclasses import dataclass

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from zhicai.actions.kept_text import open_kept_text, seal_kept_text

COOKIE = "zhicai_last"
KEY = "kept_form"
LONGEST = 200_000
# Whoever is looked for by name or national ID is typed again rather than kept.
NEVER_KEPT = {"csrfmiddlewaretoken", "who"}


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where it was sent to, and each field with its text; files have to be chosen again."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def mark_browser(response: HttpResponse, account_key: int) -> None:
    """Remember, signed, whose browser this was: a form is kept for nobody else."""
    response.set_signed_cookie(COOKIE, str(account_key), httponly=True, samesite="Lax")


def keep_form(request: HttpRequest, *, holder: int | None = None) -> None:
    """Keep the fields of a form that came after the sign-in had ended, or for the `holder`."""
    held_by = str(holder) if holder is not None else _last_holder(request)
    if request.method != "POST" or held_by is None:
        return
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_KEPT and not name.endswith("password")
    ]
    if sum(len(name) + len(value) for name, value in fields) > LONGEST:
        return
    request.session[KEY] = {
        "holder": held_by,
        "path": request.get_full_path(),
        "fields": seal_kept_text(json.dumps(fields)),
        "had_files": bool(request.FILES),
    }


def _last_holder(request: HttpRequest) -> str | None:
    """Whose browser it was, by the mark that outlives the sign-in."""
    try:
        return request.get_signed_cookie(COOKIE)
    except (KeyError, BadSignature):
        return None


def find_kept_form(request: HttpRequest) -> KeptForm | None:
    """The form that this account sent last without being signed in."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    fields = open_kept_text(kept["fields"])
    if kept["holder"] != str(request.user.pk) or fields is None:
        forget_form(request)
        return None
    typed = tuple((name, value) for name, value in json.loads(fields))
    return KeptForm(kept["path"], typed, kept["had_files"])


def forget_form(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
