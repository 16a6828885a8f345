"""Stacked bars of any number of parts as SVG, told apart by pattern, so that grey is enough.

A page that draws them shows the same numbers in a table below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhicai.web.components.bars import MOST_ROWS, NAME_WIDTH, ROW, WIDTH, describe, draw_line

TOLD_WIDTH, LEGEND_ROW = 90, 24
LEGEND_WIDTH, LEGEND_COLUMNS = 136, 4
ROOM = WIDTH - NAME_WIDTH - TOLD_WIDTH
# Dark and solid first, white last; between them lines and dots.
FILLS = (
    "#1f4e79",
    "#dfe9f2",
    "url(#zc-stacked-slant)",
    "url(#zc-stacked-dots)",
    "url(#zc-stacked-cross)",
    "url(#zc-stacked-level)",
    "#ffffff",
)
PATTERNS = SafeString(
    "<defs>"
    '<pattern id="zc-stacked-slant" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#f3d9b1"/>'
    '<rect width="2" height="6" fill="#7a3e00"/></pattern>'
    '<pattern id="zc-stacked-dots" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#e3f1e3"/><circle cx="3" cy="3" r="1.6" fill="#1d5c2e"/>'
    "</pattern>"
    '<pattern id="zc-stacked-cross" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#fff"/><path d="M0 0L8 8M8 0L0 8" stroke="#7a1f3d"/>'
    "</pattern>"
    '<pattern id="zc-stacked-level" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#fff"/><rect width="5" height="1.5" fill="#555"/></pattern>'
    "</defs>"
)


@dataclass(frozen=True, slots=True)
class Stack:
    """One line: as many counts as there are parts; `told` stands behind the bar."""

    name: str
    counts: Sequence[int]
    told: str


def draw_stacks(title: str, stacks: Sequence[Stack], parts: Sequence[str]) -> SafeString:
    """A picture of the first lines, each as long as it has people; empty where nobody is."""
    shown = list(stacks[:MOST_ROWS])
    longest = max((sum(stack.counts) for stack in shown), default=0)
    if not longest:
        return SafeString("")
    top = LEGEND_ROW * -(-len(parts) // LEGEND_COLUMNS) + 6
    height = top + ROW * len(shown)
    lines = format_html_join(
        "", "{}", ((_line(one, top + ROW * at, longest),) for at, one in enumerate(shown))
    )
    return format_html(
        '<svg class="zc-bars img-fluid" role="img" aria-labelledby="zc-stacked-title'
        ' zc-stacked-desc" viewBox="0 0 {} {}" width="{}" height="{}" font-size="13"'
        ' fill="#1b1f24"><title id="zc-stacked-title">{}</title><desc id="zc-stacked-desc">{}'
        "</desc>{}{}{}</svg>",
        WIDTH,
        height,
        WIDTH,
        height,
        title,
        describe(len(stacks), parts),
        PATTERNS,
        _legend(parts),
        lines,
    )


def _legend(parts: Sequence[str]) -> SafeString:
    places = [
        (
            NAME_WIDTH + at % LEGEND_COLUMNS * LEGEND_WIDTH,
            6 + at // LEGEND_COLUMNS * LEGEND_ROW,
            name,
        )
        for at, name in enumerate(parts)
    ]
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="22" height="12" fill="{}" stroke="#1b1f24"/>'
        '<text x="{}" y="{}">{}</text>',
        (
            (left, top, FILLS[at], left + 28, top + 11, name)
            for at, (left, top, name) in enumerate(places)
        ),
    )


def _line(stack: Stack, top: int, longest: int) -> SafeString:
    pieces = [(count, FILLS[at]) for at, count in enumerate(stack.counts)]
    return draw_line(stack.name, stack.told, pieces=pieces, top=top, room=ROOM, longest=longest)
