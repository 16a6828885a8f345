"""What an agency says of itself on its papers."""

from django.db import models


class OfficeProfile(models.Model):
    """Whom to call, and what stands on top and at the foot of printed reports; blank: nothing."""

    agency_code = models.CharField(max_length=40, unique=True)
    letterhead = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    mail = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=60, blank=True)
    hr_head_title = models.CharField(max_length=30, blank=True)
    head_title = models.CharField(max_length=30, blank=True)
