"""The present view: one row per person-year, its totals per agency, and frozen figures."""

from django.db import models
from django.db.models.functions import Abs

# What a list is put in order and counted by: the indexes below hold it, so no row is read for it.
LISTED = ("folded_name", "person_id", "scope_order", "exclusion", "kpi_ai_attainment")
# Kinds of row, and what is missing: who counts many people, or looks for the nearest, walks this.
KINDS = ("exclusion", "scope_order", "kpi_ai_attainment")
NEAREST = ("missing_minutes", "missing_basic_minutes", "missing_advanced_minutes")
LEARNED = ("record_count", "staff_count", "minutes")
# Asked for by an expression, so that no other statement is drawn to that index.
YEAR_BY_KIND = Abs("year")


class PersonYearFields(models.Model):
    """A verdict per judged provision (met, short, unknown) and the minutes behind them.

    `reason` is that of the KPI. `folded_name`, `division` and `job_title` are those of the facts
    that were judged, so that a list can be searched and sorted without reading anybody's facts.
    """

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
    work_related_minutes = models.IntegerField(null=True)
    required_minutes = models.IntegerField(null=True)
    ai_minutes = models.IntegerField(null=True)
    environment_minutes = models.IntegerField(null=True)
    missing_basic_minutes = models.IntegerField(null=True)
    missing_advanced_minutes = models.IntegerField(null=True)
    missing_minutes = models.IntegerField(null=True)
    minutes_source = models.CharField(max_length=10, blank=True, default="")
    folded_name = models.CharField(max_length=100, blank=True, default="")
    division = models.CharField(max_length=100, blank=True, default="")
    job_title = models.CharField(max_length=100, blank=True, default="")
    hours_work_related = models.CharField(max_length=8)
    hours_required = models.CharField(max_length=8)
    hours_ai_required = models.CharField(max_length=8)
    hours_environment = models.CharField(max_length=8)
    kpi_ai_attainment = models.CharField(max_length=8)
    kpi_ai_attainment_sum = models.CharField(max_length=8)
    hours_work_related_reason = models.CharField(max_length=40, blank=True, default="")
    hours_required_reason = models.CharField(max_length=40, blank=True, default="")
    hours_ai_required_reason = models.CharField(max_length=40, blank=True, default="")
    hours_environment_reason = models.CharField(max_length=40, blank=True, default="")
    kpi_ai_attainment_sum_reason = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        abstract = True


class PersonYear(PersonYearFields):
    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "year"], name="one_person_year")
        ]
        indexes = [
            models.Index(fields=["agency_id", "year", *LISTED], name="person_year_agency"),
            models.Index(fields=["year", *LISTED, "agency_id"], name="person_year_name"),
            models.Index(
                fields=["year", "missing_minutes", *LISTED, "agency_id"],
                name="person_year_missing",
            ),
            models.Index(
                YEAR_BY_KIND, *KINDS, *NEAREST, "agency_id", "person_id", name="person_year_kind"
            ),
        ]


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


class GapFields(models.Model):
    """How many counted people miss exactly so much for the KPI; blank where it is not known.

    `scope_order` is that of the people themselves: a scope counts those up to its own.
    """

    agency_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    scope_order = models.SmallIntegerField()
    missing_basic_minutes = models.IntegerField(null=True)
    missing_advanced_minutes = models.IntegerField(null=True)
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


class AgencyGap(GapFields):
    """What people of one agency alone still miss."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="gap_agency")]


class SubtreeYear(CountFields):
    """Counts of an agency with all below it, in the tree of the day of the present view."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="subtree_year_agency")]


class SubtreeExclusion(ExclusionFields):
    """Exclusions of an agency with all below it."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="subtree_exclusion_agency")]


class SubtreeGap(GapFields):
    """What people of an agency and of all below it still miss."""

    class Meta:
        indexes = [models.Index(fields=["year", "agency_id"], name="subtree_gap_agency")]


class CourseYear(models.Model):
    """What people of one agency alone learned of a course, up to the day of the present view.

    Kept for the running year. A record counts in the agency that holds the file of its person.
    """

    agency_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    course_id = models.BigIntegerField()
    record_count = models.IntegerField()
    staff_count = models.IntegerField()
    minutes = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["year", "course_id", "agency_id", *LEARNED], name="course_year_course"
            ),
            models.Index(fields=["agency_id", "year"], name="course_year_agency"),
        ]


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
