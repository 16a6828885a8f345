"""An officer at the screen: one with a mouse, one with the keyboard alone; both do the same."""

import base64
import time

from browser.looks import focused

MOST_TABS = 200
DROP = """(zone, files) => {
  const carried = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name));
  }
  const how = {dataTransfer: carried, bubbles: true, cancelable: true};
  zone.dispatchEvent(new DragEvent("drop", how));
}"""


class Officer:
    """With a mouse; every press of its button is counted, and the time since the start."""

    def __init__(self, tab):
        self.tab, self.page = tab, tab.page
        self.clicks, self.began = 0, time.monotonic()

    @property
    def seconds(self):
        return time.monotonic() - self.began

    @property
    def main(self):
        return self.page.locator("main")

    def press(self, target):
        """A button, a link or a choice."""
        self.clicks += 1
        target.click()

    def follow(self, target):
        """The same, where another page comes."""
        with self.page.expect_navigation():
            self.press(target)

    def write(self, field, text):
        """The first field of a page takes the click; the next are reached with Tab."""
        if focused(self.page)["tag"] not in {"INPUT", "TEXTAREA"}:
            self.clicks += 1
        field.fill(text)

    def choose(self, option):
        self.press(option)

    def bring(self, zone, paths):
        """Drag files from the desktop and let them go over the zone."""
        self.clicks += 1
        files = [(path.name, base64.b64encode(path.read_bytes()).decode()) for path in paths]
        zone.evaluate(DROP, files)

    def look(self, name):
        self.tab.shoot(f"journey-{name}")


class KeyboardOfficer(Officer):
    """Without a mouse: Tab to it, Enter or Space on it, arrows among choices."""

    def reach(self, target):
        """Tab by Tab; at the end of the page the browser begins again at its head."""
        target.wait_for()
        for _ in range(MOST_TABS):
            if is_focused(target):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab reaches {target}")

    def press(self, target):
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, field, text):
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, option):
        """Tab enters a group of choices; the arrows go on from one to the next."""
        group = option.locator("xpath=ancestor::fieldset[1]").get_by_role("radio")
        for _ in range(MOST_TABS):
            if any(is_focused(each) for each in group.all()):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if option.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow reaches {option}")

    def bring(self, zone, paths):
        self.reach(zone.locator("input[type=file]"))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(paths)


def is_focused(target):
    return target.evaluate("each => each === document.activeElement")
