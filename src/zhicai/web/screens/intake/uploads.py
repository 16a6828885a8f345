"""Files as a form hands them over."""

from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from zhicai.actions.drafts.model import Upload
from zhicai.basics.errors import Refused


def uploads_of(request: HttpRequest) -> list[Upload]:
    """Raises Refused where no file was chosen; what a file is worth the draft tells."""
    sent = request.FILES.getlist("files")
    if not sent:
        raise Refused("draft.no_file")
    return [upload_of(file) for file in sent]


def upload_of(sent: UploadedFile) -> Upload:
    return Upload(sent.name or "", cast("BinaryIO", sent.file))
