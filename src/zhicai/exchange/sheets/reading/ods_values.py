"""One cell of an ODS sheet: its text as paragraphs, its value by its stated type."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from zhicai.exchange.sheets.book import Broken, Value
from zhicai.exchange.sheets.reading.calamine_lines import duration_text
from zhicai.exchange.sheets.reading.calamine_lines import find_value as plain
from zhicai.exchange.sheets.xml_escapes import unescape

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (
    f"{NAMES}{name}:1.0 " for name in ("office", "table", "text", "style")
)
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
MOST_SPACES = 32_767
BLANKS = re.compile("[\t\n\r ]+")
DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
ERROR_TEXT = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?|Err:\d+|#DIV/0!")
PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
SPACES, SPACES_COUNT, LONGEST_COUNT = TEXT + "s", TEXT + "c", 7
MARKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
VALUE_TYPE, CALC_TYPE, FORMULA = OFFICE + "value-type", CALC + "value-type", TABLE + "formula"
STRING_VALUE = OFFICE + "string-value"
UNSEEN = (TEXT + "note", TEXT + "ruby-text")


class CellText:
    """Collects what a cell shows: paragraphs, spaces, tabs, line breaks; no notes, no drawings."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._is_open = False
        self._skipped = 0

    def clear(self) -> None:
        self.lines = []
        self._is_open = False
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
        elif name in PARAGRAPHS:
            self._is_open = True
            self._pieces = []
        elif not name.startswith(TEXT) or name in UNSEEN:
            self._skipped = 1
        elif name == SPACES:
            stated = attributes.get(SPACES_COUNT, "1")
            count = int(stated) if stated.isdigit() and len(stated) < LONGEST_COUNT else 1
            self._pieces.append("\0" * min(count, MOST_SPACES))
        elif name in MARKS:
            self._pieces.append(MARKS[name])

    def data(self, text: str) -> None:
        if self._is_open and not self._skipped:
            self._pieces.append(text if text.isprintable() else BLANKS.sub(" ", text))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in PARAGRAPHS:
            paragraph = "".join(self._pieces)
            is_plain = " " not in paragraph and "\0" not in paragraph
            self.lines.append(paragraph if is_plain else _without_padding(paragraph))
            self._is_open = False

    def text(self) -> str:
        if not self.lines:
            return ""
        text = self.lines[0] if len(self.lines) == 1 else "\n".join(self.lines)
        return unescape(text) if "_x" in text else text


def _without_padding(paragraph: str) -> str:
    """Blanks of the XML's own layout are one or none; stated spaces (NUL so far) all count."""
    if "  " in paragraph:
        paragraph = re.sub(" +", " ", paragraph)
    return paragraph.strip(" ").replace("\0", " ")


def find_value(attributes: dict[str, str], text: str) -> Value:
    """Give the value by its stated type; the text as shown when there is none."""
    kind = attributes.get(VALUE_TYPE)
    formula = attributes.get(FORMULA)
    if kind == "string" and formula is None and text:
        return text
    is_error = attributes.get(CALC_TYPE) == "error"
    if is_error or (formula and ERROR_TEXT.fullmatch(text)):
        return Broken(text or "#N/A", "sheet.error_cell")
    if kind is not None and kind != "string":
        with suppress(ValueError, KeyError):  # badly stated: then as shown
            return _typed(kind, attributes)
    if formula and not text and kind is None:
        return Broken(formula.partition(":")[2] or formula, "sheet.formula_without_value")
    return text or attributes.get(STRING_VALUE) or None


def _typed(kind: str, attributes: dict[str, str]) -> Value:
    if kind == "date":
        return _date(attributes[OFFICE + "date-value"])
    if kind == "time":
        return _time(attributes[OFFICE + "time-value"])
    if kind == "boolean":
        return attributes[OFFICE + "boolean-value"] == "true"
    return plain(float(attributes[OFFICE + "value"]))


def _date(text: str) -> Value:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    return plain(dt.datetime.fromisoformat(text[:19]))


def _time(text: str) -> Value:
    match = DURATION.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    duration = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if duration < dt.timedelta(days=1):
        return (dt.datetime.min + duration).time()
    return duration_text(duration)
