"""People whom one agency's roster names while another holds their files."""

from django.db import models


class Transfer(models.Model):
    """One agency asks for the file of one person; whoever holds it releases it or does not.

    Nowhere stands who holds it: whoever asked learns nothing, and the holder finds the row by the
    keyed hash of somebody of her own. `content` is the post that the roster stated, IDs masked.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待雙方確認"
        RELEASED = "released", "已移入"
        DECLINED = "declined", "未獲確認"
        WITHDRAWN = "withdrawn", "已撤回"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    agency_code = models.CharField(max_length=40)
    national_id_hash = models.CharField(max_length=64, db_index=True)
    national_id_masked = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    content = models.JSONField(default=dict)
    asked_by = models.CharField(max_length=150)
    asked_on_behalf_of = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    batch = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency_code", "state"], name="transfer_of_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency_code", "national_id_hash"],
                condition=models.Q(state="waiting"),
                name="one_waiting_transfer",
            )
        ]
