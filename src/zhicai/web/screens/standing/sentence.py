"""The figure as a sentence for a letter."""

from zhicai.actions.figures.figure import IN_FORCE, AgencyFigure, Standing
from zhicai.basics.dates import format_roc_long
from zhicai.basics.figure_words import OFFICIAL, STATES, percent_text
from zhicai.core.rules.verdicts import AI_ATTAINMENT


def sentence_of(standing: Standing, *, is_raw: bool) -> str:
    """Name, year, rate with its counts, scope and day, as a letter says it."""
    figure = standing.figure
    kpi = figure.get(AI_ATTAINMENT)
    head = f"{figure.name}（含所屬）{standing.year}年度{kpi.name}"
    if kpi.state != IN_FORCE:
        return f"{head}：{STATES[kpi.state]}。"
    counts = kpi.raw if is_raw else kpi.counts
    told = (
        f"{head}為{percent_text(counts.met, counts.counted)}"
        f"（計入{counts.counted}人，達成{counts.met}人，未達成{counts.short}人，"
        f"資料不足{counts.unknown}人；計入範圍{kpi.scope}{_exclusions(figure, is_raw=is_raw)}）"
    )
    return f"{told}，資料截至{format_roc_long(standing.as_of)}；{OFFICIAL}"


def _exclusions(figure: AgencyFigure, *, is_raw: bool) -> str:
    kpi = figure.get(AI_ATTAINMENT)
    if kpi.raw == kpi.counts:
        return ""
    return "，不排除任何人" if is_raw else "，已排除留職停薪等人員"
