"""The addresses below one draft: what follows its number, the view, and how it may be asked."""

from collections.abc import Callable

from django.http import HttpResponse

from zhicai.web.screens.intake import deeds, missing, pages

View = Callable[..., HttpResponse]
GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
DRAFT = "<int:draft>/"
FILE = "files/<int:file>/"
BELOW: tuple[tuple[str, str, View, tuple[str, ...]], ...] = (
    ("show", "", pages.show, GET),
    ("progress", "progress/", pages.progress, GET),
    ("answer", "answer/", deeds.answer, BOTH),
    ("take_over", "take-over/", deeds.take_over, POST),
    ("replace", f"{FILE}replace/", deeds.replace_file, POST),
    ("remove", f"{FILE}remove/", deeds.remove_file, POST),
    ("download", f"{FILE}download/", deeds.download, GET),
    ("cells", "cells/", deeds.cells, POST),
    ("alike", "alike/", deeds.alike, POST),
    ("people", "people/", deeds.people, POST),
    ("search", "search/", deeds.search, POST),
    ("missing", "missing/", missing.missing, BOTH),
    ("check", "check/", pages.show_check, GET),
    ("apply", "apply/", deeds.apply, POST),
    ("retry", "retry/", deeds.retry, POST),
    ("discard", "discard/", deeds.discard, POST),
)
