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
