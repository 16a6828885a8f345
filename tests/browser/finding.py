"""Finds the address of a page as an officer does: by its name, or by the first link to it."""

from urllib.parse import urlsplit

from django.urls import NoReverseMatch, Resolver404, URLResolver, get_resolver, resolve, reverse

from browser.pages import PAGES

LINKS = "links => links.map(link => link.getAttribute('href'))"


def readable_names(resolver=None):
    """The name of every address that one may read; a view that tells no methods takes them all."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from readable_names(pattern)
        elif "GET" in getattr(pattern.callback, "methods", ("GET",)):
            yield pattern.name


def page_of(page_id):
    return next(page for page in PAGES if page.id == page_id)


def address_of(tab, page):
    """Its path and query; a link once found on a site is known."""
    if page.via:
        if page.id not in tab.site.found:
            tab.site.found[page.id] = first_link(tab, page)
        return tab.site.found[page.id]
    arguments = {name: told(tab.site, text) for name, text in page.arguments}
    try:
        here = arguments or {"agency_code": tab.site.agency}
        return reverse(page.name, kwargs=here) + page.query
    except NoReverseMatch:
        return reverse(page.name) + page.query


def told(site, text):
    """`@person`: what the site calls so."""
    return getattr(site, text[1:]) if text.startswith("@") else text


def first_link(tab, page):
    tab.open(address_of(tab, page_of(page.via)))
    for link in tab.page.locator("main a[href]").evaluate_all(LINKS):
        if name_of(link) == page.name:
            return link + page.query
    raise AssertionError(f"{page.via} shows no link to {page.name}")


def name_of(link):
    try:
        return resolve(urlsplit(link).path).view_name
    except Resolver404:
        return None


def is_on(tab, name):
    """Whether the page at hand is the one that bears the name."""
    return name_of(tab.page.url.removeprefix(tab.site.address)) == name
