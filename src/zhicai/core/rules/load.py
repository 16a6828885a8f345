"""Loads the rulebook from its folder: everything is checked, every fault is named at once.

This is the one place of `core` that opens files.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from yaml.nodes import Node

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.coverage import CoverageRow, Registers
from zhicai.core.rules.faults import Fault, FileReport, RulebookFault
from zhicai.core.rules.links import find_broken_links
from zhicai.core.rules.overlay import lay_over
from zhicai.core.rules.provision import Provision
from zhicai.core.rules.read_coverage import read_coverage, read_registers
from zhicai.core.rules.read_provision import read_overlay, read_provision
from zhicai.core.rules.read_source import read_source
from zhicai.core.rules.source import Source
from zhicai.core.rules.strict_yaml import parse_nodes
from zhicai.core.rules.value_words import ValueWords, read_value_words

__all__ = ["Rulebook", "RulebookFault", "load_rulebook"]
NATIONAL_FOLDER = Path(__file__).resolve().parents[1].parent / "rulebook"
SOURCES, COVERAGE, REGISTERS, WORDS = "sources", "coverage", "registers.yaml", "words.yaml"
# Nothing in these parts is asked for by judging; whatever is new counts as asked for.
NEVER_JUDGED = frozenset({SOURCES, COVERAGE, REGISTERS, WORDS, "roles"})
_STEM = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE_STEM = re.compile(r"[a-z][a-z0-9-]*")


def load_rulebook(folder: Path | None = None, overlays: Sequence[Path] = ()) -> Rulebook:
    """The national rulebook, or that of another folder, with agencies' own decisions laid over.

    Raises RulebookFault with every fault of every file. The national one is read once.
    """
    if folder is None and not overlays:
        return _load_national()
    return _load(folder or NATIONAL_FOLDER, overlays)


@cache
def _load_national() -> Rulebook:
    return _load(NATIONAL_FOLDER, ())


@dataclass(slots=True)
class _Reading:
    """What the files of one folder said."""

    folder: Path
    faults: list[Fault]
    read_one: Callable[[Node, FileReport, str], Provision]
    provisions: dict[str, Provision] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    coverage: list[CoverageRow] = field(default_factory=list)
    registers: Registers | None = None
    words: ValueWords | None = None
    file_count: int = 0

    def report(self, parts: Sequence[str]) -> FileReport:
        return FileReport("/".join((self.folder.name, *parts)), self.faults)


def _load(folder: Path, overlays: Sequence[Path]) -> Rulebook:
    faults: list[Fault] = []
    digests = _Digests()
    national = _read_folder(_Reading(folder, faults, read_provision), digests)
    book = Rulebook(
        provisions=national.provisions,
        sources=national.sources,
        coverage=tuple(sorted(national.coverage, key=lambda row: row.id)),
        version="",
        registers=national.registers,
        words=national.words,
    )
    faults += find_broken_links(book)
    for overlay in overlays:
        own = _read_folder(_Reading(overlay, faults, read_overlay), digests)
        sources = {**own.sources, **book.sources}
        alone = replace(book, provisions=own.provisions, sources=sources, coverage=())
        faults += find_broken_links(replace(alone, registers=None))
        laid = lay_over(book.provisions, own.provisions, faults)
        book = replace(book, provisions=laid, sources=sources)
    if faults:
        raise RulebookFault(faults)
    return replace(
        book, version=digests.all.hexdigest(), judging_version=digests.judging.hexdigest()
    )


class _Digests:
    """Of all that was read, and of that alone on which a verdict can rest."""

    def __init__(self) -> None:
        self.all, self.judging = hashlib.sha256(), hashlib.sha256()

    def update(self, parts: tuple[str, ...], content: bytes) -> None:
        told = "/".join(parts).encode() + b"\0" + content + b"\0"
        self.all.update(told)
        if parts[0] not in NEVER_JUDGED:
            self.judging.update(told)


def _read_folder(reading: _Reading, digests: _Digests) -> _Reading:
    for path in sorted(reading.folder.rglob("*")):
        parts = path.relative_to(reading.folder).parts
        if path.suffix == ".yaml":
            # The same text gives the same version on a checkout with other line ends.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digests.update(parts, content)
            _read_file(reading, parts, content)
        elif path.suffix == ".yml":
            reading.report(parts).add(1, "wrong_suffix")
    if not reading.file_count:
        reading.report(()).add(1, "empty_folder")
    return reading


def _read_file(reading: _Reading, parts: tuple[str, ...], content: bytes) -> None:
    reading.file_count += 1
    report = reading.report(parts)
    root = parse_nodes(content, report)
    if root is None:
        return
    try:
        _take(reading, report, parts=parts, root=root)
    except RecursionError:
        report.add(1, "not_yaml", problem=RecursionError.__name__)


def _take(reading: _Reading, report: FileReport, *, parts: tuple[str, ...], root: Node) -> None:
    if parts == (REGISTERS,):
        reading.registers = read_registers(root, report)
    elif parts == (WORDS,):
        reading.words = read_value_words(root, report)
    elif parts[0] == COVERAGE:
        reading.coverage += read_coverage(root, report)
    elif parts[0] == SOURCES:
        name = _name_of(parts[1:], _SOURCE_STEM, report)
        reading.sources[name] = read_source(root, report, name)
    else:
        name = _name_of(parts, _STEM, report)
        reading.provisions[name] = reading.read_one(root, report, name)


def _name_of(parts: Sequence[str], shape: re.Pattern[str], report: FileReport) -> str:
    names = [*parts[:-1], parts[-1].removesuffix(".yaml")]
    for name in names:
        if not shape.fullmatch(name):
            report.add(1, "bad_file_name", seen=name)
    return ".".join(names)
