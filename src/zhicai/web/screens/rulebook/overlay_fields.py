"""Fields of an agency's own value, as its provision asks for them."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from zhicai.actions.rulebook.find_overlay_form import AskedField
from zhicai.basics.errors import Unreadable
from zhicai.basics.messages import say
from zhicai.basics.minutes import format_hours, parse_minutes
from zhicai.web.forms import RocDateField, css_class

BAR = "\uff5c"  # the wide bar of paper forms; the narrow one and the tab are taken too
YES, NO = "yes", "no"
LONGEST, MOST_DIGITS = 20_000, 12
Asked = Mapping[str, Any]


def wrong(label: str, seen: str) -> forms.ValidationError:
    return forms.ValidationError(
        say("overlay.field_wrong", what=label, seen=seen[:60]), code="overlay.field_wrong"
    )


class WholeField(forms.CharField):
    """A whole number; commas and wide digits are as good as plain ones."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read_whole(text, str(self.label)) if text else None


def read_whole(text: str, label: str) -> int:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not plain.isascii() or not plain.isdigit() or len(plain) > MOST_DIGITS:
        raise wrong(label, text)
    return int(plain)


class HoursField(forms.CharField):
    """Hours as written on paper, kept as minutes."""

    def prepare_value(self, value: Any) -> Any:
        return format_hours(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return read_hours(text, str(self.label)) if text else None


def read_hours(text: str, label: str) -> int:
    try:
        return parse_minutes(text)
    except Unreadable as unreadable:
        raise wrong(label, text) from unreadable


class Radios(forms.RadioSelect):
    """Round buttons, dressed one by one; the group has a class of its own."""

    option_inherits_attrs = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs={"class": "zc-radios"}, **kwargs)

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input"
        return option


class FlagField(forms.TypedChoiceField):
    """Yes or no, never left to a box that was not ticked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[(YES, "是"), (NO, "否")],
            coerce=lambda text: text == YES,
            empty_value=None,
            widget=Radios(),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value


class LinesField(forms.CharField):
    """One text a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        if len(text) > LONGEST:
            raise wrong(str(self.label), text)
        lines = text.splitlines()
        return [line.strip() for line in lines if line.strip()]


class RowsField(LinesField):
    """One row a line, its columns parted by a bar."""

    def __init__(self, columns: tuple[AskedField, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns = columns

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple | list):
            return value
        return "\n".join(BAR.join(self._cells(row)) for row in value)

    def _cells(self, row: Asked) -> Iterable[str]:
        for column in self.columns:
            item = row.get(column.key, "")
            yield format_hours(item) if column.kind == "hours" else str(item)

    def to_python(self, value: Any) -> Any:
        return [self._row(line) for line in super().to_python(value)]

    def _row(self, line: str) -> dict[str, Any]:
        cells = [cell.strip() for cell in line.replace("|", BAR).replace("\t", BAR).split(BAR)]
        if len(cells) != len(self.columns):
            raise wrong(str(self.label), line)
        return {
            column.key: _cell(column, cell)
            for column, cell in zip(self.columns, cells, strict=True)
        }


def _cell(column: AskedField, text: str) -> Any:
    if not text:
        raise wrong(column.label, text)
    if column.kind == "whole":
        return read_whole(text, column.label)
    return read_hours(text, column.label) if column.kind == "hours" else text


def field_for(asked: AskedField) -> forms.Field:
    """The input of one field of the provision, dressed as those of every form."""
    field = _field(asked)
    field.error_messages["required"] = say("web.required", field=asked.label)
    field.widget.attrs.setdefault("class", css_class(field))
    return field


def _field(asked: AskedField) -> forms.Field:
    told: dict[str, Any] = {
        "label": asked.label,
        "required": not asked.is_optional,
        "help_text": help_of(asked),
    }
    if asked.kind == "choice":
        return forms.ChoiceField(choices=asked.choices, widget=Radios(), **told)
    if asked.kind == "rows":
        return RowsField(asked.columns, **told)
    makers: dict[str, Any] = {
        "date": RocDateField,
        "flag": FlagField,
        "hours": HoursField,
        "text": forms.CharField,
        "texts": LinesField,
        "whole": WholeField,
    }
    return makers[asked.kind](**told)


def help_of(asked: AskedField) -> str:
    """How to fill it in, and within what."""
    told = {
        "date": "例：115/11/20。",
        "hours": "例：50 小時、1.5 小時。",
        "rows": f"每列一項，欄位以「{BAR}」分隔：{BAR.join(one.label for one in asked.columns)}。",
        "texts": "每行一項。",
        "whole": "填整數。",
    }.get(asked.kind, "")
    cap = f"全國上限 {asked.cap:,}。" if asked.cap is not None else ""
    floor = f"不得低於全國規定：{asked.floor}。" if asked.floor else ""
    return told + cap + floor
