"""A mark of all facts of the installation: as long as it stays, nothing was written."""

from django.db.models import QuerySet

from zhicai.actions.rights.wall import above_the_wall
from zhicai.records.audit.models import AuditEvent
from zhicai.records.ledger.models import Batch, SourceFile

Mark = tuple[str | None, int | None]


def facts_mark() -> Mark:
    """The link of the audit chain that the last batch left, and its file."""
    with above_the_wall():  # whatever anybody wrote may move what is kept
        return _mark(AuditEvent.objects.filter(action__startswith="batch."))


def mark_beside(kind: str) -> Mark:
    """The same of the newest batch that moved more than facts of the kind of one model."""
    with above_the_wall():
        others = Batch.objects.exclude(report__changes__has_key=kind)
        batch = others.order_by("-pk").values_list("pk", "kind").first()
        if batch is None:
            return None, None
        number, kind_of_batch = batch
        return _mark(
            AuditEvent.objects.filter(action=f"batch.{kind_of_batch}", object_key=str(number))
        )


def _mark(events: QuerySet[AuditEvent]) -> Mark:
    files = SourceFile.objects.order_by("-batch_id", "id")
    return (
        events.order_by("-sequence").values_list("hash", flat=True).first(),
        files.values_list("id", flat=True).first(),
    )
