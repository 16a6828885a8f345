"""A finished PDF as a reader sees it."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """The text of each page, and its size in millimetres."""

    pages: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """Without line breaks, which fall anywhere in Chinese."""
        return "".join("".join(page.split()) for page in self.pages)


def read_paper(content: bytes) -> ReadPaper:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [document[number] for number in range(len(document))]
        texts = [page.get_textpage().get_text_bounded() for page in pages]
        sizes = [tuple(round(points / 72 * 25.4) for points in page.get_size()) for page in pages]
    finally:
        document.close()
    return ReadPaper(tuple(texts), tuple(sizes))


def squeeze(text: str) -> str:
    return "".join(text.split())
