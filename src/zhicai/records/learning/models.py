"""Courses, their confirmed levels, learning records in whole minutes, portal totals, coverage."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged, new_key


class Course(models.Model):
    """An identity: provider and code, or the folded name where no code is given."""

    id = models.BigIntegerField(primary_key=True, default=new_key)
    course_key = models.CharField(max_length=300, unique=True)
    provider = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=100, blank=True)
    batch_id = models.BigIntegerField()


class StagedCourse(models.Model):
    plan = models.CharField(max_length=32, db_index=True)
    course_id = models.BigIntegerField()
    course_key = models.CharField(max_length=300)
    provider = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=100, blank=True)


class CourseDetailFields(models.Model):
    course_id = models.BigIntegerField()
    name = models.CharField(max_length=200, blank=True)
    category_code = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


class CourseDetail(CourseDetailFields, Facts):
    """What files say of a course beside its key; blanks are filled by later files."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course_id"],
                condition=models.Q(known_until__isnull=True),
                name="one_course_detail",
            )
        ]


class StagedCourseDetail(CourseDetailFields, Staged):
    pass


class LevelDecisionFields(models.Model):
    agency_id = models.BigIntegerField()
    course_id = models.BigIntegerField(db_index=True)
    level = models.CharField(max_length=10, blank=True)
    is_required = models.BooleanField(null=True)
    is_environment = models.BooleanField(null=True)

    class Meta:
        abstract = True


class LevelDecision(LevelDecisionFields, Facts):
    """What an agency confirmed of a course, for itself and all below it; blank is undecided."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "course_id"],
                condition=models.Q(known_until__isnull=True),
                name="one_level",
            )
        ]


class StagedLevelDecision(LevelDecisionFields, Staged):
    pass


class LearningRecordFields(models.Model):
    person_id = models.BigIntegerField()
    agency_id = models.BigIntegerField(null=True)
    course_id = models.BigIntegerField()
    course_session = models.CharField(max_length=40, blank=True)
    completed_on = models.DateField()
    minutes = models.IntegerField()
    nature = models.CharField(max_length=10, blank=True)
    is_work_related = models.BooleanField(null=True)

    class Meta:
        abstract = True


class LearningRecord(LearningRecordFields, Facts):
    """Minutes certified to one person for one course, session and day of completion."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "course_id", "completed_on", "course_session"],
                condition=models.Q(known_until__isnull=True),
                name="one_learning_record",
            )
        ]
        indexes = [
            models.Index(fields=["batch"], name="record_batch"),
            models.Index(
                fields=["completed_on"],
                condition=models.Q(known_until__isnull=True),
                name="record_completed_on",
            ),
            models.Index(
                fields=[
                    "course_id",
                    "agency_id",
                    "person_id",
                    "completed_on",
                    "minutes",
                    "known_until",  # always empty; older SQLite reads the row to make sure
                ],
                condition=models.Q(known_until__isnull=True),
                name="record_course",
            ),
            models.Index(
                fields=["person_id"],
                condition=models.Q(known_until__isnull=False),
                name="record_closed",
            ),
        ]


class StagedLearningRecord(LearningRecordFields, Staged):
    pass


class HourSummaryFields(models.Model):
    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    period_from = models.DateField()
    period_until = models.DateField()
    total_minutes = models.IntegerField(null=True)
    work_related_minutes = models.IntegerField(null=True)
    required_minutes = models.IntegerField(null=True)
    ai_minutes = models.IntegerField(null=True)
    basic_minutes = models.IntegerField(null=True)
    advanced_minutes = models.IntegerField(null=True)
    environment_minutes = models.IntegerField(null=True)
    taken_on = models.DateField(null=True)

    class Meta:
        abstract = True


class HourSummary(HourSummaryFields, Facts):
    """The portal's own totals of one person for a period; never added to records.

    `taken_on` is the day on which the file was taken in: a period still running tells until then.
    """

    class Meta:
        indexes = [
            models.Index(
                fields=["period_until"],
                condition=models.Q(known_until__isnull=True),
                name="summary_period_until",
            )
        ]


class StagedHourSummary(HourSummaryFields, Staged):
    pass


class CoverageFields(models.Model):
    agency_id = models.BigIntegerField(db_index=True)
    covered_from = models.DateField()
    covered_until = models.DateField()

    class Meta:
        abstract = True


class Coverage(CoverageFields, Facts):
    """A declaration that a file held everybody of an agency and below between two dates."""


class StagedCoverage(CoverageFields, Staged):
    pass
