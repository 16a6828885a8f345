"""Take a handed-in file in, and give it back to whoever may see what it belongs to."""

from dataclasses import dataclass
from typing import BinaryIO

from zhicai.actions.access import Caller
from zhicai.actions.drafts.uploads import shown_name
from zhicai.actions.home import home_path
from zhicai.basics.errors import Refused
from zhicai.exchange.enclosures.check import MAX_BYTES, check_enclosure
from zhicai.exchange.enclosures.store import EnclosureStore
from zhicai.records.enclosures.models import Enclosure

FOLDER = "enclosures"
ENDINGS = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg"}
MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file as it came; the name is only shown."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file to be taken away; `kind` is what it really is."""

    name: str
    kind: str
    content: bytes

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]


def enclosure_store() -> EnclosureStore:
    return EnclosureStore(home_path() / FOLDER)


def check_file(handed: HandedFile) -> tuple[str, str, bytes]:
    """Its shown name, its kind, and the bytes to keep; refuses what is none of the three kinds."""
    name = shown_name(handed.name)
    checked = check_enclosure(handed.file.read(MAX_BYTES + 1), name=name)
    stem = name.rpartition(".")[0] or name
    return f"{stem[:200]}{ENDINGS[checked.kind]}", checked.kind, checked.content


def keep_file(handed: HandedFile, *, agency_code: str, by: Caller) -> Enclosure:
    """Inside the transaction of the act that it proves."""
    name, kind, content = check_file(handed)
    return Enclosure.objects.create(
        kind=kind,
        name=name,
        content_hash=enclosure_store().keep(content),
        byte_count=len(content),
        agency_code=agency_code,
        actor_code=by.code,
        kept_at=by.now,
    )


def read_file(enclosure: Enclosure) -> KeptFile:
    """The caller has asked before; raises Refused("enclosure.damaged")."""
    content = enclosure_store().find(enclosure.content_hash)
    if content is None:
        raise Refused("enclosure.damaged", value=enclosure.name)
    return KeptFile(enclosure.name, enclosure.kind, content)
