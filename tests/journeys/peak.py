"""Read files in a process of their own and print its peak and that of its children, in KiB.

A child begins life with its parent's peak, so the parent must be as small as a command is.
"""

import resource
import sys
from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.reading import read_layout
from zhicai.exchange.sheets.read import open_books


def read(path):
    try:
        for book in open_books(path, password=lambda _: None):
            read_layout(book)
    except Refused:
        return


def own_peak():
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        read(Path(name))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(f"{own_peak()} {children}\n")
