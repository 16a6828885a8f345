"""Posts of an office that are held today, and the version of one that a form was opened with."""

from typing import Any

from zhicai.actions.access import Caller
from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.model import ThreeWay
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.intake.duty_book import values_of
from zhicai.actions.intake.people_book import PostingValues
from zhicai.actions.intake.shelf import Change, Source
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.core.roles.duty_text import split_duties
from zhicai.records.staff.models import Posting, Profile

NO_SOURCE = Source(None, "")


def posts_of_office(agency_code: str, *, by: Caller) -> Any:
    """Current versions of posts at the agency and below it that have not ended."""
    held = Posting.objects.filter(
        agency_id__in=agencies_below(agency_code, by.today), known_until__isnull=True
    )
    return held.exclude(ended_on__lt=by.today).order_by("pk")


def get_post(agency_code: str, person: int, *, by: Caller) -> Posting:
    """The post that a person holds now; raises Refused("duty.holder_unknown")."""
    held = posts_of_office(agency_code, by=by).filter(person_id=person)
    found: Posting | None = held.order_by("started_on", "pk").last()
    if found is None:
        raise Refused("duty.holder_unknown")
    return found


def name_of(person: int) -> str:
    found = Profile.objects.filter(person_id=person, known_until__isnull=True).first()
    return found.name if found else ""


def clean_text(text: str) -> str:
    """Lines without trailing blanks and without empty ones between them, IDs masked."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return mask_ids_in("\n".join(line for line in lines if line))


def items_of(text: str) -> list[str]:
    """The duties in a text, each as it stands there; marks alone are none."""
    found = (text[item.start : item.end] for item in split_duties(text))
    return [item for item in found if any(sign.isalnum() for sign in item)]


def change_text(post: Posting, text: str) -> Change | None:
    """None where the text is so already."""
    values = values_of(post, PostingValues)
    if values.duty_text == text:
        return None
    return Change(post.pk, values._replace(duty_text=text), NO_SOURCE)


def hold_on(post: Posting, opened: int | None, wanted: str) -> None:
    """Raises EditConflict where somebody saved the post since the form was opened."""
    if opened is None or opened == post.pk:
        return
    was = Posting.objects.filter(pk=opened, person_id=post.person_id).first()
    if was is None:
        raise Refused("duty.changed", value=name_of(post.person_id))
    if was.duty_text == post.duty_text:
        return
    line = ThreeWay(name_of(post.person_id), "duty_text", was.duty_text, post.duty_text, wanted)
    raise conflict_with(was.closed_by, [line])
