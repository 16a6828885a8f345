"""Which AI talent role a person was found to have, by whom is told by the batch."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged


class RoleAssignmentFields(models.Model):
    """`duty_hash` names the duties it was decided on; `suggestion` is JSON, as it was shown."""

    class TalentRole(models.TextChoices):
        POLICY = "policy", "AI政策人才"
        APPLICATION = "application", "AI應用人才"
        DEVELOPMENT = "development", "AI開發人才"
        RESEARCH = "research", "AI研究人才"

    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    talent_role = models.CharField(max_length=12, choices=TalentRole)
    second_talent_role = models.CharField(max_length=12, choices=TalentRole, blank=True)
    duty_hash = models.CharField(max_length=64)
    suggestion = models.TextField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class RoleAssignment(RoleAssignmentFields, Facts):
    """A decision of the HR office about one person; the person has at most one at a time."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"],
                condition=models.Q(known_until__isnull=True),
                name="one_role_assignment",
            )
        ]
        indexes = [
            models.Index(
                fields=["agency_id", "talent_role"],
                condition=models.Q(known_until__isnull=True),
                name="role_assignment_agency",
            )
        ]


class StagedRoleAssignment(RoleAssignmentFields, Staged):
    pass
