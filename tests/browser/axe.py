"""What axe finds on a page: nothing."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RUN = """tags => axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
    .then(found => found.violations)"""


def violations(page):
    """Each with its rule and the place on the page."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{one['id']}: {one['help']} at {node['target']} {node['html'][:160]}"
        for one in page.evaluate(RUN, TAGS)
        for node in one["nodes"]
    ]
