"""Screens named by the coverage of the circular: those that exist have an address."""

from collections.abc import Mapping

from zhicai.web.menu import url_of

SCREENS: Mapping[str, str] = {
    "courses": "courses.list",
    "hours": "standing.show",
    "reports": "reports.show",
    "roster": "intake.list",
    "rulebook": "rulebook.list",
    "tasks": "home.show",
}


def screen_links(agency_code: str) -> dict[str, str]:
    """Key → address; a screen that is still to come is left out."""
    found = {key: url_of(target, agency_code) for key, target in SCREENS.items()}
    return {key: url for key, url in found.items() if url is not None}
