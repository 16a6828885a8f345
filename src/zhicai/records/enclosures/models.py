"""Files that were handed in as proof: a signed page, a certificate, a letter."""

from django.db import models


class Enclosure(models.Model):
    """One file; its bytes lie in ZHICAI_HOME under their hash, never in the web.

    `content_hash` is that of the bytes as they are kept, without the data about the maker.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        PNG = "png", "PNG"
        JPEG = "jpeg", "JPEG"

    kind = models.CharField(max_length=4, choices=Kind)
    name = models.CharField(max_length=255)
    content_hash = models.CharField(max_length=64, db_index=True)
    byte_count = models.IntegerField()
    agency_code = models.CharField(max_length=40)
    actor_code = models.CharField(max_length=150)
    kept_at = models.DateTimeField()
