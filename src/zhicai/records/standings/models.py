"""The present view: one row per person-year, its totals per agency, and frozen figures."""

from django.db import models


class PersonYearFields(models.Model):
    """A verdict per judged provision (met, short, unknown) and the minutes behind them."""

    person_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    agency_id = models.BigIntegerField()
    staff_category = models.CharField(max_length=40)
    scope_order = models.SmallIntegerField()
    exclusion = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    basic_minutes = models.IntegerField(null=True)
    advanced_minutes = models.IntegerField(null=True)
    unconfirmed_minutes = models.IntegerField(null=True)
    other_minutes = models.IntegerField(null=True)
    total_minutes = models.IntegerField(null=True)
    hours_work_related = models.CharField(max_length=8)
    hours_required = models.CharField(max_length=8)
    hours_ai_required = models.CharField(max_length=8)
    hours_environment = models.CharField(max_length=8)
    kpi_ai_attainment = models.CharField(max_length=8)
    kpi_ai_attainment_sum = models.CharField(max_length=8)

    class Meta:
        abstract = True


class PersonYear(PersonYearFields):
    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "year"], name="one_person_year")
        ]
        indexes = [models.Index(fields=["agency_id", "year"], name="person_year_agency")]


class StagedPersonYear(PersonYearFields):
    plan = models.CharField(max_length=32, db_index=True)


class CountFields(models.Model):
    """Counts of one scope; unknown = counted - met - short.

    `is_raw` rows count everybody in service, without any exclusion by event.
    """

    agency_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    scope_order = models.SmallIntegerField()
    is_raw = models.BooleanField()
    counted = models.IntegerField()
    hours_work_related_met = models.IntegerField()
    hours_work_related_short = models.IntegerField()
    hours_required_met = models.IntegerField()
    hours_required_short = models.IntegerField()
    hours_ai_required_met = models.IntegerField()
    hours_ai_required_short = models.IntegerField()
    hours_environment_met = models.IntegerField()
    hours_environment_short = models.IntegerField()
    kpi_ai_attainment_met = models.IntegerField()
    kpi_ai_attainment_short = models.IntegerField()
    kpi_ai_attainment_sum_met = models.IntegerField()
    kpi_ai_attainment_sum_short = models.IntegerField()

    class Meta:
        abstract = True


class ExclusionFields(models.Model):
    """How many people are not counted in one scope, by reason."""

    agency_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    scope_order = models.SmallIntegerField()
    reason = models.CharField(max_length=40)
    staff_count = models.IntegerField()

    class Meta:
        abstract = True


class AgencyYear(CountFields):
    """Counts of the people of one agency alone."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="agency_year_agency")]


class AgencyExclusion(ExclusionFields):
    """Exclusions of one agency alone."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="exclusion_agency")]


class SubtreeYear(CountFields):
    """Counts of an agency with all below it, in the tree of the day of the present view."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="subtree_year_agency")]


class SubtreeExclusion(ExclusionFields):
    """Exclusions of an agency with all below it."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="subtree_exclusion_agency")]


class PresentView(models.Model):
    """For which day, facts and rules the rows of a year were judged."""

    year = models.SmallIntegerField(primary_key=True)
    judged_as_of = models.DateField()
    rulebook_version = models.CharField(max_length=64)


class Snapshot(models.Model):
    """A frozen figure (定版): canonical JSON with names, its hash, and how to rebuild it."""

    agency_code = models.CharField(max_length=40)
    year = models.SmallIntegerField()
    as_of = models.DateField()
    known_at = models.DateTimeField()
    is_year_close = models.BooleanField(default=False)
    taken_at = models.DateTimeField()
    actor_code = models.CharField(max_length=150)
    rulebook_version = models.CharField(max_length=64)
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64)
