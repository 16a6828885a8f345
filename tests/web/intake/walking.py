"""Files as an officer uploads them, and her way through the pages."""

import csv
import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from actions.world import HEADERS
from people import BUREAU
from zhicai.records.drafts.models import Draft, DraftFile


def upload(kind, rows, header=(), name=""):
    out = io.StringIO()
    csv.writer(out).writerows([list(header or HEADERS[kind]), *rows])
    return SimpleUploadedFile(name or f"{kind}.csv", out.getvalue().encode())


def file_id(name):
    return DraftFile.objects.get(name=name).pk


def boxes(page):
    """The boxes of a page, as a browser would send them back."""
    html = page.content.decode()
    found = dict(re.findall(r'name="(text\d+)" value="([^"]*)"', html))
    keys = re.findall(r'name="(key\d+)" value="([^"]*)"', html)
    return {**found, **{name: value.replace("&quot;", '"') for name, value in keys}}


class Walk:
    """A browser at the bureau; `here` is the address of the draft."""

    def __init__(self, client):
        self.client, self.here, self.pages = client, "", []

    def bring(self, *files):
        """Upload at the office; coverage is answered as partial where it is asked."""
        start = f"/agency/{BUREAU}/intake/"
        page = self.keep(self.client.post(start, {"files": files}, follow=True))
        self.here = f"{start}{Draft.objects.latest('created_at').pk}/"
        return page

    def bring_hours(self, rows, **words):
        page = self.bring(upload("hours", rows, **words))
        if b'name="coverage"' in page.content:
            page = self.post("answer/", {"coverage": "partial"})
        return page

    def get(self, rest=""):
        return self.keep(self.client.get(f"{self.here}{rest}", follow=True))

    def post(self, rest, data=None):
        return self.keep(self.client.post(f"{self.here}{rest}", data or {}, follow=True))

    def keep(self, page):
        assert page.status_code in {200, 409, 422}
        self.pages.append(page)
        return page
