"""One measured figure, and the table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.basics.text import display_width, pad

HEADER = ("figure", "ours", "peer", "ratio", "target", "")
OK, SHORT, BELOW_AIM, NOT_ASKED = "ok", "short", "below aim", "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Texts as they are shown; the verdict says what came of the target or the aim."""

    name: str
    ours: str
    peer: str = "-"
    ratio: str = "-"
    target: str = "-"
    verdict: str = NOT_ASKED


def at_most(value: float, limit: float, *, is_asked: bool = True) -> str:
    """The verdict on a target; none where the run was too small to ask for it."""
    if not is_asked:
        return NOT_ASKED
    return OK if value <= limit else SHORT


def at_least(value: float, aim: float, *, is_asked: bool = True) -> str:
    """The verdict on an aim: it is shown, and fails nothing."""
    if not is_asked:
        return NOT_ASKED
    return OK if value >= aim else BELOW_AIM


def quicker(peer: float, ours: float) -> str:
    """How ours stands to the peer.

    >>> quicker(30, 2), quicker(2, 3)
    ('15.0 x quicker', '1.50 x slower')
    """
    return f"{peer / ours:.1f} x quicker" if peer >= ours else f"{ours / peer:.2f} x slower"


def print_table(figures: Sequence[Figure]) -> None:
    told = [(f.name, f.ours, f.peer, f.ratio, f.target, f.verdict) for f in figures]
    rows = [HEADER, *told]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip(), flush=True)


def report(figures: Sequence[Figure]) -> int:
    """Show the table; the exit code of the run."""
    print_table(figures)
    return exit_code(figures)


def exit_code(figures: Sequence[Figure]) -> int:
    """1 where a target was missed."""
    return int(any(figure.verdict == SHORT for figure in figures))
