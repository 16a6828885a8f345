"""Problems put beside the records of an officer's own CSV; every byte of hers stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhicai.basics.text import not_in_cp950
from zhicai.exchange.sheets.inert import make_inert
from zhicai.exchange.sheets.reading.delimited import (
    find_dialect,
    opened,
    split_records,
)
from zhicai.exchange.sheets.reading.encodings import CP950, Encoding, find_encoding
from zhicai.exchange.sheets.reading.outlet import Source
from zhicai.exchange.sheets.writing.csv_text import quote
from zhicai.exchange.sheets.writing.problems import SheetProblems

BREAKS = "\r\n"
UNQUOTED = str.maketrans({'"': "”", "\r": " ", "\n": " "})


def annotate_csv(source: Source, out: Path, problems: SheetProblems) -> None:
    """Write the same file in the same encoding, with a field more where there is something."""
    encoding = find_encoding(source.file, source.name)
    dialect = find_dialect(source, encoding)
    added = _AddedField(problems.column, dialect.delimiter, encoding, dialect.has_quotes)
    with (
        opened(source.file, encoding) as text,
        out.open("w", encoding=encoding.codec, errors=encoding.errors, newline="") as target,
    ):
        if dialect.has_stated_delimiter:
            target.write(text.readline())
        for number, (raw, fields) in enumerate(split_records(text, dialect), 1):
            target.write(added.put(raw, fields, problems.text_at(number)))


@dataclass(frozen=True)
class _AddedField:
    """Puts one field after the others of a record."""

    column: int
    delimiter: str
    encoding: Encoding
    has_quotes: bool

    def put(self, raw: str, fields: Sequence[str], text: str | None) -> str:
        own = raw.rstrip(BREAKS)
        ending = raw[len(own) :]
        if len(fields) > self.column:  # the column of an earlier round
            fields = fields[: self.column]
            own = self.delimiter.join(map(self._quoted, fields))
        if text is None:
            return own + ending
        gap = self.delimiter * (self.column - len(fields) + (1 if fields else 0))
        return own + gap + self._quoted(make_inert(self._writable(text))) + (ending or "\r\n")

    def _quoted(self, text: str) -> str:
        if not self.has_quotes:
            return text.translate(UNQUOTED).replace(self.delimiter, " ")
        return quote(text, is_forced=self.delimiter in text)

    def _writable(self, text: str) -> str:
        """Name a character that CP950 cannot write by its number."""
        if self.encoding != CP950:
            return text
        for character in not_in_cp950(text):
            text = text.replace(character, f"（U+{ord(character):04X}）")
        return text
