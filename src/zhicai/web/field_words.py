"""What the fields of a form are called, told from the address it was sent to."""

from collections.abc import Iterator, Mapping

from django.urls import Resolver404, resolve

from zhicai.basics.messages import labels
from zhicai.web.forms import OfficeForm

UNSEEN = {"next", "page", "step"}  # what a page sends along by itself
NAMELESS = "（其他欄位）"


def words_of(path: str) -> Mapping[str, str]:
    """The labels of the screen's own forms; a field that nobody sees has an empty one."""
    try:
        place = resolve(path.partition("?")[0]).func.__module__
    except Resolver404:
        return {}
    room = place.rpartition(".")[0] + "."
    return {
        name: "" if field.widget.is_hidden else str(field.label or "")
        for form in _forms(OfficeForm)
        if form.__module__.startswith(room)
        for name, field in form.base_fields.items()
    }


def told_of(path: str, fields: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Each field that somebody filled in, with its label."""
    words = words_of(path)
    named = [
        (words.get(name, labels.FIELDS.get(name, NAMELESS)), name, text) for name, text in fields
    ]
    return [(label, text) for label, name, text in named if label and text and name not in UNSEEN]


def _forms(kind: type[OfficeForm]) -> Iterator[type[OfficeForm]]:
    for form in kind.__subclasses__():
        yield form
        yield from _forms(form)
