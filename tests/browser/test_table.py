"""No address that answers with a page is left out of the walk."""

from pathlib import Path

from browser.finding import readable_names
from browser.pages import LOOKED_AT, NO_PAGE, PAGES


def test_every_page_is_walked_or_looked_at_or_has_its_reason():
    walked = {page.name for page in PAGES}

    known = set(readable_names())

    assert known, "the site has addresses"
    assert sorted(known - walked - set(LOOKED_AT) - set(NO_PAGE)) == []
    assert sorted((walked | set(LOOKED_AT) | set(NO_PAGE)) - known) == []
    assert sorted(walked & set(LOOKED_AT) | walked & set(NO_PAGE)) == []


def test_page_that_needs_something_first_is_looked_at_in_the_file_named():
    here = Path(__file__).parent

    told = {name: (here / file).read_text(encoding="utf-8") for name, file in LOOKED_AT.items()}

    assert [name for name, text in told.items() if f'is_on(tab, "{name}")' not in text] == []
