"""The lines of a segment → its tree of points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhicai.basics.chinese_numerals import value_of
from zhicai.core.letters import words
from zhicai.core.letters.letter import LetterItem
from zhicai.core.letters.run import Run, join_runs

FLAT = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """`style` is the place in the order of marks: outer ones first."""

    style: int
    value: int
    shown: str
    length: int


@dataclass(slots=True)
class _Point:
    mark: Mark | None
    lines: list[Run]
    points: list["_Point"] = field(default_factory=list)


def read_items(lines: Sequence[Run]) -> tuple[LetterItem, ...]:
    """Points by the style of their marks; a mark out of its order amid a sentence is text."""
    root = _Point(None, [])
    opened: list[_Point] = []
    for line in _lines(lines):
        plain = _without_bullet(line)
        mark = mark_of(plain.text)
        if mark is None or not _is_in_order(mark, opened, before=_last_text(root)):
            _add_text(root, opened, line if mark is None else plain)
            continue
        while opened and _style(opened[-1]) >= mark.style:
            opened.pop()
        point = _Point(mark, [plain.part(mark.length, len(plain.text))])
        (opened[-1] if opened else root).points.append(point)
        opened.append(point)
    return tuple(_item(point) for point in root.points)


def mark_of(text: str) -> Mark | None:
    """The mark at the start of a line."""
    for style, (_, pattern) in enumerate(words.MARK_STYLES):
        match = pattern.match(text)
        if match is None:
            continue
        value = _value(match.groupdict())
        if value is not None:
            shown = _shown(match.group())
            blanks = len(text[match.end() :]) - len(text[match.end() :].lstrip())
            return Mark(style, value, shown, match.end() + blanks)
    return None


def _value(groups: dict[str, str | None]) -> int | None:
    if single := groups.get("single"):
        rows = (words.CIRCLED, words.BRACKETED_DIGITS, words.BRACKETED_NUMERALS)
        return next(row.index(single) + 1 for row in rows if single in row)
    text = groups["value"] or ""
    for row in (words.STEMS, words.BRANCHES):
        if text in row:
            return row.index(text) + 1
    return value_of(text)


def _shown(text: str) -> str:
    """Without blanks, brackets wide: a letter often mixes both."""
    plain = "".join(text.split()).translate(words.WIDE_BRACKETS)
    if plain[0] in words.BRACKETED_NUMERALS:
        return f"（{words.NUMERAL_ROW[words.BRACKETED_NUMERALS.index(plain[0])]}）"
    return plain


def _lines(lines: Sequence[Run]) -> Iterator[Run]:
    """Where line ends were lost, a line is cut before each mark that follows a full sentence."""
    written = [line for line in lines if line.text]
    if len(written) > FLAT:
        yield from written
        return
    for line in written:
        cuts = [match.end() for match in words.INLINE_MARK.finditer(line.text)]
        ends = [*cuts, len(line.text)]
        for start, end in zip([0, *cuts], ends, strict=True):
            yield line.part(start, end)


def _without_bullet(line: Run) -> Run:
    bullet = words.BULLET.match(line.text)
    if bullet is None or mark_of(line.text[bullet.end() :]) is None:
        return line
    return line.part(bullet.end(), len(line.text))


def _is_in_order(mark: Mark, opened: list[_Point], *, before: str) -> bool:
    """First of its style or next after its elder; else only after a full sentence."""
    elder = next((point for point in opened if _style(point) == mark.style), None)
    expected = elder.mark.value + 1 if elder and elder.mark else 1
    if mark.value == expected:
        return True
    return not before or before[-1] in words.SENTENCE_END


def _style(point: _Point) -> int:
    return point.mark.style if point.mark else -1


def _last_text(point: _Point) -> str:
    while point.points:
        point = point.points[-1]
    return point.lines[-1].text if point.lines else ""


def _add_text(root: _Point, opened: list[_Point], line: Run) -> None:
    if opened:
        opened[-1].lines.append(line)
    elif root.points:
        root.points[-1].lines.append(line)
    else:
        root.points.append(_Point(None, [line]))


def _item(point: _Point) -> LetterItem:
    run = join_runs(point.lines)
    mark = point.mark.shown if point.mark else None
    return LetterItem(mark, run.text, run.start, run.end, tuple(map(_item, point.points)))
