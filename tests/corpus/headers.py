"""Headers that are missing, doubled, uncertain, or those of another kind of file."""

from corpus.case import (
    HEADER,
    SOUND,
    BadFile,
    noticed,
    refused,
    safe,
    sheet,
    xlsx,
)

UNKNOWN = ("layout.unknown",)
LACKS = ("layout.column_missing", "layout.unknown")
ASKS = ("layout.column_uncertain", "layout.column_missing", "layout.unknown")
STARRED = tuple(f"*{name}" for name in HEADER)
BROKEN_LINES = (
    "身分證\n字號",
    "姓　名",
    "課程\n代碼",
    "課程名稱（必填）",
    "認證 時數",
    "完成日期：",
)


def headed(header, rows=SOUND) -> bytes:
    return xlsx(sheet([header, *rows]))


def without(name: str) -> bytes:
    place = HEADER.index(name)
    rows = [[v for at, v in enumerate(row) if at != place] for row in (HEADER, *SOUND)]
    return xlsx(sheet(rows))


def renamed(**names: str) -> bytes:
    return headed([names.get(name, name) for name in HEADER])


def doubled(name: str) -> bytes:
    place = HEADER.index(name)
    return headed([*HEADER, name], [[*row, row[place]] for row in SOUND])


def more_columns() -> bytes:
    return headed([*HEADER, "備註", "心情"], [[*row, "x", "佳"] for row in SOUND])


FILES: tuple[BadFile, ...] = (
    safe("headers", "stars.xlsx", lambda: headed(STARRED)),
    safe("headers", "broken lines.xlsx", lambda: headed(BROKEN_LINES)),
    safe("headers", "other words.xlsx", lambda: renamed(身分證字號="身分證統一編號")),
    safe("headers", "other order.xlsx", lambda: headed(HEADER[::-1], [r[::-1] for r in SOUND])),
    noticed("headers", "unused columns.xlsx", more_columns, "layout.column_unused"),
    refused("headers", "no hours.xlsx", lambda: without("認證時數"), *LACKS),
    refused("headers", "no day.xlsx", lambda: without("完成日期"), *LACKS),
    refused(
        "headers",
        "no course.xlsx",
        lambda: headed(
            ("身分證字號", "姓名", "認證時數", "完成日期"),
            [(r[0], r[1], r[4], r[5]) for r in SOUND],
        ),
        *LACKS,
    ),
    refused("headers", "no header.xlsx", lambda: xlsx(sheet(SOUND)), *UNKNOWN),
    refused("headers", "hours twice.xlsx", lambda: doubled("認證時數"), "layout.column_twice"),
    refused(
        "headers",
        "recipes.xlsx",
        lambda: headed(("菜名", "份量", "做法"), [("粥", 2, "煮")]),
        *UNKNOWN,
    ),
    refused("headers", "one cell.xlsx", lambda: xlsx(sheet([["示範"]])), *UNKNOWN, "file.empty"),
    refused("headers", "numbers only.xlsx", lambda: xlsx(sheet([[1, 2, 3]] * 5)), *UNKNOWN),
    safe("headers", "header again.xlsx", lambda: headed(HEADER, [SOUND[0], HEADER, SOUND[1]])),
)
