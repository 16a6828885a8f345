"""Every list goes onto paper: A4, who printed it, every row, the head of the table on each page."""

import pypdfium2
import pytest

from browser.finding import address_of
from browser.pages import PAGES
from browser.tab import opened_tab

LISTS = [page for page in PAGES if page.is_list]
A4 = (595, 842)
FIRSTS = """rows => rows.map(row => row.querySelector("th, td").innerText.replace(/\\s+/g, ""))"""


def read_pdf(content):
    """Each page's size and its text without spaces."""
    paper = pypdfium2.PdfDocument(content)
    try:
        return [
            (tuple(sorted(map(round, sheet.get_size()))), squeezed(sheet.get_textpage()))
            for sheet in paper
        ]
    finally:
        paper.close()


def squeezed(text):
    return "".join(text.get_text_bounded().split())


@pytest.mark.parametrize("page", LISTS, ids=[page.id for page in LISTS])
def test_list_is_printed_whole_on_a4(chromium, full, page):
    with opened_tab(chromium, full) as tab:
        tab.open(address_of(tab, page))
        rows = tab.page.locator("main table tbody tr:visible").evaluate_all(FIRSTS)
        sheets = read_pdf(tab.page.pdf(prefer_css_page_size=True))
        whole = "".join(text for _, text in sheets)

    assert rows
    assert {size for size, _ in sheets} == {A4}
    assert "人事業務用" in sheets[0][1]
    assert [row for row in rows if row not in whole] == []
