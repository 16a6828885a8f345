"""Who wrote to whom, when, under which number: only from the header, never from running text."""

import datetime as dt
from dataclasses import dataclass

from zhicai.core.letters import words
from zhicai.core.letters.citing.days import day_of
from zhicai.core.letters.citing.numbers import IssueNumber, find_numbers, own_number
from zhicai.core.letters.draft import Draft
from zhicai.core.letters.letter import Found
from zhicai.core.letters.run import Run, Squeezed, join_runs, squeeze, tight

LOOSE_HEADER = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What the citations of a letter need to know of it."""

    issuer: Found[str] | None
    addressee: Found[str] | None
    numbers: list[Found[str]]


def value_behind(draft: Draft, key: str) -> Found[str] | None:
    """The text behind a label; None for a blank or a form not filled in."""
    entry = draft.first(key)
    if entry is None:
        return None
    lines = entry.written
    if not lines:
        return None
    run = join_runs(_value_lines(lines, key))
    return None if tight(run.text) in words.EMPTY_VALUES else run.found()


def _value_lines(lines: list[Run], key: str) -> list[Run]:
    """An addressee may take two lines; an address that follows does not belong to it."""
    if key != words.ADDRESSEE:
        return lines[:1]
    kept = [lines[0]]
    for line in lines[1:]:
        if words.ADDRESS_MARKS.search(line.text) or line.text[0].isdigit():
            break
        kept.append(line)
    return kept


def issuer_of(draft: Draft) -> Found[str] | None:
    """Joint issuers are one text, with their usual mark between them."""
    title = draft.title
    if title is None or not title.issuers:
        return value_behind(draft, words.ISSUER)
    names = [_compact(run.text) for run in title.issuers]
    return Found(words.JOINT.join(names), title.issuers[0].start, title.issuers[-1].end)


def kind_of(draft: Draft) -> Found[str] | None:
    """The kind in the title, or the one that a compiler wrote behind the number."""
    kind = draft.title.kind if draft.title else None
    if kind is not None:
        return Found(tight(kind.text), kind.start, kind.end)
    entry = draft.first(words.ISSUE_NUMBER)
    flat = squeeze(join_runs(entry.written)) if entry else None
    behind = words.NUMBER_WITH_KIND.search(flat.text) if flat else None
    if flat is None or behind is None:
        return None
    start, end = behind.span("kind")
    return Found(behind["kind"], flat.places[start], flat.places[end - 1] + 1)


def own_day(draft: Draft) -> Found[dt.date] | None:
    for run in _own_texts(draft, words.ISSUED_ON):
        if (day := day_of(squeeze(run).text)) is not None:
            return Found(day, run.start, run.end)
    return None


def own_numbers(draft: Draft) -> list[Found[str]]:
    """The number, and those of joint issuers below it."""
    entry = draft.first(words.ISSUE_NUMBER)
    if entry is not None:
        flats = _flats(entry.written, draft)
        return [_found(flat, one) for flat in flats if (one := own_number(flat)) is not None]
    flats = [squeeze(run) for run in _heading_runs(draft)]
    return [_found(flat, number) for flat in flats for number in find_numbers(flat)]


def _flats(written: list[Run], draft: Draft) -> list[Squeezed]:
    """The first line, mended where the number breaks, and further numbers below it."""
    below = draft.loose[:LOOSE_HEADER] if written else []
    runs = [*written, *below]
    whole = squeeze(join_runs(written))
    if own_number(whole) is not None and words.WHOLE_NUMBER.search(whole.text):
        further = [squeeze(run) for run in below]
        return [whole, *(flat for flat in further if words.WHOLE_NUMBER.fullmatch(flat.text))]
    return [squeeze(join_runs(runs))] if runs else []


def _own_texts(draft: Draft, key: str) -> list[Run]:
    entry = draft.first(key)
    if entry is not None:
        return [join_runs(entry.written)]
    return _heading_runs(draft)


def _heading_runs(draft: Draft) -> list[Run]:
    """Where labels lack: the heading line, or lines right below the title that hold nothing else."""
    title = draft.title
    if title is None:
        return []
    below = [
        run for run in draft.loose[:LOOSE_HEADER] if words.DATE_LINE.fullmatch(tight(run.text))
    ]
    return [title.heading, *below] if title.heading else below


def _found(flat: Squeezed, number: IssueNumber) -> Found[str]:
    start, end = flat.places[number.start], flat.places[number.end - 1] + 1
    return Found(number.shown, start, end)


def _compact(text: str) -> str:
    """Letters of a title are often spread over the line."""
    return "".join(text.split())
