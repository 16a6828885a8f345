"""Pictures for a person to look at, kept only where ZHICAI_PICTURES names a folder."""

import os
from pathlib import Path


def keep(page, name):
    folder = os.environ.get("ZHICAI_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
