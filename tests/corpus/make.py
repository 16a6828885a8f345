"""The corpus of bad files: all of them, and how to lay one down."""

from pathlib import Path

from corpus import archives, cells, headers, kinds, markup, shapes, texts, values
from corpus.case import BadFile

FILES: tuple[BadFile, ...] = tuple(
    bad
    for module in (archives, markup, kinds, shapes, cells, values, texts, headers)
    for bad in module.FILES
)


def write(bad: BadFile, folder: Path) -> Path:
    """Make the file under its own name."""
    path = folder / bad.name.replace("/", "_")
    made = bad.make()
    with path.open("wb") as file:
        file.writelines([made] if isinstance(made, bytes) else made)
    return path
