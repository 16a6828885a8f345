"""Where a letter begins: a line of issuer and kind, or of issuer, date and number."""

from collections.abc import Sequence

from zhicai.core.letters import words
from zhicai.core.letters.citing.numbers import find_numbers
from zhicai.core.letters.citing.words import HEADING
from zhicai.core.letters.draft import HEADER, Title
from zhicai.core.letters.labels import label_of
from zhicai.core.letters.run import Run, join_runs, squeeze, tight

AHEAD = 19
ISSUERS_ABOVE = 4
LONGEST_TITLE = 59
LONGEST_ISSUER = 39


def title_at(lines: Sequence[Run], number: int) -> Title | None:
    """The title that a line is; None for any other line."""
    line = lines[number]
    if len(line.text) > LONGEST_TITLE:
        return None
    if minute := _minute(line):
        return minute if _header_follows(lines, number) else None
    found = words.TITLE.fullmatch(line.text)
    if found is None or not _header_follows(lines, number):
        return None
    kind = line.part(found.start("kind"), found.end("kind"))
    issuer = line.part(found.start("issuer"), found.end("issuer"))
    if issuer.text and not _is_issuer(issuer, is_apart=found.end("issuer") < found.start("kind")):
        return None
    above = _issuers_above(lines, number, has_own=bool(issuer.text))
    day = line.part(*found.span("date")) if found["date"] else None
    return Title([*above, *([issuer] if issuer.text else [])], kind, heading=day)


def heading_at(lines: Sequence[Run], number: int) -> Title | None:
    """A line that is nothing but issuer, date, number and perhaps kind."""
    line = lines[number]
    if not line.text or len(line.text) > LONGEST_TITLE + LONGEST_ISSUER:
        return None
    flat = squeeze(line)
    found = HEADING.fullmatch(flat.text)
    if found is None or not find_numbers(flat):
        return None
    issuer = _piece(line, flat.places, span=found.span("issuer"))
    named = next((name for name in ("kind", "early") if found[name]), None)
    kind = _piece(line, flat.places, span=found.span(named)) if named else None
    return Title([issuer], kind, heading=line)


def _piece(line: Run, places: list[int], *, span: tuple[int, int]) -> Run:
    start, end = places[span[0]] - line.start, places[span[1] - 1] + 1 - line.start
    return line.part(start, end)


def _minute(line: Run) -> Title | None:
    found = words.MINUTE_TITLE.fullmatch(line.text)
    if found is None:
        return None
    at = line.text.index(words.MINUTE)
    issuer = line.part(*found.span("issuer")) if found["issuer"] else None
    heading = line.part(*found.span("date")) if found["date"] else None
    return Title([issuer] if issuer else [], line.part(at, at + 1), heading=heading)


def _is_issuer(issuer: Run, *, is_apart: bool) -> bool:
    """Whether it reads as the name of an agency, and not as the end of a sentence."""
    plain = tight(issuer.text)
    if len(plain) > LONGEST_ISSUER:
        return False
    return is_apart or words.AGENCY_LINE.fullmatch(issuer.text) is not None


def _header_follows(lines: Sequence[Run], number: int) -> bool:
    """The next label is one of a header or of a body, before any point or full sentence."""
    seen = 0
    for place in range(number + 1, len(lines)):
        line = lines[place]
        if not line.text:
            continue
        seen += 1
        label = label_of(line)
        if label is not None:
            return label.key in (*HEADER, words.SUBJECT, words.GIST)
        if seen > AHEAD:
            return False
        if words.DATE_LINE.fullmatch(tight(line.text)):
            return True
        if line.text[-1] in words.SENTENCE_STOPS:
            return False
    return False


def _issuers_above(lines: Sequence[Run], number: int, *, has_own: bool) -> list[Run]:
    """Further issuers stand in lines of their own, right above."""
    found: list[Run] = []
    place, blanks = number - 1, 0
    while place >= 0 and len(found) < ISSUERS_ABOVE:
        line = lines[place]
        place -= 1
        if not line.text:
            blanks += 1
            if blanks > 1 or (has_own and not found) or found:
                break
            continue
        if label_of(line) or not words.AGENCY_LINE.fullmatch(line.text):
            break
        found.insert(0, line)
    return found


def join_names(names: Sequence[Run]) -> Run:
    """Joint issuers as one text."""
    return join_runs(names)
