"""What an answer tells: body, headers and files, unpacked; nothing of it may be a secret."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pypdfium2

WHOLE_ID = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9A-D][0-9]{8}(?![0-9A-Za-z])")
TOKENS = re.compile(
    r'value="[A-Za-z0-9]{64}"|請求代碼[^<]*<?[^<]*|[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{12,64}\b'
)


def texts_of(answer: Any) -> Iterator[str]:
    """Every text in an answer: addresses and headers, the body, what lies packed in it."""
    yield "\n".join(f"{name}: {value}" for name, value in answer.items())
    yield "\n".join(f"{name}={one.value}" for name, one in answer.cookies.items())
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    yield from unpacked(body)


def unpacked(body: bytes) -> Iterator[str]:
    if body.startswith(b"%PDF"):
        paper = pypdfium2.PdfDocument(body)
        yield "\n".join(page.get_textpage().get_text_range() for page in paper)
        paper.close()
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield name
                yield from unpacked(archive.read(name))
    else:
        yield body.decode("utf-8", errors="replace")


def plain(answer: Any) -> str:
    """The body without what is new on every page."""
    return TOKENS.sub("", answer.content.decode("utf-8", errors="replace"))
