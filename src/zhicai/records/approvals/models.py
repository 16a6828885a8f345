"""Acts that no one account does alone."""

from django.db import models

from zhicai.records.enclosures.models import Enclosure


class Approval(models.Model):
    """An act that one account asks for, and that runs once a second account or a paper agrees.

    `content` is canonical JSON of what exactly is asked for; `facts_hash` covers the facts that
    the one who asked saw. A deputy stands for another account: both are kept.
    """

    class Kind(models.TextChoices):
        YEAR_CLOSE = "year_close", "年度統計截止"
        SCORE_FREEZE = "score_freeze", "評分定版"
        BULK_DELETE = "bulk_delete", "大量刪除"

    class State(models.TextChoices):
        WAITING = "waiting", "待核准"
        APPROVED = "approved", "已核准並執行"
        SETTLED = "settled", "依紙本核定並執行"
        DECLINED = "declined", "不同意"
        WITHDRAWN = "withdrawn", "已撤回"
        EXPIRED = "expired", "逾期未核准"

    kind = models.CharField(max_length=20, choices=Kind)
    agency_code = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    facts_hash = models.CharField(max_length=64)
    preview = models.JSONField(default=list)
    asked_by = models.CharField(max_length=150)
    asked_on_behalf_of = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_on_behalf_of = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    paper_on = models.DateField(null=True)
    paper_number = models.CharField(max_length=100, blank=True)
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["agency_code", "state"], name="approval_of_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "agency_code", "content_hash"],
                condition=models.Q(state="waiting"),
                name="one_waiting_act",
            )
        ]


class ApprovedRun(models.Model):
    """That an act was run: one row for one approval, whoever else tries at the same moment."""

    approval = models.OneToOneField(Approval, models.PROTECT, related_name="run")
    run_at = models.DateTimeField()
    outcome = models.JSONField(default=dict)
