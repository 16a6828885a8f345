"""Which AI tools the people of an office use at work, as the heads of their divisions told."""

from collections import Counter
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.tools import ToolLine, tool_lines
from zhicai.actions.page import SIZE, Page, page_of


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """`unknown` is of how many nobody has said anything; `counts` are people by tool."""

    page: Page[ToolLine]
    counts: tuple[tuple[str, int], ...]
    divisions: tuple[str, ...]
    agencies: tuple[tuple[str, str], ...]
    people: int
    unknown: int


@walled
def list_tools(
    agency_code: str,
    *,
    by: Caller,
    below: str = "",
    division: str = "",
    tool: str = "",
    page: int = 1,
) -> ToolsPage:
    """By agency, division and name. An answer about a post that she has left is not shown."""
    require(by, Permission.STAFF_READ, agency_code)
    told = tool_lines(agency_code, by, division=division, below=below)
    lines = told.lines
    counts = Counter(name for line in lines for name in line.tools)
    chosen = [line for line in lines if not tool or tool in line.tools]
    found = page_of(chosen, number=page, size=SIZE)
    ordered = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    unknown = told.people - len(lines)
    return ToolsPage(found, ordered, told.divisions, told.agencies, told.people, unknown)
