"""What a page of the screen says to a machine."""

import re
from html.parser import HTMLParser


class Reader(HTMLParser):
    """All marked figures of a page, and every address it links to."""

    def __init__(self):
        super().__init__()
        self.figures, self.links, self.open_link = [], [], None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "a":
            self.open_link = told.get("href")
            self.links.append(self.open_link)
        elif tag == "data" and "data-figure" in told:
            key = (told["data-agency"], told["data-figure"])
            self.figures.append((key, int(told["value"]), self.open_link))

    def handle_endtag(self, tag):
        if tag == "a":
            self.open_link = None


def read(page):
    return read_text(page.content.decode())


def read_text(text):
    reader = Reader()
    reader.feed(text)
    return reader


def figures_of(page):
    return figures_in(page.content.decode())


def figures_in(text):
    """(agency, figure) → value; the same figure twice on a page must say the same."""
    found = {}
    for key, value, _ in read_text(text).figures:
        assert found.setdefault(key, value) == value, key
    return found


def text_of(page):
    """The words of a page, without marks and without double blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))
