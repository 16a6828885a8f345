"""How much of a stranger's letter is read before it is refused or cut short."""

from __future__ import annotations

MIB = 1 << 20

MAX_FILE_BYTES = 50 * MIB
MAX_TEXT_BYTES = 8 * MIB  # a plain text is decoded and read in one piece
MAX_XML_BYTES = 8 * MIB  # a DI holds one letter
MAX_ELEMENTS = 100_000  # of a DI
MAX_PART_BYTES = 32 * MIB  # of a document, unpacked
MAX_TEXT = 1_000_000  # characters: some 1,500 pages
MAX_PAGES = 300
MAX_PAGE_CHARACTERS = 60_000
MAX_DEPTH = 256

CHILD_MEMORY = 512 * MIB
CPU_SECONDS = 10
WALL_SECONDS_PER_CPU_SECOND = 3
