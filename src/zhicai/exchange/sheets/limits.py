"""How much of a stranger's file is read before it is refused.

The sizes of the archive follow trap 5 of the reliability standard, rows and columns trap 4.
"""

from __future__ import annotations

MIB = 1 << 20

MAX_FILE_BYTES = 64 * MIB
MAX_UNPACKED_BYTES = 256 * MIB
MAX_PART_BYTES = 64 * MIB
MAX_ENTRIES = 2_000
MAX_NESTED_ZIPS = 1

MAX_ROWS = 100_100  # 100,000 rows of data, and room for titles and headers
MAX_COLUMNS = 256
LAST_ROW = 1_048_576  # of any spreadsheet program; blank rows may be stated up to here
MAX_AREA = 8_000_000  # cells between the first and the last value of one sheet
MAX_CELLS = 3_000_000
MAX_TEXT = 100_000_000  # characters of one file
MAX_CELL_TEXT = 32_767  # what a spreadsheet program itself allows
KEPT_OF_LONG_TEXT = 100
MAX_MERGES = 20_000
MAX_DEPTH = 256

CHILD_MEMORY = 512 * MIB
CHILD_CPU_SECONDS = 4.0
CPU_SECONDS_PER_MIB = 2.0
LONGEST_CPU_SECONDS = 180.0
EARNING_CELLS = 50_000
EARNED_CPU_SECONDS = 2
PASSWORD_ATTEMPTS = 3


def seconds_for(size: int) -> float:
    """Give the processor time that a file of this size may take before it has shown any values.

    A bad file is stopped within five seconds. One that holds values earns more time as they come,
    so that 100,000 honest rows are read however well they were packed.
    """
    allowed = CHILD_CPU_SECONDS + CPU_SECONDS_PER_MIB * max(0, size - MIB // 4) / MIB
    return min(allowed, LONGEST_CPU_SECONDS)
