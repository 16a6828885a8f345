"""Files on their way in: what was read of them, asked, answered and put right before applying.

Nothing here is a fact. People and agencies are named by plain keys and codes, so that a draft may
speak of what does not exist yet. All but the line of the draft goes when it ends.
"""

from django.db import models


class Draft(models.Model):
    """One upload of an office, until it is applied or discarded.

    `revision` grows with every answer and correction; the preview shows `planned_revision`, made
    against the facts of `sequence` on `planned_on`. `preview` holds figures and questions.
    """

    id = models.BigIntegerField(primary_key=True)
    agency_code = models.CharField(max_length=40, db_index=True)
    root_code = models.CharField(max_length=40)
    actor_code = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    stage = models.CharField(max_length=20)
    scope = models.CharField(max_length=10)
    is_coverage_settled = models.BooleanField(default=False)
    covered_from = models.DateField(null=True)
    covered_until = models.DateField(null=True)
    revision = models.IntegerField(default=1)
    planned_revision = models.IntegerField(default=0)
    planned_on = models.DateField(null=True)
    sequence = models.BigIntegerField(null=True)
    preview = models.JSONField(default=dict)
    has_moved = models.BooleanField(default=False)
    failure_code = models.CharField(max_length=60, blank=True)
    batch_number = models.BigIntegerField(null=True)


class DraftFile(models.Model):
    """One uploaded file; its bytes lie in the store under the keys of draft and file.

    `mapping` holds what an officer said about columns, `layout` about the kind of file; `summary`
    is what was read.
    """

    id = models.BigIntegerField(primary_key=True)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    order = models.IntegerField()
    name = models.CharField(max_length=255)
    content_hash = models.CharField(max_length=64)
    layout = models.CharField(max_length=40, blank=True)
    mapping = models.JSONField(default=dict)
    is_locked = models.BooleanField(default=False)
    summary = models.JSONField(default=dict)


class DraftRow(models.Model):
    """One row of a preview: names and masked IDs, never a whole ID.

    `codes` and `groups` are lists between bars, to be filtered by; `row_key` tells rows without
    an ID that mean the same person.
    """

    id = models.BigAutoField(primary_key=True)
    draft_id = models.BigIntegerField()
    revision = models.IntegerField()
    file_id = models.BigIntegerField()
    order = models.IntegerField()
    sheet = models.CharField(max_length=255)
    number = models.IntegerField()
    outcome = models.CharField(max_length=10)
    has_notice = models.BooleanField(default=False)
    is_ambiguous = models.BooleanField(default=False)
    is_decided = models.BooleanField(default=False)
    row_key = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=100, blank=True)
    folded_name = models.CharField(max_length=100, blank=True)
    national_id_masked = models.CharField(max_length=40, blank=True)
    codes = models.TextField(blank=True)
    groups = models.TextField(blank=True)
    cells = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    candidates = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["draft_id", "revision", "outcome", "order"], name="row_of_tab"),
            models.Index(fields=["draft_id", "file_id", "sheet", "number"], name="row_of_place"),
        ]


class DraftCorrection(models.Model):
    """A new text for one cell. The text may hold an ID: it is encrypted."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="corrections")
    file_id = models.BigIntegerField()
    sheet = models.CharField(max_length=255)
    cell = models.CharField(max_length=12)
    text_encrypted = models.BinaryField()
    actor_code = models.CharField(max_length=150)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "file_id", "sheet", "cell"], name="one_correction"
            )
        ]


class DraftDecision(models.Model):
    """Whom the rows without an ID mean that say the same, by keyed hash; "": they are left out.

    A person who comes in with the same draft has no key yet that would last.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="decisions")
    row_key = models.CharField(max_length=64)
    national_id_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "row_key"], name="one_decision")]


class DraftAnswer(models.Model):
    """What became of somebody whom the roster of the draft does not list, and on which day."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="answers")
    person_id = models.BigIntegerField()
    answer = models.CharField(max_length=20)
    event_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "person_id"], name="one_answer")]


class LayoutMemory(models.Model):
    """What kind of file one with exactly these headers was settled to be."""

    actor_code = models.CharField(max_length=150)
    agency_code = models.CharField(max_length=40)
    headers_hash = models.CharField(max_length=64)
    layout = models.CharField(max_length=40)
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor_code", "agency_code", "headers_hash"], name="one_layout"
            )
        ]


class CoverageMemory(models.Model):
    """Somebody who confirmed what is usual for files of a layout: asked no more."""

    actor_code = models.CharField(max_length=150)
    agency_code = models.CharField(max_length=40)
    layout = models.CharField(max_length=40)
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor_code", "agency_code", "layout"], name="one_usual_coverage"
            )
        ]
