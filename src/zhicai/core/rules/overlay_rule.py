"""What a provision leaves to the agencies, field by field."""

import re

from zhicai.core.rules.form import Form
from zhicai.core.rules.provision import OVERLAY_KINDS, OverlayField, OverlayGround, OverlayRule

_RULE_KEYS = frozenset(["ground", "fields", "closed_because"])
_FIELD_KEYS = frozenset(["key", "kind", "choices", "columns", "not_below", "optional"])
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def read_overlay_rule(form: Form) -> OverlayRule | None:
    """None where the provision says nothing of overlays; it must be one that agencies may set."""
    item = form.form("overlay", _RULE_KEYS)
    if item is None:
        return None
    if not form.flag("agency_may_set"):
        form.fault("overlay", "overlay_not_open")
    rule = OverlayRule(
        ground=item.member("ground", OverlayGround) or OverlayGround.SILENT,
        fields=tuple(_read_field(one) for one in item.forms("fields", _FIELD_KEYS)),
        closed_because=item.optional_text("closed_because"),
    )
    if rule.is_open == (rule.closed_because is not None):
        item.fault("fields", "fields_or_reason")
    return rule


def _read_field(form: Form) -> OverlayField:
    field = OverlayField(
        key=form.text("key", pattern=_KEY),
        kind=form.text("kind"),
        choices=form.texts("choices"),
        columns=tuple(_read_field(one) for one in form.forms("columns", _FIELD_KEYS)),
        not_below=form.optional_text("not_below"),
        is_optional=form.flag("optional"),
    )
    if field.kind not in OVERLAY_KINDS:
        known = " ".join(OVERLAY_KINDS)
        form.fault("kind", "unknown_word", key="kind", seen=field.kind, known=known)
    if (field.kind == "choice") != bool(field.choices):
        form.fault("choices", "kind_needs", key="choices", seen=field.kind)
    if (field.kind == "rows") != bool(field.columns):
        form.fault("columns", "kind_needs", key="columns", seen=field.kind)
    return field
