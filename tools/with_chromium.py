"""Run one command where a Chromium is: found, or asked of Debian where we are allowed to.

Usage: python tools/with_chromium.py pytest -q tests/browser
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = """\
Chromium was not found and could not be installed: the browser tests did NOT run.
找不到也無法安裝 Chromium：瀏覽器的測試沒有執行。請安裝套件 chromium 後再執行一次。
"""


def find_chromium() -> str | None:
    """The one that ZHICAI_CHROMIUM names, else the first on the path."""
    named = os.environ.get("ZHICAI_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> None:
    """Ask Debian for the browser; a font comes with our own packages."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", "-qq", *step], env=environment, check=False, stdin=subprocess.DEVNULL
        )


def main() -> int:
    if find_chromium() is None:
        install_chromium()
    found = find_chromium()
    if found is None:
        sys.stderr.write(MISSING)
        return 1
    print(f"Chromium: {found}", flush=True)
    environment = {**os.environ, "ZHICAI_CHROMIUM": found}
    return subprocess.run(sys.argv[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
