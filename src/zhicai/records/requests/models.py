"""What colleagues and heads of divisions ask of the HR office, and duties that were confirmed."""

from django.db import models

from zhicai.records.enclosures.models import Enclosure


class StaffRequest(models.Model):
    """One request about one person; `content` holds what was typed, IDs masked.

    `batch` is the edit that it led to, so that the edit can be undone as any other.
    """

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", "送件：證書"
        OBJECTION = "objection", "異議"
        DUTY_CORRECTION = "duty_correction", "工作項目更正"

    class State(models.TextChoices):
        WAITING = "waiting", "待處理"
        CONFIRMED = "confirmed", "已確認"
        RETURNED = "returned", "退回"
        WITHDRAWN = "withdrawn", "已撤回"

    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    agency_code = models.CharField(max_length=40)
    person_id = models.BigIntegerField(db_index=True)
    content = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=150)
    asked_on_behalf_of = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_on_behalf_of = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    batch = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency_code", "state"], name="request_of_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "agency_code", "person_id", "content_hash"],
                condition=models.Q(state="waiting"),
                name="one_waiting_request",
            )
        ]


class DutyForm(models.Model):
    """A list of duties that was printed or written for whoever has no account.

    `lines` says which posting each line of the form spoke of, and what stood there.
    """

    number = models.CharField(max_length=20, unique=True)
    agency_code = models.CharField(max_length=40)
    division = models.CharField(max_length=100, blank=True)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    lines = models.JSONField(default=list)


class DutyConfirmation(models.Model):
    """That somebody confirmed the duties of a posting as they stood; a changed text reopens it.

    Without an account it is signed on a form, which the HR office files with its day and page.
    """

    person_id = models.BigIntegerField(db_index=True)
    agency_code = models.CharField(max_length=40)
    division = models.CharField(max_length=100, blank=True)
    posting = models.BigIntegerField()
    text_hash = models.CharField(max_length=64)
    confirmed_by = models.CharField(max_length=150)
    confirmed_on_behalf_of = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField()
    form = models.ForeignKey(DutyForm, models.PROTECT, null=True, related_name="confirmations")
    signed_by = models.CharField(max_length=100, blank=True)
    signed_on = models.DateField(null=True)
    enclosure = models.ForeignKey(Enclosure, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "agency_code", "text_hash"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_duty_confirmation",
            )
        ]
