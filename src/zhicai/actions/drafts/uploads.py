"""One uploaded file into the store, under a key; its name is kept only to be shown."""

from zhicai.actions.drafts.keep import store
from zhicai.actions.drafts.model import Upload
from zhicai.actions.drafts.pack import pack_remark
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import remark_on
from zhicai.records.drafts.models import Draft, DraftFile
from zhicai.records.ledger.models import new_key

LONGEST_NAME = 255


def shown_name(name: str) -> str:
    r"""The last part of what a browser calls the file, without IDs and signs nobody sees.

    >>> shown_name("C:\\名冊\\115 A100000127.csv")
    '115 A10000****.csv'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in last if sign.isprintable())
    return mask_ids_in(printable)[-LONGEST_NAME:] or "?"


def add_upload(draft: Draft, upload: Upload, order: int) -> DraftFile:
    """Keep the bytes; one that cannot be kept stays in the draft as refused."""
    key, name = new_key(), shown_name(upload.name)
    file = DraftFile(id=key, draft=draft, order=order, name=name)
    try:
        file.content_hash = store().keep(draft.pk, key, source=upload.file, name=name)
    except Refused as refused:
        file.summary = {"refusal": pack_remark(remark_on(refused))}
    file.save()
    return file
