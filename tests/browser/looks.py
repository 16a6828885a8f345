"""What a person would see or hear of a page, asked of the browser."""

OUTLINE = """() => ({
  h1: document.querySelectorAll("h1").length,
  lang: document.documentElement.lang,
  main: document.querySelectorAll("main").length,
  titled: document.title.length > 3 && document.querySelector("h1").textContent.trim() !== "",
})"""
# A table is wider than a small screen within a region of its own, which scrolls; nothing else is.
OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= window.innerWidth) { return []; }
  return [`${wide} > ${window.innerWidth}`, ...[...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
    .filter(each => !each.closest(".table-responsive"))
    .slice(0, 5).map(each => each.outerHTML.slice(0, 120))];
}"""
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return {tag: at.tagName, id: at.id, href: at.getAttribute("href") || "",
          outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
          shadow: style.boxShadow};
}"""


def outline_of(page):
    return page.evaluate(OUTLINE)


def overflow(page):
    return page.evaluate(OVERFLOW)


def focused(page):
    return page.evaluate(FOCUSED)


def skips_to_content(page):
    """The first thing to reach is the link to the content, and Enter follows it."""
    if focused(page)["tag"] == "BODY":
        page.keyboard.press("Tab")
    else:
        page.evaluate("() => document.querySelector('a[href], button, input').focus()")
    if focused(page)["href"] != "#content":
        return False
    page.keyboard.press("Enter")
    return page.evaluate("() => document.activeElement.id") == "content"


def focus_is_seen(page, *, steps=4):
    """Whatever the next Tabs reach shows a ring."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        at = focused(page)
        is_ringed = at["outline"] != "none" and at["width"] >= 2
        if at["tag"] != "BODY" and not is_ringed and at["shadow"] == "none":
            return False
    return True
