"""PDF: whole, unlocked, and without anything that would act when it is opened."""

from __future__ import annotations

import re
import zlib

from zhicai.exchange.enclosures.wrong import ACTIVE, BROKEN, LOCKED, WrongFile

HEAD = re.compile(rb"%PDF-[12]\.[0-9]")
TAIL = 2048
SPELLED = re.compile(rb"#([0-9A-Fa-f]{2})")
END = rb"(?=[\s/<>\[\]()%{}]|$)"
ACTS = re.compile(
    rb"/(JavaScript|Launch|SubmitForm|ImportData|GoToE|GoToR|RichMedia|Movie|Rendition"
    rb"|EmbeddedFiles?|XFA)" + END
)
# A destination in brackets only says which page is shown first.
OPENS = re.compile(rb"/OpenAction(?!\s*\[)" + END)
ENCRYPTED = re.compile(rb"/Encrypt" + END)
SIGNED = re.compile(rb"/ByteRange" + END)
PACKED = re.compile(rb"/ObjStm" + END)
STREAM = re.compile(rb"\bstream\r?\n")
PLAIN_FILTER = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?" + END)
MAX_UNPACKED = 32 << 20
NOTES = re.compile(
    rb"(/(?:Author|Creator|Producer|Title|Subject|Keywords|Company|Manager)\s*)"
    rb"(?:\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>)",
    re.DOTALL,
)
PACKET = re.compile(rb"(<\?xpacket begin=[^>]*\?>)(.*?)(<\?xpacket end=[^>]*\?>)", re.DOTALL)


def clean_pdf(content: bytes) -> bytes:
    """The same document with the notes about its maker blanked in place; raises WrongFile."""
    ending = content[-TAIL:]
    if not HEAD.match(content) or b"%%EOF" not in ending or b"startxref" not in ending:
        raise WrongFile(BROKEN)
    if ending.rpartition(b"%%EOF")[2].strip():
        raise WrongFile(BROKEN)
    spelled = SPELLED.sub(lambda found: bytes([int(found[1], 16)]), content)
    if ENCRYPTED.search(spelled):
        raise WrongFile(LOCKED)
    for told in (spelled, *_packed_objects(spelled, content)):
        if ACTS.search(told) or OPENS.search(told):
            raise WrongFile(ACTIVE)
    if SIGNED.search(spelled):
        return content  # one changed byte would break the seal of whoever issued it
    blanked = PACKET.sub(lambda found: found[1] + b" " * len(found[2]) + found[3], content)
    return NOTES.sub(_blank, blanked)


def _packed_objects(spelled: bytes, content: bytes) -> list[bytes]:
    """What stands in packed objects; those that cannot be looked into are turned down."""
    found: list[bytes] = []
    left = MAX_UNPACKED
    if not PACKED.search(spelled):
        return found
    for stream in STREAM.finditer(content):
        start = content.rfind(b"obj", 0, stream.start())
        told = SPELLED.sub(
            lambda one: bytes([int(one[1], 16)]), content[max(start, 0) : stream.start()]
        )
        if not PACKED.search(told):
            continue
        if b"/DecodeParms" in told or (b"/Filter" in told and not PLAIN_FILTER.search(told)):
            raise WrongFile(ACTIVE)
        if b"/Filter" not in told:
            continue  # its objects stand in the open and were looked at with the rest
        text = _unpack(content[stream.end() :], left)
        left -= len(text)
        found.append(SPELLED.sub(lambda one: bytes([int(one[1], 16)]), text))
    return found


def _unpack(packed: bytes, most: int) -> bytes:
    opener = zlib.decompressobj()
    try:
        text = opener.decompress(packed, max(most, 1))
    except zlib.error as error:
        raise WrongFile(BROKEN) from error
    if not opener.eof:
        raise WrongFile(BROKEN)
    return text


def _blank(found: re.Match[bytes]) -> bytes:
    """As long as before, so that every place in the file stays where its table says."""
    if found[2] is not None:
        return found[1] + b"(" + b" " * len(found[2]) + b")"
    size = len(found[3])
    return found[1] + b"<" + b"20" * (size // 2) + b" " * (size % 2) + b">"
