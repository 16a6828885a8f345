"""What was typed into a request, label by label."""

import datetime as dt

from zhicai.actions.requests.model import LABELS, RequestLine
from zhicai.basics.dates import format_roc
from zhicai.web.screens.self.forms import shown_value


def told_of(line: RequestLine) -> list[tuple[str, str]]:
    """In the order of the labels; what has none is ours and not shown."""
    found = [
        (label, shown_value(name, line.content[name]))
        for name, label in LABELS.items()
        if name in line.content
    ]
    return [
        (label, format_roc(value) if isinstance(value, dt.date) else str(value))
        for label, value in found
    ]
