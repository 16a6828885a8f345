"""A chain of letters as SVG, from the first document down to whom the last one addresses.

A page that draws it shows the same letters in a table below.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhicai.actions.rulebook.find_source_page import ITSELF, Step
from zhicai.basics.dates import format_roc
from zhicai.basics.rulebook_words import RELATIONS

WIDTH, BOX_X, BOX_WIDTH, BOX, GAP = 640, 60, 560, 58, 40
LONGEST = 36


def draw_chain(steps: Sequence[Step], current: str) -> SafeString:
    """Boxes from top to bottom, a thick one for `current`; empty where nothing is chained."""
    last = steps[-1].addressee if steps else None
    if not steps[1:] and not last:
        return SafeString("")
    count = len(steps) + bool(last)
    height = count * BOX + (count - 1) * GAP + 8
    boxes = format_html_join(
        "",
        "{}",
        ((_box(step, at, is_current=step.source.id == current),) for at, step in enumerate(steps)),
    )
    end = _addressee(last, len(steps)) if last else SafeString("")
    return format_html(
        '<svg class="zc-chain img-fluid" role="img" aria-labelledby="zc-chain-title zc-chain-desc"'
        ' viewBox="0 0 {} {}" width="{}" height="{}" font-size="14" fill="#1b1f24">'
        '<title id="zc-chain-title">轉知鏈</title><desc id="zc-chain-desc">{}</desc>{}{}</svg>',
        WIDTH,
        height,
        WIDTH,
        height,
        "由上而下：先發的文件在上，往下轉知或引用；相同的文件列在下表。",
        boxes,
        end,
    )


def _top(at: int) -> int:
    return 4 + at * (BOX + GAP)


def _box(step: Step, at: int, *, is_current: bool) -> SafeString:
    source, top = step.source, _top(at)
    day = format_roc(source.issued_on) if source.issued_on else "日期未詳"
    marks = " ".join(text for text in (day, source.issue_number, source.kind) if text)
    return format_html(
        '{}<rect x="{}" y="{}" width="{}" height="{}" fill="#f4f6f8" stroke="#1b1f24"'
        ' stroke-width="{}"/>'
        '<text x="{}" y="{}" font-weight="700">{}</text><text x="{}" y="{}">{}</text>',
        _arrow(RELATIONS[step.relation], top) if step.relation != ITSELF else SafeString(""),
        BOX_X,
        top,
        BOX_WIDTH,
        BOX,
        3 if is_current else 1,
        BOX_X + 14,
        top + 24,
        _short(f"{source.issuer}（這一份）" if is_current else source.issuer),
        BOX_X + 14,
        top + 46,
        _short(marks),
    )


def _addressee(told: str, at: int) -> SafeString:
    top = _top(at)
    return format_html(
        '{}<rect x="{}" y="{}" width="{}" height="{}" fill="#fff" stroke="#1b1f24"'
        ' stroke-dasharray="6 4"/><text x="{}" y="{}">{}</text>',
        _arrow("正本", top),
        BOX_X,
        top,
        BOX_WIDTH,
        BOX,
        BOX_X + 14,
        top + 35,
        _short(told),
    )


def _arrow(word: str, top: int) -> SafeString:
    """From the box above down to this one, with what passes between them."""
    x, start, tip = BOX_X + 40, top - GAP, top
    return format_html(
        '<path d="M{} {}V{}" stroke="#1b1f24" stroke-width="2" fill="none"/>'
        '<path d="M{} {}l6 -10h-12z"/><text x="{}" y="{}">{}</text>',
        x,
        start,
        tip - 8,
        x,
        tip,
        x + 14,
        start + GAP // 2 + 5,
        word,
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
