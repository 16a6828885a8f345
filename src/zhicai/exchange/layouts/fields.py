"""What a layout is made of: fields, the columns that must be there, and the cells that must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zhicai.exchange.sheets.model import Value

Parse = Callable[[Value], Any]
Notice = Callable[[Value], str | None]
Values = dict[str, Any]
Needs = tuple[tuple[tuple[str, ...], ...], ...]


def no_notice(_: Value) -> str | None:
    return None


def names(text: str) -> tuple[str, ...]:
    """Write a list of headers as a paragraph.

    >>> names("機關 機關全銜")
    ('機關', '機關全銜')
    """
    return tuple(text.split())


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One kind of column.

    `synonyms` are certain. `weak` names may mean the field: the officer is asked. `parse` turns a
    cell into a value and raises Unreadable; with `keys` it gives one part for each key. An inner
    field serves the row's own checks only and is not handed out.
    """

    name: str
    label: str
    parse: Parse
    synonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    notice: Notice = no_notice
    keys: tuple[str, ...] = ()
    is_inner: bool = False
    choices: str = ""
    is_proven: bool = False

    @property
    def targets(self) -> tuple[str, ...]:
        """The keys of `Row.values` that this field fills."""
        return self.keys or (self.name,)

    def but(self, **changes: Any) -> Field:
        """The same field as another layout writes it.

        >>> Field("name", "姓名", str).but(label="學員姓名").label
        '學員姓名'
        """
        return replace(self, **changes)


@dataclass(slots=True)
class Draft:
    """A row on its way: the values so far, and what its layout has to say about them."""

    values: Values
    faults: list[tuple[str, str, Mapping[str, str]]]
    notices: list[tuple[str, str, Mapping[str, str]]]

    def fault(self, code: str, field: str, **details: str) -> None:
        self.faults.append((code, field, details))

    def notice(self, code: str, field: str, **details: str) -> None:
        self.notices.append((code, field, details))


def leave_as_is(_: Draft) -> None:
    """Most layouts have nothing to compare between the cells of a row."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One kind of sheet.

    `needs` are columns, `cells` are values: of each tuple one alternative must be complete.
    A sheet with a column of `forbids` is another kind. `identity` tells a data row from a total;
    `carry` are filled downwards under merged cells; `unused` are known columns without use here.
    `made` names the fields of which the first with a value fills a key; `stands_in` names where a
    key is seen that `finish` may have copied.
    """

    name: str
    title: str
    order: int
    fields: tuple[Field, ...]
    needs: Needs
    cells: Needs
    identity: tuple[str, ...]
    forbids: tuple[Field, ...] = ()
    unused: tuple[str, ...] = ()
    carry: tuple[str, ...] = ()
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stands_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_period: bool = False
    finish: Callable[[Draft], None] = leave_as_is

    def get_field(self, name: str) -> Field:
        """Find a field by its name, or by a key that it fills."""
        own = [some for some in self.fields if some.name == name]
        return (own or [some for some in self.fields if name in some.targets])[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """What `Row.values` holds, always all of them; None where the sheet says nothing."""
        named = [key for some in self.fields if not some.is_inner for key in some.targets]
        return tuple(dict.fromkeys((*named, *self.made)))

    def fields_of(self, key: str) -> tuple[str, ...]:
        """The fields in whose columns a key may be seen, the likeliest first."""
        own = [some.name for some in self.fields if some.name == key]
        fills = [some.name for some in self.fields if key in some.targets]
        stand_ins = self.stands_in.get(key, ())
        return tuple(dict.fromkeys((*self.made.get(key, ()), *own, *fills, *stand_ins)))
