"""Coverage files and the registers, field by field."""

import re

from yaml.nodes import Node, SequenceNode

from zhicai.basics.words import Norm
from zhicai.core.rules.coverage import CoverageRow, Register, Registers
from zhicai.core.rules.faults import FileReport
from zhicai.core.rules.form import Form
from zhicai.core.rules.strict_yaml import line_of

_ROW_KEYS = frozenset(
    ["id", "place", "says", "norm", "provisions", "screens", "information_only", "equals", "note"]
)
_REGISTER_KEYS = frozenset(["prefix", "first", "last"])
_REGISTERS_KEYS = frozenset(["coverage", "unpublished", "conflicts", "screens", "document_kinds"])
_ROW_ID = re.compile(r"C[0-9]+")
_PREFIX = re.compile(r"[A-Z]")


def read_coverage(root: Node, report: FileReport) -> list[CoverageRow]:
    """The rows of one coverage file."""
    if not isinstance(root, SequenceNode):
        report.add(line_of(root), "root_not_list")
        return []
    return [_read_row(Form(item, report, _ROW_KEYS)) for item in root.value]


def _read_row(form: Form) -> CoverageRow:
    row = CoverageRow(
        id=form.text("id", pattern=_ROW_ID),
        place=form.text("place"),
        says=form.text("says"),
        norm=form.member("norm", Norm) or Norm.INFORMATION,
        provisions=form.texts("provisions"),
        screens=form.texts("screens"),
        information_only=form.optional_text("information_only"),
        equals=form.texts("equals", one=True),
        note=form.optional_text("note"),
        path=form.report.path,
        line=form.line,
    )
    if not row.is_mapped:
        form.fault("id", "row_unmapped", row=row.id)
    return row


def read_registers(root: Node, report: FileReport) -> Registers | None:
    """The runs of numbers, the screens and the document kinds; None if a part is missing."""
    form = Form(root, report, _REGISTERS_KEYS)
    form.required(*sorted(_REGISTERS_KEYS))
    runs = [_read_register(form, name) for name in ("coverage", "unpublished", "conflicts")]
    screens = form.form("screens", frozenset(_names(form, "screens")))
    if None in runs or screens is None:
        return None
    rows, gaps, conflicts = (run for run in runs if run is not None)
    names = {name: screens.text(name) for name in _names(form, "screens")}
    kinds = form.texts("document_kinds")
    return Registers(rows, gaps, conflicts, names, kinds, path=report.path)


def _names(form: Form, field: str) -> list[str]:
    value = form.value(field)
    return list(value) if isinstance(value, dict) else []


def _read_register(form: Form, name: str) -> Register | None:
    item = form.form(name, _REGISTER_KEYS)
    if item is None:
        return None
    prefix = item.text("prefix", pattern=_PREFIX)
    return Register(prefix, item.whole("first"), item.whole("last"))
