"""The browser: Debian's, without a display, without a way out of this machine."""

import os
import shutil
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "no Chromium: install the package chromium, or run `make browser` · 請安裝套件 chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
DEAD_END = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir><cachedir>{cache}</cachedir>
</fontconfig>
"""


def find_chromium():
    named = os.environ.get("ZHICAI_CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    assert found, MISSING
    return found


def with_our_font(folder):
    """The environment in which the browser finds the Chinese font that we ship."""
    shipped = Path(import_module("cvttf_NotoSansCJK_Regular").__file__).parent
    settings = folder / "fonts.conf"
    settings.write_text(FONTS.format(fonts=shipped, cache=folder / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


@contextmanager
def opened_chromium(folder):
    """Whatever is not on this machine is asked of a proxy that is not there."""
    found = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=ARGUMENTS, proxy=DEAD_END, env=with_our_font(folder)
        )
        yield browser
        browser.close()
