"""Forms of the office: errors in our own words, dates as they are written here."""

import datetime as dt
from typing import Any

from django import forms

from zhicai.basics.dates import format_roc, parse_date
from zhicai.basics.errors import Unreadable
from zhicai.basics.messages import say


class OfficeForm(forms.Form):
    """Plain fields; a missing one is said with the table's words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.error_messages["required"] = say("web.required", field=field.label or name)
            field.widget.attrs.setdefault("class", css_class(field))

    def add_refusal(self, field: str | None, code: str, **values: Any) -> None:
        """Say beside a field what an action refused."""
        self.add_error(field, forms.ValidationError(say(code, **values), code=code))


def css_class(field: forms.Field) -> str:
    if isinstance(field.widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "zc-radios"  # the group bears it too: not the class of a single button
    return "form-select" if isinstance(field.widget, forms.Select) else "form-control"


class RocDateField(forms.CharField):
    """A day in any form that the office writes: 115/11/20, 115年11月20日, 1151120, 2026-11-20."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "size": 12}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_roc(value) if isinstance(value, dt.date) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except Unreadable as unreadable:
            code = f"web.{unreadable.code}"
            words = say(code, value=text, field=self.label)
            raise forms.ValidationError(words, code=code) from unreadable
