r"""Texts in a CSV that a spreadsheet would take for a formula: made inert, and back, exactly.

XLSX and ODS need none of this: there a text is typed as text.

>>> make_inert("=1+1"), make_inert("'=1"), make_inert("王小明")
("'=1+1", "''=1", '王小明')
>>> restore("'=1+1"), restore("'王小明")
('=1+1', "'王小明")
"""

from __future__ import annotations

import re

MARK = "'"
_LIVE = re.compile("'*[ \\u3000\\xa0]*[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]")
_QUOTED_TEXT = re.compile('="([^"]*)"')


def make_inert(text: str) -> str:
    """Put one mark before a text that would come alive."""
    return MARK + text if _LIVE.match(text) else text


def restore(text: str) -> str:
    """Take off exactly the mark that `make_inert` put on."""
    return text[1:] if text.startswith(MARK) and _LIVE.match(text) else text


def plain_text(text: str) -> str:
    """Also undo the trick ``="0123"`` by which other programs keep a leading zero.

    >>> plain_text('="0912345678"')
    '0912345678'
    """
    match = _QUOTED_TEXT.fullmatch(text) if text.startswith('="') else None
    return match.group(1) if match else restore(text)
