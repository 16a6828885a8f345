"""What was taken in, by whom and when; the base of every versioned fact."""

import secrets

from django.db import models


def new_key() -> int:
    """A random identity that fits a JSON number, so that a plan can name rows not yet kept."""
    return secrets.randbits(52) + 1


class Batch(models.Model):
    """One command or one edit: everything it opened or closed bears its number."""

    class Kind(models.TextChoices):
        IMPORT = "import", "匯入"
        EDIT = "edit", "編輯"
        UNDO = "undo", "復原"

    kind = models.CharField(max_length=10, choices=Kind)
    actor_code = models.CharField(max_length=150)
    agency_code = models.CharField(max_length=40)
    applied_at = models.DateTimeField()
    undo_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    content_hash = models.CharField(max_length=64, db_index=True)
    report = models.JSONField(default=dict)


class SourceFile(models.Model):
    """A file that a batch was made from; its bytes are not kept, its hash is."""

    id = models.BigIntegerField(primary_key=True, default=new_key)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="source_files")
    name = models.CharField(max_length=255)
    layout = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64, db_index=True)


class Version(models.Model):
    """One row per installation: how often facts have changed, and the lock of every apply.

    `key_check` tells whether the key files at hand are those that the facts were kept with.
    """

    sequence = models.BigIntegerField(default=0)
    key_check = models.CharField(max_length=64, blank=True)


class Facts(models.Model):
    """A fact as it was known from one instant until another; never overwritten.

    `replaces` is the version that this one closed when it was opened.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")
    closed_by = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    replaces = models.BigIntegerField(null=True)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True)
    source_file = models.ForeignKey(
        SourceFile, models.PROTECT, null=True, related_name="+", db_index=False
    )
    source_place = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True


class Staged(models.Model):
    """The same columns waiting for one apply; `replaces` is the version that it closes."""

    plan = models.CharField(max_length=32, db_index=True)
    replaces = models.BigIntegerField(null=True)
    is_closing_only = models.BooleanField(default=False)
    source_file_id = models.BigIntegerField(null=True)
    source_place = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True


class MappingMemory(models.Model):
    """What a column was settled to mean, remembered for an account and an agency."""

    actor_code = models.CharField(max_length=150)
    agency_code = models.CharField(max_length=40)
    layout = models.CharField(max_length=40)
    header = models.CharField(max_length=200)
    field = models.CharField(max_length=60)
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor_code", "agency_code", "layout", "header"], name="one_meaning"
            )
        ]


class StagedMatch(models.Model):
    plan = models.CharField(max_length=32, db_index=True)
    agency_code = models.CharField(max_length=40)
    row_key = models.CharField(max_length=64)
    person_id = models.BigIntegerField()


class MatchMemory(models.Model):
    """A row without a national ID that was confirmed to be a certain person."""

    agency_code = models.CharField(max_length=40)
    row_key = models.CharField(max_length=64)
    person_id = models.BigIntegerField()
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency_code", "row_key"], name="one_match")]
