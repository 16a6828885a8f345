"""People, their postings and the events that decide whether they count."""

from django.db import models

from zhicai.records.ledger.models import Facts, Staged, new_key


class Person(models.Model):
    """An identity. The national ID is kept encrypted, found by a keyed hash, shown masked."""

    id = models.BigIntegerField(primary_key=True, default=new_key)
    national_id_hash = models.CharField(max_length=64, unique=True)
    national_id_encrypted = models.BinaryField()
    national_id_masked = models.CharField(max_length=12)
    agency_id = models.BigIntegerField(null=True, db_index=True)
    batch_id = models.BigIntegerField()


class StagedPerson(models.Model):
    plan = models.CharField(max_length=32, db_index=True)
    person_id = models.BigIntegerField()
    national_id_hash = models.CharField(max_length=64)
    national_id_encrypted = models.BinaryField()
    national_id_masked = models.CharField(max_length=12)


class StagedMove(models.Model):
    """Everybody judged for a year, and the agency in which each counts after the apply.

    `is_transferred`: it is another one than the present one.
    """

    plan = models.CharField(max_length=32)
    year = models.SmallIntegerField()
    person_id = models.BigIntegerField()
    agency_id = models.BigIntegerField(null=True)
    is_transferred = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["plan", "year", "person_id"], name="move_of_person")]


class ProfileFields(models.Model):
    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_index=True)
    employee_number = models.CharField(max_length=40, blank=True)
    birth_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Profile(ProfileFields, Facts):
    """Name and what else tells one colleague from another."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"],
                condition=models.Q(known_until__isnull=True),
                name="one_profile",
            )
        ]


class StagedProfile(ProfileFields, Staged):
    pass


class PostingFields(models.Model):
    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField()
    establishment_id = models.BigIntegerField()
    division = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    job_series = models.CharField(max_length=60, blank=True)
    rank_text = models.CharField(max_length=200, blank=True)
    staff_category = models.CharField(max_length=40)
    staff_category_text = models.CharField(max_length=100, blank=True)
    is_supervisor = models.BooleanField(null=True)
    duty_text = models.TextField(blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Posting(PostingFields, Facts):
    """A post held: `agency_id` is the serving agency, `ended_on` the last day in it."""

    class Meta:
        indexes = [
            models.Index(fields=["agency_id", "known_until"], name="posting_agency"),
            models.Index(fields=["establishment_id"], name="posting_establishment"),
            *(
                models.Index(
                    fields=[day],
                    condition=models.Q(known_until__isnull=True),
                    name=f"posting_{day}",
                )
                for day in ("started_on", "ended_on")
            ),
        ]


class StagedPosting(PostingFields, Staged):
    pass


class StatusEventFields(models.Model):
    person_id = models.BigIntegerField(db_index=True)
    agency_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class StatusEvent(StatusEventFields, Facts):
    """Leave without pay, suspension, loan and the like, with dates (inclusive)."""


class StagedStatusEvent(StatusEventFields, Staged):
    pass
