"""What an agency decided where the law leaves a value to it."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged


class OverlayFields(models.Model):
    agency_id = models.BigIntegerField(db_index=True)
    provision_id = models.CharField(max_length=100)
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True)
    value = models.TextField()
    issuer = models.CharField(max_length=100)
    issue_number = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField()
    clause = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Overlay(OverlayFields, Facts):
    """A value of an agency's own for itself and all below it, with the decision it rests on.

    It lasts until its last day (inclusive), or until the agency's next one begins.
    """

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "provision_id", "in_force_from"],
                condition=models.Q(known_until__isnull=True),
                name="one_overlay",
            )
        ]


class StagedOverlay(OverlayFields, Staged):
    pass
