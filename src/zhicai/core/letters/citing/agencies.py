"""Names of agencies in running text: where the one that ends here begins."""

from zhicai.core.letters.citing import words
from zhicai.core.letters.run import Squeezed

MASK = "\x00"


def agency_before(text: str, end: int) -> tuple[int, int] | None:
    """Start and end of the agency that stands right before a place; None without one."""
    begin = max((text.rfind(mark, 0, end) for mark in words.CHUNK_STOPS), default=-1) + 1
    chunk = text[max(begin, end - words.LONGEST_ISSUER) : end]
    offset = max(begin, end - words.LONGEST_ISSUER)
    chunk = _without_adverbs(words.LETTER_OPENED.sub("", chunk))
    if bracket := words.NAME_BRACKET.search(chunk):
        chunk = _without_adverbs(chunk[: bracket.start()])
    opened = max(chunk.rfind("("), chunk.rfind(")"))
    chunk, offset = chunk[opened + 1 :], offset + opened + 1
    if not words.AGENCY_TAIL.search(chunk):
        return None
    if self_named := words.SELF.search(chunk):
        return offset + self_named.start(), offset + self_named.end()
    start = name_start(chunk)
    name = chunk[start:]
    return (offset + start, offset + len(chunk)) if len(name) > 1 else None


def name_start(chunk: str) -> int:
    """Behind the last word that no name holds, then at the first name that everybody knows."""
    masked = chunk
    for word in words.HOLD_OUT:
        masked = masked.replace(word, MASK * len(word))
    stops = [stop.end() for stop in words.STOPS.finditer(masked) if stop.end() < len(chunk)]
    start = max(stops, default=0)
    start += len(chunk[start:]) - len(chunk[start:].lstrip(words.JOINING))
    known = words.KNOWN_STARTS.search(chunk, start)
    return known.start() if known else start


def last_named(flat: Squeezed, end: int, *, ending: str) -> str | None:
    """The nearest agency before a place whose name everybody knows and that ends so."""
    named = None
    for known in words.KNOWN_STARTS.finditer(flat.text, 0, end):
        rest = words.NAME_GOES_ON.match(flat.text, known.start(), end)
        place = rest.group().find(ending) if rest else -1
        if place > 0:
            named = flat.say(known.start(), known.start() + place + len(ending))
    return named


def word_after_agency(text: str, *, is_dated: bool) -> int:
    """Where the word of a number begins when a verb or an agency may stand before it."""
    stop = _last_stop(text)
    rest = text[stop:]
    if is_dated and stop == 0 and not words.KNOWN_STARTS.match(rest):
        return 0
    cut = _agency_length(rest)
    return stop + cut


def _last_stop(text: str) -> int:
    masked = text
    for word in words.HOLD_OUT:
        masked = masked.replace(word, MASK * len(word))
    ends = [stop.end() for stop in words.LEAD_INS.finditer(masked) if stop.end() < len(text)]
    return max(ends, default=0)


def _agency_length(text: str) -> int:
    """How much of the text is an agency and not yet the word; at least two characters stay."""
    if self_named := words.SELF_START.match(text):
        return self_named.end() if len(text) - self_named.end() > 1 else 0
    ends = [
        match.end()
        for match in words.FULL_AGENCY.finditer(text)
        if len(text) - match.end() >= words.SHORTEST_WORD
    ]
    return max(ends, default=0)


def _without_adverbs(chunk: str) -> str:
    return words.ADVERBS.sub("", chunk)
