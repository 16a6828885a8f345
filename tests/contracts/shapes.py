"""Hold a document against its promised shape: exact keys, kinds of values, nothing else."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "json"
PLAIN = {"text": str, "bool": bool, "whole": int}
PATTERNS = {"place": r"[A-Z]+[1-9][0-9]*", "masked": r"[A-Z][0-9A-D][0-9]{4}\*{4}"}


@cache
def shapes():
    """Every shape by its full name, `import.file`."""
    return {
        f"{path.stem}.{name}": shape
        for path in sorted(FOLDER.glob("*.yaml"))
        for name, shape in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def promised(name):
    """The keys that a shape must have, without those that we add."""
    return set(shapes()[name]) - {"also"}


def misfits(value, kind, at="$"):
    """Where a value differs from its kind, as `$.files[0].name: text expected`."""
    if isinstance(kind, list):
        return _list_misfits(value, kind[0], at)
    if kind.endswith("?"):
        return [] if value is None else misfits(value, kind[:-1], at)
    if kind in shapes():
        return _shape_misfits(value, shapes()[kind], at)
    return [] if _is_a(value, kind) else [f"{at}: {kind} expected, not {value!r}"]


def _list_misfits(value, kind, at):
    if not isinstance(value, list):
        return [f"{at}: list expected, not {value!r}"]
    return [
        found
        for number, each in enumerate(value)
        for found in misfits(each, kind, f"{at}[{number}]")
    ]


def _shape_misfits(value, shape, at):
    kinds = {**shape, **shape.get("also", {})}
    kinds.pop("also", None)
    if not isinstance(value, dict):
        return [f"{at}: object expected, not {value!r}"]
    found = [f"{at}: lacks {key}" for key in kinds if key not in value]
    found += [f"{at}: has {key} besides" for key in value if key not in kinds]
    for key in kinds.keys() & value.keys():
        found += misfits(value[key], kinds[key], f"{at}.{key}")
    return found


def _is_a(value, kind):
    if kind in PLAIN:
        is_bool = isinstance(value, bool)
        return isinstance(value, PLAIN[kind]) and is_bool == (kind == "bool")
    if kind in ("number", "rate"):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and (kind == "number" or 0 <= value <= 1)
    return isinstance(value, str) and _is_written_as(value, kind)


def _is_written_as(text, kind):
    if kind.startswith("= "):
        return text in kind.removeprefix("= ").split(" | ")
    if kind in PATTERNS:
        return re.fullmatch(PATTERNS[kind], text) is not None
    try:
        if kind == "day":
            return dt.date.fromisoformat(text).isoformat() == text
        return kind == "instant" and dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
