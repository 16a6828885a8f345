"""Papers that cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "report.too_long": (
        "[名單共 {count} 人|名單的人數]，超過 PDF 一次可以產製的[ {most} 人|上限]。",
        "請改產製 XLSX 或 ODS，或改選所屬機關分次產製；這次沒有產製任何檔案。",
    ),
}
