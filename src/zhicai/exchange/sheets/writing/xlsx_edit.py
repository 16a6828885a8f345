"""Problems written into an officer's own XLSX: her styles, merges and formulas stay as they are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.outlet import Source
from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.reading.xlsx_parts import list_sheet_parts
from zhicai.exchange.sheets.writing.problems import SheetProblems
from zhicai.exchange.sheets.writing.splice import Splice
from zhicai.exchange.sheets.writing.xlsx_sheet_edit import SheetEdit
from zhicai.exchange.sheets.writing.xlsx_styles import (
    CONTENT_TYPES,
    MINIMAL_STYLES,
    RELATIONS,
    STYLES_RELATION,
    STYLES_TYPE,
    Yellow,
    append_to_root,
    count_formats,
    find_styles_part,
)

ADDED_STYLES = "xl/styles.xml"


def annotate_xlsx(source: Source, out: Path, problems: Mapping[str, SheetProblems]) -> None:
    """Copy a workbook with a column of problems in each sheet that has some."""
    package = Package(source.file, source.name)
    parts = {sheet.part: problems.get(sheet.name) for sheet in list_sheet_parts(package)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        _Copy(package, target).run(parts)


class _Copy:
    """Copies part after part; the styles come last, when it is known which ones are needed."""

    def __init__(self, package: Package, target: zipfile.ZipFile) -> None:
        self._package = package
        self._target = target
        self._styles = find_styles_part(package)
        self._yellow = Yellow(count_formats(package, self._styles))

    def run(self, parts: Mapping[str, SheetProblems | None]) -> None:
        for entry in self._package.entries.values():
            problems = parts.get(entry.name)
            if entry.is_folder or entry.name == self._styles:
                continue
            with self._target.open(copied_info(entry), "w") as out:
                if problems is not None:
                    self._edit_sheet(entry, out, problems)
                elif self._styles is None and entry.name in (CONTENT_TYPES, RELATIONS):
                    self._add_styles_to(entry, out)
                else:
                    write_all(out, self._package.stream(entry, limits.MAX_UNPACKED_BYTES))
        self._write_styles()

    def _edit_sheet(self, entry: Entry, out: IO[bytes], problems: SheetProblems) -> None:
        splice = Splice(out, self._package.name)
        SheetEdit(splice, problems, self._yellow)
        splice.run(self._package.stream(entry, limits.MAX_UNPACKED_BYTES))

    def _add_styles_to(self, entry: Entry, out: IO[bytes]) -> None:
        addition = STYLES_TYPE if entry.name == CONTENT_TYPES else STYLES_RELATION
        append_to_root(self._package, entry, out=out, addition=addition)

    def _write_styles(self) -> None:
        entry = self._package.find(self._styles) if self._styles else None
        if entry is None:
            with self._target.open(ADDED_STYLES, "w") as out:
                splice = Splice(out, self._package.name)
                self._yellow.edit(splice)
                splice.run([MINIMAL_STYLES])
            return
        with self._target.open(copied_info(entry), "w") as out:
            splice = Splice(out, self._package.name)
            self._yellow.edit(splice)
            splice.run(self._package.stream(entry))


def copied_info(entry: Entry) -> zipfile.ZipInfo:
    """The same name and time, without what a new archive states anew."""
    info = zipfile.ZipInfo(entry.name, entry.info.date_time)
    is_stored = entry.info.compress_type == zipfile.ZIP_STORED
    info.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    return info


def write_all(out: IO[bytes], chunks: Iterable[bytes]) -> None:
    out.writelines(chunks)
