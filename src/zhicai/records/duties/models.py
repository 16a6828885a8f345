"""Duties of posts that nobody holds, and what heads of divisions answered about their people."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged


class UnheldDutyFields(models.Model):
    agency_id = models.BigIntegerField(db_index=True)
    division = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    duty_text = models.TextField()

    class Meta:
        abstract = True


class UnheldDuty(UnheldDutyFields, Facts):
    """What a list says of a post, kept until somebody who holds it is found."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency_id", "division", "job_title"],
                condition=models.Q(known_until__isnull=True),
                name="one_unheld_duty",
            )
        ]


class StagedUnheldDuty(UnheldDutyFields, Staged):
    pass


class DutyAnswerFields(models.Model):
    """`serving_agency_id`, `division` and `job_title` are the post that was asked about.

    An answer is yes, no or, to the question of tools, a text; without a row nobody has said
    anything. `signed_by` and `signed_on` are those of a paper or a sheet.
    """

    class Question(models.TextChoices):
        PLANNING = "planning", "是否規劃或採購AI或資訊業務"
        OVERSIGHT = "oversight", "是否督導這類委外或採購的履約"
        BUILDING = "building", "是否建置、整合或維運系統"
        RESEARCH = "research", "是否研究科技的治理或法制"
        TOOLS = "tools", "工作上使用哪些AI工具"

    class Answer(models.TextChoices):
        YES = "yes", "是"
        NO = "no", "否"

    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    question = models.CharField(max_length=10, choices=Question)
    answer = models.CharField(max_length=3, choices=Answer)
    answer_text = models.CharField(max_length=300, blank=True)
    serving_agency_id = models.BigIntegerField()
    division = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    signed_by = models.CharField(max_length=100, blank=True)
    signed_on = models.DateField(null=True)

    class Meta:
        abstract = True


class DutyAnswer(DutyAnswerFields, Facts):
    """One answer about one person; a person has at most one to each question at a time."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "question"],
                condition=models.Q(known_until__isnull=True),
                name="one_duty_answer",
            )
        ]


class StagedDutyAnswer(DutyAnswerFields, Staged):
    pass
