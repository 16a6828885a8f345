"""Write docs/formats from the columns of each layout; with --check, only compare.

Usage: python tools/write_formats.py [--check]
"""

import sys
from pathlib import Path

from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.exchange.layouts.fields import Field, Layout

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "formats"
INDEX = """# 檔案格式

智才依欄名認出檔案種類；標題列上方有抬頭、欄位順序不同、多出欄位都無妨。
同一次匯入的檔案依下列順序套用，與指定的順序無關。
以下各頁由程式的欄位定義產生（`make docs`）。

| 順序 | 檔案 | 版面名稱 |
|---|---|---|
"""
PAGE = """# {title}（`{name}`）

由欄位定義產生（`make docs`），請勿直接修改。
範例：[sample.csv](../../src/zhicai/exchange/layouts/{name}/sample.csv)；
說明：[README](../../src/zhicai/exchange/layouts/{name}/README.md)。

必要的欄位：{needs}。

| 欄位 | 也認得 | 需由您確認的寫法 | 填法 |
|---|---|---|---|
"""


def shown(field: Field) -> str:
    cells = (field.label, "、".join(field.synonyms), "、".join(field.weak), field.choices)
    return "| " + " | ".join(cell.replace("|", "／") or "-" for cell in cells) + " |"


def needs_of(layout: Layout) -> str:
    """身分證字號；機關代碼或機關名稱: every group, its alternatives joined by 或."""
    groups = []
    for alternatives in layout.needs:
        joined = (
            "＋".join(layout.get_field(name).label for name in names) for names in alternatives
        )
        groups.append("或".join(joined))
    return "；".join(groups)


def page_of(layout: Layout) -> str:
    head = PAGE.format(title=layout.title, name=layout.name, needs=needs_of(layout))
    rows = [shown(field) for field in layout.fields]
    unused = f"\n認得但不使用：{'、'.join(layout.unused)}。\n" if layout.unused else ""
    return head + "\n".join(rows) + "\n" + unused


def pages() -> dict[str, str]:
    layouts = all_layouts()
    rows = [
        f"| {layout.order} | [{layout.title}]({layout.name}.md) | `{layout.name}` |"
        for layout in layouts
    ]
    written = {f"{layout.name}.md": page_of(layout) for layout in layouts}
    return {"index.md": INDEX + "\n".join(rows) + "\n", **written}


def kept() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}


def main(arguments: list[str]) -> int:
    wanted, present = pages(), kept()
    stale = sorted(name for name in wanted | present if wanted.get(name) != present.get(name))
    if "--check" in arguments:
        print("\n".join(f"docs/formats/{name}: run make docs" for name in stale))
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
