"""What was removed after its term, by whose order and by which rule; and what may not go."""

from django.db import models


class RetentionRun(models.Model):
    """One order to remove; `terms` are those that held on `as_of`, each with its basis.

    `counts` and `snapshots` grow with each batch: a run that died goes on under its number.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等候"
        RUNNING = "running", "執行中"
        DONE = "done", "完成"
        FAILED = "failed", "沒有完成"

    agency_code = models.CharField(max_length=40, db_index=True)
    actor_code = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    is_nightly = models.BooleanField(default=False)
    as_of = models.DateField()
    asked_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    failure_code = models.CharField(max_length=60, blank=True)
    terms = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    snapshots = models.JSONField(default=list)


class RemovedObject(models.Model):
    """One thing that is gone: its name, and the hash of what it was; never what it said."""

    run = models.ForeignKey(RetentionRun, models.PROTECT, related_name="removed")
    kind = models.CharField(max_length=20)
    object_key = models.CharField(max_length=120)
    content_hash = models.CharField(max_length=64)
    file_hash = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_key"], name="one_removal"),
        ]


class RetentionHold(models.Model):
    """暫停銷毀: nothing of the agency and those below it goes until the hold is ended."""

    agency_code = models.CharField(max_length=40, db_index=True)
    reason = models.CharField(max_length=300)
    begun_by = models.CharField(max_length=150)
    begun_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code"],
                condition=models.Q(ended_at__isnull=True),
                name="one_hold",
            )
        ]
