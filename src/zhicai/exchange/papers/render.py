"""A template and its data → PDF, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from zhicai.exchange.papers.drawable import GETA, Drawable
from zhicai.exchange.papers.fonts import load_fonts

TEMPLATES = Path(str(files("zhicai.exchange.papers").joinpath("templates")))


def render_pdf(template: str, data: Mapping[str, Any], *, made_at: dt.datetime) -> bytes:
    """Fill a template; `made_at` is the instant that the paper bears, inside and out."""
    drawable = Drawable()
    told: dict[str, Any] = drawable.tidy(data)
    told["missing_characters"] = [
        f"{code}（{text[:20].replace(GETA, '')}）"
        for code, text in sorted(drawable.tidy(drawable.missing).items())
    ]
    content = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=load_fonts(),
        sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
        timestamp=made_at.replace(microsecond=0),
        pdf_standards=["a-2a", "ua-1"],  # kept for years, read aloud; no character without glyph
    )
    if not isinstance(content, bytes):
        raise TypeError("a paper is one file")
    return content
