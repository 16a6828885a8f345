"""How the child tells its parent what it read: one JSON document a line, never a pickle."""

from __future__ import annotations

import json

from zhicai.basics.errors import Refused
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.sheets.wire import pack_refusal, pack_remark, unpack_refusal, unpack_remark

# The guards of packages, XML and encodings are those of the sheets; their advice is not.
CODES = {
    "file.empty": "letter.empty",
    "file.encoding": "letter.encoding",
    "file.encrypted": "letter.encrypted",
    "file.not_a_sheet": "letter.kind_unknown",
    "file.out_of_range": "letter.too_large",
    "file.too_large": "letter.too_large",
    "file.unreadable": "letter.unreadable",
    "file.xml_unsafe": "letter.xml_unsafe",
    "file.zip_bomb": "letter.zip_bomb",
    "file.zip_path": "letter.zip_path",
}


def as_letter(refused: Refused) -> Refused:
    """The same refusal in words about letters.

    >>> as_letter(Refused("file.zip_bomb", value="函.odt")).code
    'letter.zip_bomb'
    """
    code = CODES.get(refused.code, refused.code)
    return Refused(code, place=refused.place, value=refused.value, **refused.details)


def pack_found(found: Found) -> str:
    notices = [pack_remark(remark) for remark in found.notices]
    return json.dumps({"kind": found.kind, "lines": found.lines, "notices": notices})


def pack_refused(refused: Refused) -> str:
    return json.dumps({"refused": pack_refusal(as_letter(refused))})


def unpack_answer(answer: bytes, name: str) -> Found:
    """Raises what the child refused."""
    told = json.loads(answer)
    if "refused" in told:
        raise unpack_refusal(told["refused"])
    notices = [unpack_remark(packed) for packed in told["notices"]]
    return Found(name, told["kind"], [(page, text) for page, text in told["lines"]], notices)
