"""Write docs/audit/controls.md from the table of controls; with --check, only compare.

Usage: python tools/write_controls.py [--check]
"""

import sys
from pathlib import Path

from zhicai.basics.control_words import CAUTION, CONTROLS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "audit" / "controls.md"
HEAD = f"""# 附表十 資通系統防護基準：智才做到什麼

由 `src/zhicai/basics/control_words.py` 產生（`tools/write_controls.py`），請勿直接修改。
稽核人員在畫面「防護基準」看到同一張表。

{CAUTION}

| 構面 | 級 | 控制措施 | 智才的作法 | 證明的測試 |
|---|---|---|---|---|
"""


def page() -> str:
    rows = [
        f"| {one.area} | {one.level} | {one.text} | {one.how} |"
        f" {'<br>'.join(f'`{test}`' for test in one.shown_by) or '由機關辦理'} |\n"
        for one in CONTROLS
    ]
    return HEAD + "".join(rows)


def main() -> int:
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    is_same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
    print("" if is_same else "docs/audit/controls.md: run python tools/write_controls.py")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
