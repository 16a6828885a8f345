"""The layouts there are: each folder here with a `columns.py` is one."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhicai.exchange.layouts.fields import Field, Layout
from zhicai.exchange.layouts.headers import fold_header

HERE = Path(__file__).parent
SERIAL_NUMBERS = frozenset({"序號", "項次", "流水號", "no", "no."})


@functools.cache
def all_layouts() -> tuple[Layout, ...]:
    """Find every layout, in the order in which files are applied."""
    room = __package__ or ""
    folders = [found.name for found in pkgutil.iter_modules([str(HERE)]) if found.ispkg]
    modules = [importlib.import_module(f"{room}.{name}.columns") for name in folders]
    found: list[Layout] = [module.LAYOUT for module in modules]
    return tuple(sorted(found, key=lambda layout: (layout.order, layout.name)))


def get_layout(name: str) -> Layout:
    return next(layout for layout in all_layouts() if layout.name == name)


@dataclass(frozen=True, slots=True)
class Names:
    """The folded headers of one layout: certain ones by their field, weak ones by their fields."""

    exact: Mapping[str, str]
    certain: Mapping[str, str]
    weak: Mapping[str, tuple[str, ...]]
    unused: frozenset[str]
    forbidden: frozenset[str]


@functools.cache
def names_of(layout: Layout) -> Names:
    weak: dict[str, tuple[str, ...]] = {}
    for field in layout.fields:
        for name in field.weak:
            key = fold_header(name)
            weak[key] = (*weak.get(key, ()), field.name)
    return Names(
        exact={fold_header(field.label): field.name for field in layout.fields},
        certain={
            fold_header(name): field.name for field in layout.fields for name in field.synonyms
        },
        weak=weak,
        unused=SERIAL_NUMBERS | frozenset(map(fold_header, layout.unused)),
        forbidden=frozenset(key for field in layout.forbids for key in certain_keys(field)),
    )


@functools.cache
def certain_keys(field: Field) -> frozenset[str]:
    """The folded headers that mean this field and nothing else.

    >>> sorted(certain_keys(Field("name", "姓名", str, synonyms=("學員 姓名",))))
    ['姓名', '學員姓名']
    """
    return frozenset(map(fold_header, (field.label, *field.synonyms)))


@functools.cache
def weak_keys(field: Field) -> frozenset[str]:
    """The folded headers that may mean this field."""
    return frozenset(map(fold_header, field.weak))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every header that any layout knows: by it a header row is told from a row of data."""

    certain: frozenset[str]
    weak: frozenset[str]
    openers: frozenset[str]

    def also(self, keys: Iterable[str]) -> Vocabulary:
        """The same, with the headers that an officer has explained."""
        more = frozenset(keys)
        return Vocabulary(self.certain | more, self.weak, self.openers | more)

    def weight(self, keys: tuple[str, ...]) -> int:
        if not self.certain.isdisjoint(keys):
            return 2
        return 0 if self.weak.isdisjoint(keys) else 1


@functools.cache
def vocabulary() -> Vocabulary:
    names = [names_of(layout) for layout in all_layouts()]
    certain = frozenset(key for some in names for key in (*some.exact, *some.certain))
    return Vocabulary(
        certain=certain,
        weak=frozenset(key for some in names for key in (*some.weak, *some.unused)) - certain,
        openers=certain | SERIAL_NUMBERS | {"編號"},
    )
