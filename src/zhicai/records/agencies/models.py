"""Agencies, their names and parents over time, and the dated closure of the tree."""

import datetime as dt

from django.db import models

from zhicai.records.ledger.models import Facts, Staged, new_key

ALWAYS = dt.date(1, 1, 1)
OPEN = dt.date(9999, 12, 31)


class Agency(models.Model):
    """An agency as an identity: its official code."""

    id = models.BigIntegerField(primary_key=True, default=new_key)
    code = models.CharField(max_length=40, unique=True)
    batch_id = models.BigIntegerField()


class StagedAgency(models.Model):
    plan = models.CharField(max_length=32, db_index=True)
    agency_id = models.BigIntegerField()
    code = models.CharField(max_length=40)


class AgencyPeriodFields(models.Model):
    agency_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    parent_id = models.BigIntegerField(null=True)
    from_on = models.DateField()
    until_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        abstract = True


class AgencyPeriod(AgencyPeriodFields, Facts):
    """Name and parent agency between two dates, both inclusive; `closed_on` is its last date."""

    class Meta:
        indexes = [models.Index(fields=["agency_id", "known_until"], name="period_agency")]


class StagedAgencyPeriod(AgencyPeriodFields, Staged):
    pass


class AgencyPathFields(models.Model):
    ancestor_id = models.BigIntegerField()
    descendant_id = models.BigIntegerField()
    depth = models.SmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        abstract = True


class AgencyPath(AgencyPathFields):
    """The closure of the present tree: who stands above whom between two dates (inclusive)."""

    class Meta:
        indexes = [
            models.Index(fields=["ancestor_id", "depth"], name="path_down"),
            models.Index(fields=["descendant_id"], name="path_up"),
        ]


class StagedAgencyPath(AgencyPathFields):
    plan = models.CharField(max_length=32, db_index=True)
