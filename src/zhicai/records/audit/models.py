"""Who did what, in a chain that shows every later change."""

from django.db import models


class AuditEvent(models.Model):
    """One entry; `hash` covers the entry and the hash before it."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_code = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    agency_code = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=60)
    object_key = models.CharField(max_length=120, blank=True)
    fields = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    request_key = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="audit_at"),
            models.Index(fields=["actor_code", "at"], name="audit_actor"),
            models.Index(fields=["agency_code", "at"], name="audit_agency"),
            models.Index(fields=["action", "object_key"], name="audit_object"),
        ]


class AuditSubject(models.Model):
    """Whom an entry concerns, and where each counted then; their list is sealed in the entry."""

    sequence = models.BigIntegerField(db_index=True)
    person_id = models.BigIntegerField()
    agency_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "sequence"], name="audit_person")]


class AuditHead(models.Model):
    """The last entry of a day, written down with the first one of a later day."""

    day = models.DateField(primary_key=True)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)
