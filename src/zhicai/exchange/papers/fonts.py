"""The fonts of our papers: those of the packages, and the full Kai of CNS 11643 where it is."""

from __future__ import annotations

import struct
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

FONT_PACKAGES = ("cvttf_NotoSansCJK_Regular", "cvttf_NotoSansCJK_Bold")
FULL_KAI = Path("/usr/share/fonts/truetype/cns11643")
ENDINGS = (".otf", ".ttf")
TABLE_RECORD = struct.Struct(">4sIII")
ENCODING_RECORD = struct.Struct(">HHI")
GROUP = struct.Struct(">III")
FIRST_RECORD = 12
COUNT_AT = 4
SEGMENTED = 12
GROUPS_FROM = 16


@lru_cache(maxsize=1)
def font_folders() -> tuple[Path, ...]:
    """Named outright: a font of the machine would change the paper from desk to desk."""
    packaged = tuple(Path(str(files(name))) for name in FONT_PACKAGES)
    return (*packaged, FULL_KAI) if FULL_KAI.is_dir() else packaged


@lru_cache(maxsize=1)
def load_fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in font_folders()],
    )


@lru_cache(maxsize=1)
def drawn_characters() -> frozenset[int]:
    """Every code point that can be drawn: in regular and bold, or in the full Kai."""
    covered = [
        {code for path in _fonts_in(folder) for code in read_code_points(path)}
        for folder in font_folders()
    ]
    packaged, others = covered[: len(FONT_PACKAGES)], covered[len(FONT_PACKAGES) :]
    return frozenset(set.intersection(*packaged).union(*others))


def _fonts_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)


def read_code_points(path: Path) -> set[int]:
    """The character map of an OpenType font: its segmented table for the whole of Unicode."""
    content = path.read_bytes()
    table = _find_table(content, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for number in range(count):
        place = COUNT_AT + number * ENCODING_RECORD.size
        _, _, offset = ENCODING_RECORD.unpack_from(table, place)
        if struct.unpack_from(">H", table, offset) == (SEGMENTED,):
            found.update(_code_points(table, offset))
    return found


def _find_table(content: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", content, COUNT_AT)
    for number in range(count):
        place = FIRST_RECORD + number * TABLE_RECORD.size
        tag, _, offset, length = TABLE_RECORD.unpack_from(content, place)
        if tag == name:
            return content[offset : offset + length]
    raise ValueError(f"no {name.decode()} in the font")


def _code_points(table: bytes, offset: int) -> set[int]:
    (count,) = struct.unpack_from(">I", table, offset + GROUPS_FROM - COUNT_AT)
    found: set[int] = set()
    for number in range(count):
        first, last, _ = GROUP.unpack_from(table, offset + GROUPS_FROM + number * GROUP.size)
        found.update(range(first, last + 1))
    return found
