"""Parts that several pages draw."""

from typing import Any

from django import template
from django.forms import BoundField
from django.forms.widgets import CheckboxInput
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhicai.basics.figure_words import rate_text

register = template.Library()


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Label, help, error and input, tied together for whoever hears the page."""
    names = []
    if bound.help_text:
        names.append(f"{bound.auto_id}_help")
    if bound.errors:
        names.append(f"{bound.auto_id}_error")
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(names)} if names else {}
    if bound.errors:
        css = bound.field.widget.attrs.get("class", "")
        attributes.update({"aria-invalid": "true", "class": f"{css} is-invalid"})
    widget = bound.field.widget
    return {
        "bound": bound,
        "input": bound.as_widget(attrs=attributes),
        "is_check": isinstance(widget, CheckboxInput),
        "is_group": widget.use_fieldset,
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """All faults of the page at its top, each a link to its field."""
    lines = [
        (name, error)
        for form in forms
        if form is not None and form.is_bound
        for name, error in _errors_of(form)
    ]
    return {"lines": lines}


def _errors_of(form: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, errors in form.errors.items():
        target = form[name].id_for_label or form[name].auto_id if name in form.fields else ""
        found.extend((target, error) for error in errors)
    return found


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any, *, key: str = "page", label: str = "分頁") -> dict[str, Any]:
    """Links to the other pages, with the rest of the address kept.

    A page with two of them gives each a label of its own.
    """
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[key] = str(number)
        return f"?{query.urlencode()}"

    last = page.pages
    near = sorted({1, last, *range(page.number - 2, page.number + 3)})
    return {
        "page": page,
        "label": label,
        "links": [(number, address(number)) for number in near if 1 <= number <= last],
        "before": address(page.number - 1) if page.number > 1 else None,
        "after": address(page.number + 1) if page.number < last else None,
    }


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The query of this page with some parts replaced; an empty value takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    query.pop("page", None)
    return f"?{query.urlencode()}"


@register.simple_tag
def figure(counts: Any) -> str:
    """A rate with its counts: 61.2 %（63／103 人），另有 n 人資料不足."""
    return rate_text(counts.met, counts.counted, counts.unknown)


@register.simple_tag
def number(value: int | None, *, figure: str, agency: str, href: str = "") -> SafeString:
    """A figure that a person can open and a machine can read."""
    if value is None:
        return format_html("—")
    data = format_html(
        '<data value="{}" data-figure="{}" data-agency="{}">{}</data>',
        value,
        figure,
        agency,
        f"{value:,}",
    )
    return format_html('<a href="{}">{}</a>', href, data) if href else data


@register.inclusion_tag("components/empty.html")
def empty(what: str, why: str, *way: str) -> dict[str, str]:
    """A page with nothing on it teaches what will stand here; `way`: an address and a verb."""
    url, button = way or ("", "")
    return {"what": what, "why": why, "url": url, "button": button}


@register.inclusion_tag("components/print_button.html")
def print_button() -> dict[str, str]:
    """Prints the page; without scripts the browser's own menu does."""
    return {}
