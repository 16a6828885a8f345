"""Certificates held by people."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged


class CertificateFields(models.Model):
    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    certificate_name = models.CharField(max_length=200)
    issuer = models.CharField(max_length=200, blank=True)
    certificate_number = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Certificate(CertificateFields, Facts):
    """One certificate as handed in; whether it is recognised is judged by the rulebook."""


class StagedCertificate(CertificateFields, Staged):
    pass
