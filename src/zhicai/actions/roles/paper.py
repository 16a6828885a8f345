"""The list of roles for the signature of the head, as data of its template and as sheets."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.offices.profile import Profile
from zhicai.actions.reports.words import SHORT_HASH, instant_words
from zhicai.actions.roles.details import RoleLine
from zhicai.basics.dates import format_roc_long
from zhicai.basics.report_words import NO_DIVISION, NOTHING, PURPOSE
from zhicai.basics.role_list_words import STATES
from zhicai.basics.role_words import ROLES
from zhicai.exchange.sheets.write import Table

TITLE = "AI人才類別認定名冊"
HEADER = (
    *("編號", "職稱", "姓名", "身分證字號", "AI人才類別", "次要類別"),
    *("情形", "建議", "認定人", "認定時間", "理由"),
)
WIDTHS = (11, 26, 22, 25, 26, 26, 26, 30, 20, 26, 0)
BASIS = (
    "中華民國115年6月9日 AI公務人才認定指引及其問答集 Q1、Q2、Q3、Q8：依實際工作任務與職責認定，"
    "不以職系、職等為據；全體同仁至少為AI應用人才。"
)
NOBODY = "沒有符合條件的同仁。"


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesPaper:
    """`state` says which part of the list it is."""

    agency_code: str
    agency_name: str
    profile: Profile
    as_of: dt.date
    made_at: dt.datetime
    maker: str
    audit_head: str
    state: str
    lines: Sequence[RoleLine]

    @property
    def counts(self) -> str:
        """How many hold each role; who is undecided is told apart."""
        decided = [line.colleague.held for line in self.lines if line.colleague.held]
        told = [
            f"{name} {sum(one.talent_role == key for one in decided)} 人"
            for key, name in ROLES.items()
        ]
        waiting = sum(line.colleague.waits for line in self.lines)
        default = (
            len(self.lines)
            - len(decided)
            - sum(line.colleague.held is None and line.colleague.waits for line in self.lines)
        )
        return (
            f"共 {len(self.lines)} 人；已認定：{'、'.join(told)}；待認定 {waiting} 人；"
            f"無職掌資料（預設為AI應用人才）{default} 人。"
        )


def paper_data(paper: RolesPaper) -> dict[str, Any]:
    """All texts of the paper, ready to be set."""
    numbers = count(1)
    return {
        "title": TITLE,
        "agency": paper.profile.letterhead or paper.agency_name,
        "contact": paper.profile.contact_line,
        "subtitle": f"{paper.state}　資料截至{format_roc_long(paper.as_of)}",
        "footer": {"left": f"製表人：{paper.maker}　用途：{PURPOSE}", "right": _versions(paper)},
        "facts": _facts(paper),
        "header": HEADER,
        "widths": WIDTHS,
        "numeric": (0,),
        "groups": [
            {
                "name": f"{agency}　{division or NO_DIVISION}　{len(members)} 人",
                "rows": [[str(cell) for cell in _cells(next(numbers), one)] for one in members],
            }
            for (agency, division), members in _groups(paper.lines)
        ],
        "nobody": NOBODY,
        "summary": paper.counts,
        "official": "類別由機關認定；程式只提供建議。",
        "signatures": paper.profile.signers,
    }


def paper_tables(paper: RolesPaper) -> list[Table]:
    """名冊, 說明: typed values, no formulas."""
    heading = f"{paper.agency_name}　{TITLE}　製表：{paper.maker}　{PURPOSE}"
    rows = [
        (
            number,
            one.colleague.agency_code,
            one.colleague.agency_name,
            one.colleague.division,
            *told,
        )
        for number, one in enumerate(paper.lines, start=1)
        for _, *told in [_cells(number, one)]
    ]
    header = (HEADER[0], "機關代碼", "機關", "單位", *HEADER[1:])
    notes = [("名冊", TITLE), *_facts(paper), ("人數", paper.counts), ("版本", _versions(paper))]
    return [
        Table("名冊", header, rows, text_columns=(1, header.index("身分證字號")), heading=heading),
        Table("說明", ("項目", "內容"), notes, wrapped=(1,), heading=heading),
    ]


def _facts(paper: RolesPaper) -> list[tuple[str, str]]:
    return [
        ("機關", f"{paper.agency_name}（{paper.agency_code}）"),
        ("範圍", paper.state),
        ("依據", BASIS),
        ("製表", f"{instant_words(paper.made_at)}　製表人：{paper.maker}　用途：{PURPOSE}"),
    ]


def _versions(paper: RolesPaper) -> str:
    number, _, digest = paper.audit_head.partition(":")
    told = f"{number}:{digest[:SHORT_HASH]}" if digest else "無"
    return f"條文版本 {rulebook().version[:SHORT_HASH]}　稽核 {told}"


def _groups(lines: Sequence[RoleLine]) -> list[tuple[tuple[str, str], list[RoleLine]]]:
    ordered = sorted(lines, key=lambda line: (line.colleague.agency_code, line.colleague.division))
    return [
        ((agency, division), list(members))
        for (_, agency, division), members in groupby(
            ordered,
            lambda line: (
                line.colleague.agency_code,
                line.colleague.agency_name,
                line.colleague.division,
            ),
        )
    ]


def _cells(number: int, line: RoleLine) -> tuple[Any, ...]:
    one, held, decided = line.colleague, line.colleague.held, line.decided
    gist = one.gist
    unsure = "？" if one.is_unsure else ""
    suggested = f"{ROLES[gist.talent_role]} {gist.confidence}%{unsure}" if one.has_duties else ""
    return (
        number,
        one.job_title or NOTHING,
        one.name,
        line.national_id_masked,
        ROLES[held.talent_role] if held else NOTHING,
        ROLES.get(held.second_talent_role, NOTHING) if held else NOTHING,
        STATES[one.state.value],
        suggested or NOTHING,
        decided.actor if decided else NOTHING,
        instant_words(decided.at) if decided else NOTHING,
        decided.reason if decided else "",
    )
