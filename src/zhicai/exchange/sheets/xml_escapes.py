r"""Characters that XML cannot hold, written as ``_xHHHH_`` and back, exactly.

Spreadsheets know this notation; a text that already looks like it gets its underscore escaped.

>>> escape("a\x01b"), escape("_x0001_")
('a_x0001_b', '_x005F_x0001_')
>>> unescape(escape("_x0001\x02")) == "_x0001\x02"
True
"""

from __future__ import annotations

import re

_BARRED = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_BARRED_CHARACTER = re.compile(f"[{_BARRED}]")
_CODES = "(?:00[01][0-9A-F]|FFF[EF]|005F)"
_LOOK_ALIKE = re.compile(f"_(?=x{_CODES}[_{_BARRED}])")
_ANY_LOOK_ALIKE = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{_BARRED}])")
_ESCAPED = re.compile(f"_x({_CODES})_")


def escape(text: str) -> str:
    """Write what XML cannot hold, and nothing else, as codes."""
    if "_x" in text:
        text = _LOOK_ALIKE.sub("_x005F_", text)
    return _BARRED_CHARACTER.sub(_code, text)


def escape_for_workbook(text: str) -> str:
    r"""The same for XLSX, where spreadsheets read any four digits as a code.

    >>> escape_for_workbook("_x0041_")
    '_x005F_x0041_'
    """
    if "_x" in text:
        text = _ANY_LOOK_ALIKE.sub("_x005F_", text)
    return _BARRED_CHARACTER.sub(_code, text)


def unescape(text: str) -> str:
    """Undo `escape`; other texts with underscores stay as they are."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def _code(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):04X}_"
