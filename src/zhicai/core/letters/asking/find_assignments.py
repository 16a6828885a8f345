"""Clauses that ask → who, what, by when."""

from collections.abc import Iterable, Iterator

from zhicai.core.letters.asking import words
from zhicai.core.letters.asking.due import due_of
from zhicai.core.letters.letter import Found, LetterAssignment, LetterItem


def find_assignments(
    subject: Found[str] | None, items: Iterable[LetterItem]
) -> tuple[LetterAssignment, ...]:
    """Of the subject only what has a date: its closing words are a courtesy."""
    found = list(_asked_in_subject(subject)) if subject else []
    for item in items:
        found.extend(_asked_in(item))
    return tuple(found)


def _asked_in_subject(subject: Found[str]) -> Iterator[LetterAssignment]:
    for one in _asked_by_text(subject.value, subject.start, subject.end):
        if one.due_on is not None or one.when is not None:
            yield one


def _asked_in(item: LetterItem) -> Iterator[LetterAssignment]:
    """A point that asks for the points below it hands its reader on to them."""
    clauses = [match.group() for match in words.CLAUSES.finditer(item.text)]
    last = clauses[-1] if clauses else ""
    asks = _directive(last)
    if item.items and asks is not None and words.FOLLOWING.search(last):
        who = _who(last[asks:])
        due_on, when = due_of(last)
        yield from _asked_by_text("".join(clauses[:-1]), item.start, item.end)
        for inner in item.items:
            inner_due, inner_when = due_of(inner.text)
            yield LetterAssignment(
                who,
                _heading(inner.text),
                inner_due or due_on,
                inner_when or when,
                inner.start,
                inner.end,
            )
        return
    yield from _asked_by_text(item.text, item.start, item.end)
    for inner in item.items:
        yield from _asked_in(inner)


def _asked_by_text(text: str, start: int, end: int) -> Iterator[LetterAssignment]:
    for match in words.CLAUSES.finditer(text):
        clause = match.group().strip()
        place = _directive(clause)
        if place is None:
            continue
        asked = clause[place:]
        due_on, when = due_of(clause)
        who = _who(asked) or _told(clause[:place])
        yield LetterAssignment(who, _what(asked), due_on, when, start, end)


def _directive(clause: str) -> int | None:
    """Where the asking begins; none in words of courtesy, quotations and other letters' wishes."""
    for match in words.ASKS.finditer(clause):
        before = clause[: match.start()]
        if sum(map(before.count, words.QUOTED)) > sum(map(before.count, words.UNQUOTED)):
            continue
        if words.CLOSING.match(clause[match.start() :]):
            continue
        if match.group().startswith(words.OUGHT) and not _is_told_to(before):
            continue
        if words.OTHER_LETTER.search(clause[: match.end()]):
            continue
        return match.start()
    return None


def _is_told_to(before: str) -> bool:
    """Whether somebody, or nobody at all, stands right before an "ought to"."""
    last = words.COMMAS.split(before)[-1].strip()
    return not before.strip() or words.TOLD.fullmatch(last) is not None


def _told(before: str) -> str | None:
    """Who ought to, where the name stands before."""
    last = words.COMMAS.split(before)[-1].strip()
    return words.ADVERBS.sub("", last) if words.TOLD.fullmatch(last) else None


def _who(asked: str) -> str | None:
    plain = words.LEADING.sub("", asked)
    match = words.WHO.match(plain)
    return match["who"] if match else None


def _what(asked: str) -> str:
    plain = words.LEADING.sub("", asked).strip()
    match = words.WHO.match(plain)
    if match and len(plain) > match.end() + 1:
        plain = plain[match.end() :]
    return words.COURTESY.sub("", plain).strip(words.TRIM)


def _heading(text: str) -> str:
    match = words.HEADING.match(text)
    if match:
        return match["heading"].strip()
    first = words.CLAUSES.match(text)
    return (first.group() if first else text).strip(words.TRIM)
