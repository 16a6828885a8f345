"""Text → letters, questions and cards: the one way to read a letter."""

from collections.abc import Sequence

from zhicai.core.letters import words
from zhicai.core.letters.asking.find_assignments import find_assignments
from zhicai.core.letters.citing.find_citations import Passage, find_citations, short_names, without
from zhicai.core.letters.citing.names import Names
from zhicai.core.letters.citing.words import NARROW
from zhicai.core.letters.draft import Draft
from zhicai.core.letters.furniture import without_furniture
from zhicai.core.letters.header import (
    Header,
    issuer_of,
    kind_of,
    own_day,
    own_numbers,
    value_behind,
)
from zhicai.core.letters.items import read_items
from zhicai.core.letters.letter import (
    Citation,
    CitationRelation,
    Found,
    Letter,
    LetterReading,
    Segment,
)
from zhicai.core.letters.letter_text import LetterText
from zhicai.core.letters.lists import read_attachments, read_names
from zhicai.core.letters.questions import read_questions
from zhicai.core.letters.run import Run, join_runs, run_of
from zhicai.core.letters.split_letters import split_letters

CITING = (words.SUBJECT, words.GIST, words.BODY, words.BASIS, words.REMARKS, words.MEETING)


def read_letters(text: LetterText) -> LetterReading:
    """Letters in document order; a text without any gives one that knows only its citations."""
    lines = [run_of(line) for line in without_furniture(text.lines)]
    drafts = split_letters(lines)
    questions, cards = read_questions([line for draft in drafts for line in draft.tail])
    return LetterReading(tuple(map(_letter, drafts)), questions, cards)


def _letter(draft: Draft) -> Letter:
    numbers = own_numbers(draft)
    issuer, addressee = issuer_of(draft), value_behind(draft, words.ADDRESSEE)
    subject, segments = _subject(draft), _segments(draft)
    header = Header(issuer, addressee, numbers)
    return Letter(
        issuer=issuer,
        kind=kind_of(draft),
        addressee=addressee,
        issued_on=own_day(draft),
        issue_number=numbers[0] if numbers else None,
        urgency=value_behind(draft, words.URGENCY),
        secrecy=value_behind(draft, words.SECRECY),
        subject=subject,
        segments=segments,
        originals=_names(draft, words.ORIGINALS) or _names(draft, words.ATTENDEES),
        copies=_names(draft, words.COPIES),
        attachments=_attachments(draft),
        citations=_citations(draft, header),
        assignments=find_assignments(
            subject, [item for segment in segments for item in segment.items]
        ),
    )


def _subject(draft: Draft) -> Found[str] | None:
    """What the letter calls its subject; where it has none, what a compiler says it is about."""
    entry = draft.first(words.SUBJECT) or draft.first(words.GIST)
    return join_runs(entry.lines).found() if entry else None


def _segments(draft: Draft) -> tuple[Segment, ...]:
    found = [
        Segment(entry.label, items, is_basis=entry.key == words.BASIS)
        for entry in draft.all(words.BODY, words.BASIS, words.REMARKS)
        if (items := read_items(entry.lines))
    ]
    if not draft.has(words.SUBJECT, words.GIST, words.BODY) and draft.is_letter and draft.loose:
        found.append(Segment(None, read_items(_below_header(draft))))
    return tuple(found)


def _below_header(draft: Draft) -> list[Run]:
    """The text of a decree: what stands below its labels and is neither date nor number."""
    return [line for line in draft.loose if not words.DATE_LINE.fullmatch(line.text)]


def _names(draft: Draft, key: str) -> tuple[Found[str], ...]:
    return tuple(name for entry in draft.all(key) for name in read_names(entry.lines))


def _attachments(draft: Draft) -> tuple[Found[str], ...]:
    entry = draft.first(words.ATTACHMENTS)
    return read_attachments(entry.lines) if entry else ()


def _citations(draft: Draft, header: Header) -> tuple[Citation, ...]:
    passages = [
        Passage(
            join_runs(entry.lines), CitationRelation.BASIS if entry.key == words.BASIS else None
        )
        for entry in draft.all(*CITING)
    ]
    if not draft.has(words.SUBJECT, words.GIST, words.BODY):
        passages.append(Passage(join_runs(draft.loose)))
    passages.extend(map(Passage, _paragraphs(draft.tail)))
    names = Names(
        header.issuer.value if header.issuer else None,
        _reader(draft, header),
        short_names(passage.run for passage in passages),
    )
    own = {number.value.translate(NARROW): number for number in header.numbers}
    return without(find_citations(passages, names), own)


def _reader(draft: Draft, header: Header) -> str | None:
    """Whom "your office" means: the addressee, or the one receiver where it names nobody."""
    if header.addressee and not header.addressee.value.startswith(words.POINTS_ON):
        return header.addressee.value
    receivers = _names(draft, words.ORIGINALS)
    return receivers[0].value if len(receivers) == 1 else None


def _paragraphs(lines: Sequence[Run]) -> list[Run]:
    """Enclosed text, cut at blank lines that follow a full sentence or a title."""
    paragraphs: list[list[Run]] = [[]]
    for number, line in enumerate(lines):
        last = paragraphs[-1][-1] if paragraphs[-1] else None
        if not line.text and last is not None and _may_end(last, lines[number:]):
            paragraphs.append([])
        elif line.text:
            paragraphs[-1].append(line)
    return [join_runs(paragraph) for paragraph in paragraphs if paragraph]


def _may_end(last: Run, following: Sequence[Run]) -> bool:
    """A number or a date may go on over a blank line."""
    ahead = next((line for line in following if line.text), None)
    if ahead is None:
        return True
    return not (last.text[-1] in words.GOES_ON or ahead.text[0] in words.COMES_ON)
