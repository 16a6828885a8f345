"""The lines of a file → its letters, each with its labelled parts, in document order."""

from collections.abc import Iterator, Sequence
from itertools import islice

from zhicai.core.letters import words
from zhicai.core.letters.draft import BODY, HEADER, LISTS, STRONG, Draft, Entry
from zhicai.core.letters.labels import Label, label_of, parts_of
from zhicai.core.letters.run import Run, join_runs, tight
from zhicai.core.letters.titles import heading_at, title_at

AHEAD = 15
FAR = 45  # lines, the blank ones too
ONE_LINE = (words.ISSUED_ON, words.ISSUE_NUMBER, words.URGENCY, words.SECRECY, words.FILING)


def split_letters(lines: Sequence[Run]) -> list[Draft]:
    """At least one draft; the first holds everything where nothing looks like a letter."""
    splitter = _Splitter(_mend_labels(lines))
    splitter.walk()
    kept = [draft for draft in splitter.drafts if draft.is_letter]
    kept = [draft for draft in kept if not draft.is_bare] or kept
    if not kept:
        return [Draft(tail=list(lines))]
    return kept


class _Splitter:
    def __init__(self, lines: list[Run]) -> None:
        self.lines = lines
        self.drafts = [Draft()]
        self.first = next((place for place, line in enumerate(lines) if line.text), 0)

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def walk(self) -> None:
        for number in range(len(self.lines)):
            if not self._take_title(number) and not self._take_label(number):
                self._take_text(number)

    # --- a letter begins ----------------------------------------------------------------------
    def _take_title(self, number: int) -> bool:
        title = title_at(self.lines, number)
        if title is None and self._may_head(number):
            title = heading_at(self.lines, number)
        if title is None:
            return False
        if not self.draft.is_fresh:
            self.drafts.append(Draft())
        self.draft.title = title
        self.draft.loose = []
        return True

    def _may_head(self, number: int) -> bool:
        """At the very start, or between letters where labels follow."""
        if number <= self.first:
            return True
        if not (self.draft.is_closed or self.draft.is_fresh):
            return False
        following = next(self._written_after(number), None)
        label = label_of(following) if following else None
        return label is not None and label.key in (*HEADER, words.SUBJECT, words.GIST)

    def _written_after(self, number: int) -> Iterator[Run]:
        """The next lines that are not blank."""
        near = range(number + 1, min(len(self.lines), number + FAR))
        return (self.lines[place] for place in near if self.lines[place].text)

    def _begins_letter(self, label: Label, number: int) -> bool:
        """Whether a label opens another letter after one that already has a body."""
        draft = self.draft
        if not (draft.is_closed or draft.has(*BODY, *LISTS)):
            return False
        if label.key in (words.SUBJECT, words.GIST):
            return draft.has(label.key)
        if label.key in STRONG:
            return draft.is_closed or not self._is_amid_sentence()
        if label.key in HEADER:
            return draft.is_closed and self._strong_label_follows(number)
        return False

    def _is_amid_sentence(self) -> bool:
        entry = self.draft.entries[-1] if self.draft.entries else None
        written = entry.written if entry and entry.key not in LISTS else []
        return bool(written) and written[-1].text[-1] not in words.SENTENCE_END

    def _strong_label_follows(self, number: int) -> bool:
        for line in islice(self._written_after(number), AHEAD):
            label = label_of(line)
            if label is not None and label.key in STRONG:
                return True
        return False

    # --- a label ------------------------------------------------------------------------------
    def _take_label(self, number: int) -> bool:
        line = self.lines[number]
        label = label_of(line) if line.text else None
        if label is None:
            return False
        if self._begins_letter(label, number):
            self.drafts.append(Draft())
        elif not self._fits(label, number):
            return False
        self._open(line, label)
        return True

    def _fits(self, label: Label, number: int) -> bool:
        """Whether the label belongs to this letter at this point."""
        draft = self.draft
        if label.key in (words.ORIGINALS, words.COPIES):
            return draft.is_letter and not (draft.is_closed and draft.has(label.key))
        if draft.is_closed or label.key == words.REMARKS:
            return label.key == words.REMARKS and draft.has(words.ATTENDEES, words.MEETING)
        if label.key in HEADER:
            return self._fits_header(label, number)
        return self._fits_body(label)

    def _fits_body(self, label: Label) -> bool:
        draft = self.draft
        if label.key in (words.SUBJECT, words.GIST):
            return not draft.has(words.SUBJECT, label.key)
        if label.key == words.BASIS:
            return draft.has(words.SUBJECT) and not draft.has(words.BODY)
        if label.key in (words.MEETING, words.ATTENDEES):
            return any(entry.label in words.MEETING_SUBJECTS for entry in draft.entries)
        return draft.is_letter

    def _fits_header(self, label: Label, number: int) -> bool:
        draft = self.draft
        if draft.has(*BODY):
            return False
        if draft.title is None and label.key not in STRONG and not draft.has(*STRONG):
            return self._strong_label_follows(number)
        return True

    def _open(self, line: Run, label: Label) -> None:
        if label.key not in HEADER:
            self.draft.is_closed = False
            self._open_body(line, label)
            return
        for part in parts_of(line):
            inner = label_of(part)
            if inner is not None:
                self.draft.entries.append(Entry(inner.key, inner.label, [inner.rest]))

    def _open_body(self, line: Run, label: Label) -> None:
        """Copies may be named on the line of the originals."""
        beside = words.COPIES_BESIDE.search(line.text) if label.key == words.ORIGINALS else None
        if beside is None:
            self.draft.entries.append(Entry(label.key, label.label, [label.rest]))
            return
        for part in (line.part(0, beside.start()), line.part(beside.start(), len(line.text))):
            inner = label_of(part)
            if inner is not None:
                self.draft.entries.append(Entry(inner.key, inner.label, [inner.rest]))

    # --- any other line -----------------------------------------------------------------------
    def _take_text(self, number: int) -> None:
        line, draft = self.lines[number], self.draft
        if draft.is_closed:
            draft.tail.append(line)
            return
        entry = draft.entries[-1] if draft.entries else None
        if entry is None and line.text and draft.loose and self._closes(line):
            self._close(line)
        elif entry is None:
            draft.loose.extend([line] if line.text else [])
        elif entry.key in LISTS:
            self._take_list_line(line, entry)
        elif line.text and self._closes(line):
            self._close(line)
        elif entry.key in HEADER and self._is_loose(line, entry):
            draft.loose.extend([line] if line.text else [])
        else:
            entry.lines.append(line)

    def _is_loose(self, line: Run, entry: Entry) -> bool:
        """Text of a decree, or an address, that stands below the labels of a header."""
        if self.draft.loose:
            return True
        if entry.key in ONE_LINE:
            return bool(line.text) and _is_whole(entry)
        kind = self.draft.title.kind if self.draft.title else None
        is_decree = kind is not None and tight(kind.text) in words.LAW_KINDS
        return is_decree and words.COMMENCES.match(line.text) is not None

    def _closes(self, line: Run) -> bool:
        """A signature, a note on who decided, or the first question of an enclosure."""
        if not (self.draft.has(*BODY) or self.draft.loose):
            return False
        if words.DECIDED_BELOW.match(line.text) or self._is_own_issuer(line):
            return True
        head = words.QUESTION_HEAD.match(line.text)
        return head is not None or words.SIGNATURE.fullmatch(line.text) is not None

    def _is_own_issuer(self, line: Run) -> bool:
        """The name of the office alone on a line, where a signature would stand."""
        title = self.draft.title
        return title is not None and any(
            tight(line.text) == tight(issuer.text) for issuer in title.issuers
        )

    def _take_list_line(self, line: Run, entry: Entry) -> None:
        """Names go on over the next line, over a blank one only after a separator."""
        if not line.text:
            entry.lines.append(line)
        elif self._closes(line) or not self._list_goes_on(entry):
            self._close(line)
        else:
            entry.lines.append(line)

    def _list_goes_on(self, entry: Entry) -> bool:
        text = join_runs(entry.lines).text
        if not text:
            return len(entry.lines) == 1
        if _is_open(text) or words.LIST_GOES_ON.search(text):
            return True
        return bool(entry.lines[-1].text)

    def _close(self, line: Run) -> None:
        self.draft.is_closed = True
        self.draft.tail.append(line)


def _is_whole(entry: Entry) -> bool:
    """Whether a value of one line needs no more; dates and numbers may break."""
    text = "".join(tight(line.text) for line in entry.written)
    if entry.key == words.ISSUED_ON and text:
        return words.DAY_END in text or len(entry.written) > 1
    if entry.key == words.ISSUE_NUMBER and text:
        return words.NUMBER_END in text or len(entry.written) > 1
    return bool(text)


def _is_open(text: str) -> bool:
    """Whether a bracket waits to be closed."""
    opened = sum(text.count(mark) for mark in words.OPENING)
    return opened > sum(text.count(mark) for mark in words.CLOSING)


def _mend_labels(lines: Sequence[Run]) -> list[Run]:
    """The long label of secrecy may break over two lines."""
    mended = list(lines)
    for number in range(len(mended) - 1):
        first = tight(mended[number].text)
        if first in words.SECRECY_PARTS:
            following = tight(mended[number + 1].text)
            if following.startswith(words.LONG_SECRECY.removeprefix(first)) and following:
                mended[number] = join_runs(mended[number : number + 2])
                mended[number + 1] = Run("", [])
    return mended
