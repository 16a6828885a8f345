"""Horizontal bars as SVG, told apart by pattern and place, so that they read in black and white.

A page that draws them shows the same numbers in a table below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, NAME_WIDTH, TOLD_WIDTH = 760, 210, 110
ROW, BAR, TOP = 26, 16, 30
ROOM = WIDTH - NAME_WIDTH - TOLD_WIDTH
LONGEST_NAME = 14
MOST_ROWS = 40
PARTS = (("met", "達成"), ("short", "未達成"), ("unknown", "資料不足"))
FILLS = {"met": "#1f4e79", "short": "url(#zc-bars-short)", "unknown": "#fff"}
PATTERN = SafeString(
    '<defs><pattern id="zc-bars-short" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#f3d9b1"/>'
    '<rect width="2" height="6" fill="#7a3e00"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line; `told` stands behind the bar."""

    name: str
    met: int
    short: int
    unknown: int
    told: str

    @property
    def total(self) -> int:
        return self.met + self.short + self.unknown


def draw_bars(
    title: str, bars: Sequence[Bar], *, parts: Sequence[tuple[str, str]] = PARTS
) -> SafeString:
    """A picture of the first lines, each as long as it has people; empty where nobody is."""
    shown = list(bars[:MOST_ROWS])
    longest = max((bar.total for bar in shown), default=0)
    if not longest:
        return SafeString("")
    height = TOP + ROW * len(shown)
    lines = format_html_join(
        "", "{}", ((_line(bar, TOP + ROW * at, longest),) for at, bar in enumerate(shown))
    )
    return format_html(
        '<svg class="zc-bars img-fluid" role="img" aria-labelledby="zc-bars-title zc-bars-desc"'
        ' viewBox="0 0 {} {}" width="{}" height="{}" font-size="13" fill="#1b1f24">'
        '<title id="zc-bars-title">{}</title><desc id="zc-bars-desc">{}</desc>{}{}{}</svg>',
        WIDTH,
        height,
        WIDTH,
        height,
        title,
        describe(len(bars), [name for _, name in parts]),
        PATTERN,
        _legend(parts),
        lines,
    )


def describe(count: int, names: Sequence[str]) -> str:
    """What the picture shows, for whoever cannot see it."""
    told = f"橫條的長度是人數，依序為{'、'.join(names)}；相同的數字列在下表。"
    return told if count <= MOST_ROWS else f"{told}只畫前 {MOST_ROWS} 個。"


def _legend(parts: Sequence[tuple[str, str]]) -> SafeString:
    return format_html_join(
        "",
        '<rect x="{}" y="6" width="22" height="12" fill="{}" stroke="#1b1f24"/>'
        '<text x="{}" y="17">{}</text>',
        (
            (NAME_WIDTH + at * 110, FILLS[key], NAME_WIDTH + at * 110 + 28, name)
            for at, (key, name) in enumerate(parts)
        ),
    )


def _line(bar: Bar, top: int, longest: int) -> SafeString:
    pieces = [(getattr(bar, key), FILLS[key]) for key, _ in PARTS]
    return draw_line(bar.name, bar.told, pieces=pieces, top=top, room=ROOM, longest=longest)


def draw_line(
    name: str,
    told: str,
    *,
    pieces: Sequence[tuple[int, str]],
    top: int,
    room: int,
    longest: int,
) -> SafeString:
    """A name, its pieces (count and filling) one behind the other, and what is told behind them."""
    left, parts = float(NAME_WIDTH), []
    for count, filling in pieces:
        width = count * room / longest
        if width:
            parts.append((f"{left:.1f}", top + 4, f"{width:.1f}", BAR, filling))
        left += width
    rects = format_html_join(
        "", '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#1b1f24"/>', parts
    )
    return format_html(
        '<text x="{}" y="{}" text-anchor="end">{}</text>{}<text x="{}" y="{}">{}</text>',
        NAME_WIDTH - 8,
        top + 17,
        shorten(name),
        rects,
        f"{left + 6:.1f}",
        top + 17,
        told,
    )


def shorten(name: str) -> str:
    """A name that fits beside the bars; the table has it whole.

    >>> shorten("示範縣政府環境保護局第一稽查大隊"), shorten("示範局")
    ('示範縣政府環境保護局第一稽…', '示範局')
    """
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
