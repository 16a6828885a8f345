"""Whether the same content was taken in before."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.read_files import ReadFile
from zhicai.records.ledger.models import Batch


def hash_content(
    read: Sequence[ReadFile], agency_code: str, complete: tuple[dt.date, dt.date] | None
) -> str:
    """Files with what was put right in them, for whom, and what they are said to cover."""
    files = sorted(file.sha256 + file.corrected_hash for file in read)
    told = [agency_code, str(complete), *files]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def find_earlier(plan: Plan) -> int | None:
    """The last batch of the same content."""
    earlier = Batch.objects.filter(content_hash=plan.content_hash).order_by("-id")
    return earlier.values_list("pk", flat=True).first()
