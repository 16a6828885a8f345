"""Receivers and attachments: one text → its names."""

from collections.abc import Sequence

from zhicai.core.letters import words
from zhicai.core.letters.letter import Found
from zhicai.core.letters.run import Run, join_runs, tight


def read_names(lines: Sequence[Run]) -> tuple[Found[str], ...]:
    """Names between separators outside brackets; names on lines of their own where none stands."""
    written = [_without_stamp(line) for line in lines if line.text]
    if len(written) > 1 and _are_whole_names(written):
        return tuple(found for line in written if (found := line.found()))
    return _founds(_cut(join_runs(written)))


def read_attachments(lines: Sequence[Run]) -> tuple[Found[str], ...]:
    """What is enclosed; the files, where the text names more or fewer of them than titles."""
    run = join_runs(_with_whole_files(lines))
    if not run.text or tight(run.text) in words.NONE_WORDS:
        return ()
    files = [run.part(match.start(), match.end()) for match in words.FILE_NAME.finditer(run.text)]
    titles = _founds([_without_files(name) for name in _cut(run)])
    return titles if not files or len(files) == len(titles) else _founds(files)


def _without_stamp(line: Run) -> Run:
    """The line without the stamp of the exchange that is printed beside it."""
    stamp = words.STAMP_BESIDE.search(line.text)
    return line.part(0, stamp.start()) if stamp else line


def _with_whole_files(lines: Sequence[Run]) -> list[Run]:
    """A file name that breaks over two lines is one word."""
    whole: list[Run] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and words.FILE_BEGINS.search(last.text) and words.FILE_ENDS.match(line.text):
            whole[-1] = Run(last.text + line.text, [*last.places, *line.places])
        else:
            whole.append(line)
    return whole


def _without_files(name: Run) -> Run:
    """The title without the bracket that holds names of files."""
    for place, mark in enumerate(name.text):
        if mark in words.OPENING and words.FILE_NAME.search(name.text, place):
            return name.part(0, place)
    return name


def _are_whole_names(lines: list[Run]) -> bool:
    joined = "".join(line.text for line in lines)
    if any(mark in joined for mark in words.SEPARATORS):
        return False
    return all(words.AGENCY_LINE.fullmatch(line.text) for line in lines)


def _cut(run: Run) -> list[Run]:
    parts, start, depth = [], 0, 0
    for place, mark in enumerate(run.text):
        if mark in words.OPENING:
            depth += 1
        elif mark in words.CLOSING:
            depth = max(0, depth - 1)
        elif mark in words.SEPARATORS and depth == 0:
            parts.append(run.part(start, place))
            start = place + 1
    return [*parts, run.part(start, len(run.text))]


def _founds(parts: list[Run]) -> tuple[Found[str], ...]:
    trimmed = (part.part(0, len(part.text.rstrip(words.FULL_STOP))) for part in parts)
    return tuple(
        found for part in trimmed if (found := part.found()) and found.value not in words.NONE_WORDS
    )
