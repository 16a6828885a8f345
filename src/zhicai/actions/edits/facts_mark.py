"""A mark of all facts of the installation: as long as it stays, nothing was written."""

from zhicai.records.audit.models import AuditEvent
from zhicai.records.ledger.models import SourceFile

Mark = tuple[str | None, int | None]


def facts_mark() -> Mark:
    """The link of the audit chain that the last batch left, and its file."""
    events = AuditEvent.objects.filter(action__startswith="batch.").order_by("-sequence")
    files = SourceFile.objects.order_by("-batch_id", "id")
    return (
        events.values_list("hash", flat=True).first(),
        files.values_list("id", flat=True).first(),
    )
