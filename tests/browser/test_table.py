"""No address without a page in the table."""

from browser.finding import names
from browser.pages import FILES, FRAGMENTS, PAGES, POST_ONLY, REDIRECTS


def test_every_address_stands_in_the_table_of_pages():
    listed = [*(page.name for page in PAGES), *REDIRECTS, *POST_ONLY, *FILES, *FRAGMENTS]

    known = set(names())

    assert known, "the site has addresses"
    assert sorted(known - set(listed)) == []
    assert sorted(set(listed) - known) == []
