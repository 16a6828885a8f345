"""Office workbooks under a password, opened in memory by msoffcrypto."""

from __future__ import annotations

import io

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.reading.outlet import Ask, Source
from zhicai.exchange.sheets.reading.passwords import WrongPassword, unlock

# Excel's own, for workbooks that are only protected against change.
USUAL_PASSWORD = "VelvetSweatshop"


def open_locked(source: Source, ask: Ask) -> Source:
    """Give the workbook inside a locked one."""

    def attempt(password: str) -> bytes:
        return _decrypt(source, password)

    try:
        plain = attempt(USUAL_PASSWORD)
    except WrongPassword:
        plain = unlock(source.name, ask, attempt)
    return Source(source.name, io.BytesIO(plain), source.inner, source.depth, source)


def _decrypt(source: Source, password: str) -> bytes:
    source.file.seek(0)
    out = io.BytesIO()
    if not password:
        raise WrongPassword
    try:
        office = msoffcrypto.OfficeFile(source.file)
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
        office.decrypt(out)
    except InvalidKeyError as error:
        raise WrongPassword from error
    except Exception as error:  # msoffcrypto lets errors of many kinds through
        raise Refused("file.unreadable", value=source.name) from error
    return out.getvalue()
