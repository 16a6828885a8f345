"""Background work that an officer waits for: how far it is, and whether it is still alive."""

from django.db import models


class Job(models.Model):
    """One piece of work on one object, such as a draft; the last one of an object counts.

    `beat_at` is the last sign of life; `done_count` of `total_count` steps or rows, 0 where the
    total is not known yet.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "等候"
        RUNNING = "running", "執行中"
        DONE = "done", "完成"
        FAILED = "failed", "失敗"

    kind = models.CharField(max_length=40)
    object_key = models.CharField(max_length=40)
    agency_code = models.CharField(max_length=40)
    actor_code = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    done_count = models.IntegerField(default=0)
    total_count = models.IntegerField(default=0)
    step_text = models.CharField(max_length=100, blank=True)
    failure_code = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["object_key", "status"], name="job_of_object")]
