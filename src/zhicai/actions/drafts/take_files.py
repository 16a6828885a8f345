"""From uploaded bytes to readings: opened once, corrected, recognised, or asked about."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from zhicai.actions.access import Caller
from zhicai.actions.drafts.keep import store
from zhicai.actions.drafts.settled import recall_layout
from zhicai.actions.intake.memory import recall_columns
from zhicai.actions.intake.read_files import ReadFile
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark, remark_on
from zhicai.exchange.drafts.books import correct, label_of, pack_books, unpack_books, without_lines
from zhicai.exchange.layouts.asking import ASKABLE, Asked, ask_about, fingerprint
from zhicai.exchange.layouts.matching import NOT_USED
from zhicai.exchange.layouts.periods import Period
from zhicai.exchange.layouts.reading import Reading, read_layouts
from zhicai.exchange.sheets.model import Book
from zhicai.exchange.sheets.read import open_books
from zhicai.records.drafts.models import Draft, DraftCorrection, DraftFile
from zhicai.records.drafts.seal import seal, unseal, unseal_text

Texts = dict[tuple[str, str], str]


@dataclass(slots=True)
class Part:
    """One table of an upload: what is planned, and its book without the lines."""

    read: ReadFile
    book: Book


@dataclass(slots=True)
class Taken:
    """One upload: its parts, or what keeps it from being used."""

    record: DraftFile
    parts: list[Part] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    refusal: Remark | None = None
    needs_password: bool = False
    lacks_period: bool = False
    corrected: Texts = field(default_factory=dict)

    @property
    def readings(self) -> list[Reading]:
        return [part.read.sound for part in self.parts]


@dataclass(frozen=True, slots=True)
class Words:
    """What was said about a file, and what was learned from earlier ones."""

    maps: Mapping[str, str]
    memory: Mapping[str, str]
    only: str | None
    period: Period | None


def open_upload(record: DraftFile, password: str | None = None) -> list[Book]:
    """The books of an upload; what was read is kept, so that a password is asked for once."""
    if not record.content_hash:
        raise _as_refused(record)
    kept = store().find_read(record.draft_id, record.pk)
    if kept is not None:
        return unpack_books(unseal(kept))
    given = iter([password] if password else [])
    path = store().path(record.draft_id, record.pk)
    books = open_books(path, name=record.name, password=lambda _: next(given, None))
    store().keep_read(record.draft_id, record.pk, seal(pack_books(books)))
    return books


def _as_refused(record: DraftFile) -> Refused:
    """A file that could not be kept is refused for the same reason every time."""
    told = record.summary.get("refusal") or {}
    return Refused(told.get("code", "file.not_found"), value=record.name)


def corrections_of(draft: Draft, files: Collection[int] | None = None) -> dict[int, Texts]:
    """The corrected texts of each file, in clear."""
    found: dict[int, Texts] = {}
    rows = DraftCorrection.objects.filter(draft=draft).order_by("id")
    for row in rows if files is None else rows.filter(file_id__in=files):
        texts = found.setdefault(row.file_id, {})
        texts[(row.sheet, row.cell)] = unseal_text(row.text_encrypted)
    return found


def take_files(draft: Draft, by: Caller, *, period: Period | None) -> list[Taken]:
    """Every upload of a draft, in the order in which they were handed in."""
    memory = recall_columns(by, draft.root_code)
    corrected = corrections_of(draft)
    taken = []
    for record in DraftFile.objects.filter(draft=draft).order_by("order", "id"):
        words = Words(_maps(record), memory, record.layout or None, period)
        one = Taken(record, corrected=corrected.get(record.pk, {}))
        taken.append(one)
        try:
            books = open_upload(record)
        except Refused as refused:
            one.needs_password = refused.code == "file.encrypted"
            one.refusal = None if one.needs_password else remark_on(refused)
            continue
        for book in books:
            _take_book(one, correct(book, one.corrected), draft=draft, words=words, by=by)
    return taken


def _maps(record: DraftFile) -> dict[str, str]:
    return {header: field_name or NOT_USED for header, field_name in record.mapping.items()}


def _take_book(taken: Taken, book: Book, *, draft: Draft, words: Words, by: Caller) -> None:
    """Read one book, or gather what must be asked; a refusal keeps the whole upload out."""
    try:
        readings = _read(book, words)
    except Refused as refused:
        words = _with_kind(book, words, refused=refused, known=recall_layout(by, draft.root_code))
        try:
            readings = _read(book, words) if words.only else _give_up(refused)
        except Refused as again:
            _ask(taken, book, words=words, refused=again)
            return
    path, about = store().path(draft.pk, taken.record.pk), without_lines(book)
    for reading in readings:
        read = ReadFile(path, book.name, book.sha256, reading, notices=book.notices)
        labels = {label_of(book, column.sheet) for column in reading.used_columns}
        own = {cell: text for cell, text in taken.corrected.items() if cell[0] in labels}
        taken.parts.append(Part(_with_corrections(read, own), about))


def _give_up(refused: Refused) -> list[Reading]:
    raise refused


def _read(book: Book, words: Words) -> list[Reading]:
    return read_layouts(
        book, maps=words.maps, memory=words.memory, default_period=words.period, only=words.only
    )


def _with_kind(book: Book, words: Words, *, refused: Refused, known: Mapping[str, str]) -> Words:
    """The same words with the kind of file that one of these headers was settled to be."""
    if words.only or refused.code not in {"layout.unknown", "layout.ambiguous"}:
        return words
    return Words(words.maps, words.memory, known.get(fingerprint(book)), words.period)


def _with_corrections(read: ReadFile, texts: Texts) -> ReadFile:
    """The file with the cells that were put right, for the receipt and for the content hash."""
    if not texts:
        return read
    cells = tuple(sorted(texts))
    told = json.dumps([[*cell, texts[cell]] for cell in cells], ensure_ascii=False)
    digest = hashlib.sha256(told.encode()).hexdigest()
    return replace(read, corrected=cells, corrected_hash=digest)


def _ask(taken: Taken, book: Book, *, words: Words, refused: Refused) -> None:
    """A refusal that an answer would lift is a question."""
    if refused.code == "summary.period_missing":
        taken.lacks_period = True
        return
    if refused.code in ASKABLE:
        asked = ask_about(book, maps=words.maps, memory=words.memory, only=words.only)
        if asked.layouts or any(column.is_needed for column in asked.columns):
            taken.asked.append(asked)
            return
    taken.refusal = remark_on(refused)
