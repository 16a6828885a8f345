"""A line that begins with a label: which one, and what stands behind it."""

from dataclasses import dataclass

from zhicai.core.letters import words
from zhicai.core.letters.run import Run, tight

_KEYS = {tight(label): key for label, key in words.LABELS.items()}


@dataclass(frozen=True, slots=True)
class Label:
    key: str
    label: str
    rest: Run
    is_bare: bool = False


def label_of(line: Run) -> Label | None:
    """The label at the start of a line, with a colon, or alone on it."""
    found = words.LABEL_LINE.match(line.text)
    if found is not None:
        return _label(line, found["label"], at=found.end())
    bare = words.BARE_LABEL.fullmatch(line.text)
    if bare is not None:
        return _label(line, bare["label"], at=len(line.text), is_bare=True)
    spaced = words.SPACED_LABEL.match(line.text)
    return _label(line, spaced["label"], at=spaced.end()) if spaced else None


def parts_of(line: Run) -> list[Run]:
    """A header line cut before each further label that stands in it."""
    cuts = [found.start("label") for found in words.LABEL_WITHIN.finditer(line.text)]
    ends = [*cuts, len(line.text)]
    return [line.part(start, end) for start, end in zip([0, *cuts], ends, strict=True)]


def _label(line: Run, label: str, *, at: int, is_bare: bool = False) -> Label:
    name = tight(label)
    return Label(_KEYS[name], name, line.part(at, len(line.text)), is_bare=is_bare)
