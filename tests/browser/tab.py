"""One page of the browser, watched: what it asks for, what it complains about."""

from contextlib import contextmanager

from browser.door import fresh_door

WIDE, NARROW, NARROWEST = (1280, 900), (390, 844), (320, 640)
SECONDS = 1000


class Tab:
    """`page` is Playwright's; `complaints` has to be empty when the test ends."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.complaints, self.asked = [], []
        page.set_default_timeout(15 * SECONDS)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self.see)

    def hear(self, message):
        """An error page is told on the console too; that is no complaint about the page."""
        is_about_status = message.text.startswith("Failed to load resource")
        is_the_page = message.location.get("url", "") == self.page.url
        if message.type in {"error", "warning"} and not (is_about_status and is_the_page):
            self.complaints.append(f"console: {message.text} ({self.page.url})")

    def see(self, request):
        self.asked.append(request)
        if not request.url.startswith((self.site.address + "/", "data:", "blob:")):
            self.complaints.append(f"asked outside: {request.url}")

    def open(self, path):
        """Go to an address of the site; the answer of the server."""
        return self.page.goto(self.site.address + path, wait_until="load")

    def resize(self, size):
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def shoot(self, name):
        """A picture of the whole page, where a folder for pictures is named."""
        from browser.pictures import keep

        keep(self.page, name)


@contextmanager
def opened_tab(browser, site, *, size=WIDE, scripts=True, signed_in=True, **more):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=scripts,
        storage_state=fresh_door(browser, site) if signed_in else None,
        accept_downloads=True,
        locale="zh-TW",
        timezone_id="Asia/Taipei",
        reduced_motion="reduce",
        **more,
    )
    tab = Tab(context.new_page(), site)
    yield tab
    context.close()
    assert not tab.complaints, "\n".join(tab.complaints)
