"""A source file, field by field."""

import re

from yaml.nodes import Node

from zhicai.core.rules.faults import FileReport
from zhicai.core.rules.form import Form
from zhicai.core.rules.read_provision import read_doubts, read_gaps, read_id
from zhicai.core.rules.source import Grade, Relation, Source, SourceCitation, TextState

_SOURCE_KEYS = frozenset(
    [
        "id",
        "title",
        "kind",
        "issuer",
        "joint_issuers",
        "issue_number",
        "issued_on",
        "issued_on_text",
        "in_force_from",
        "repealed_on",
        "text",
        "grade",
        "address",
        "addressee",
        "abstract",
        "cites",
        "notes",
        "verified_on",
        "verified_by",
        "doubts",
        "unpublished",
    ]
)
_CITE_KEYS = frozenset(["source", "relation", "clause"])
_ADDRESS = re.compile(r"https?://\S+")


def read_source(root: Node, report: FileReport, source_id: str) -> Source:
    """One source; its id is the name of its file."""
    form = Form(root, report, _SOURCE_KEYS)
    return Source(
        id=read_id(form, source_id),
        title=form.text("title"),
        kind=form.text("kind"),
        issuer=form.text("issuer"),
        issued_on=form.day_or_null("issued_on"),
        text=form.member("text", TextState) or TextState.NOT_HELD,
        grade=form.member("grade", Grade) or Grade.D,
        abstract=form.text("abstract"),
        verified_on=form.day("verified_on"),
        verified_by=form.text("verified_by"),
        joint_issuers=form.texts("joint_issuers"),
        issue_number=form.quoted_text("issue_number"),
        issued_on_text=form.optional_text("issued_on_text"),
        in_force_from=form.optional_day("in_force_from"),
        repealed_on=form.optional_day("repealed_on"),
        address=form.optional_text("address", pattern=_ADDRESS),
        addressee=form.optional_text("addressee"),
        cites=_read_cites(form),
        notes=form.texts("notes"),
        doubts=read_doubts(form),
        unpublished=read_gaps(form),
        path=report.path,
        line=form.line,
    )


def _read_cites(form: Form) -> tuple[SourceCitation, ...]:
    return tuple(
        SourceCitation(
            source=item.text("source"),
            relation=item.member("relation", Relation) or Relation.MENTION,
            clause=item.optional_text("clause"),
            line=item.line,
        )
        for item in form.forms("cites", _CITE_KEYS)
    )
