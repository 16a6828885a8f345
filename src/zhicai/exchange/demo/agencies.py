"""The invented tree: 示範縣政府人事處, the offices that report to it, and those below them."""

from __future__ import annotations

import datetime as dt

from zhicai.exchange.demo.model import ROOT_CODE, AgencySlice

COUNTY = "999010000Z"
EDUCATION = "999020000Z"
TAX = "999030000Z"
HEALTH = "999040000Z"
ENVIRONMENT = "999050000Z"
CULTURE = "999060000Z"
TOWNSHIP = "999070000Z"
LAND_HILLS = "999010100Z"
LAND_COAST = "999010200Z"
HIGH_SCHOOL = "999020100Z"
JUNIOR_GREEN = "999020200Z"
JUNIOR_RIVER = "999020300Z"
PRIMARY_DAWN = "999020400Z"
PRIMARY_PEACE = "999020500Z"
PRIMARY_BAY = "999020600Z"
PRIMARY_STREAM = "999020700Z"
CLINIC_HILLS = "999040100Z"
CLINIC_COAST = "999040200Z"
LIBRARY = "999060100Z"
KINDERGARTEN = "999070100Z"

LIBRARY_MOVED_ON = dt.date(2026, 7, 1)
STREAM_CLOSED_ON = dt.date(2026, 8, 1)
BEFORE = dt.date(2020, 1, 1)

AGENCIES: tuple[AgencySlice, ...] = (
    AgencySlice(ROOT_CODE, "示範縣政府人事處", None),
    AgencySlice(COUNTY, "示範縣政府", ROOT_CODE),
    AgencySlice(EDUCATION, "示範縣政府教育處", ROOT_CODE),
    AgencySlice(TAX, "示範縣稅務局", ROOT_CODE),
    AgencySlice(HEALTH, "示範縣衛生局", ROOT_CODE),
    AgencySlice(ENVIRONMENT, "示範縣環境保護局", ROOT_CODE),
    AgencySlice(CULTURE, "示範縣文化局", ROOT_CODE),
    AgencySlice(TOWNSHIP, "示範縣青山鄉公所", ROOT_CODE),
    AgencySlice(LAND_HILLS, "示範縣山線地政事務所", COUNTY),
    AgencySlice(LAND_COAST, "示範縣海線地政事務所", COUNTY),
    AgencySlice(HIGH_SCHOOL, "示範縣立示範高級中學", EDUCATION),
    AgencySlice(JUNIOR_GREEN, "示範縣立青山國民中學", EDUCATION),
    AgencySlice(JUNIOR_RIVER, "示範縣立綠水國民中學", EDUCATION),
    AgencySlice(PRIMARY_DAWN, "示範縣青山鄉朝陽國民小學", EDUCATION),
    AgencySlice(PRIMARY_PEACE, "示範縣示範市和平國民小學", EDUCATION),
    AgencySlice(PRIMARY_BAY, "示範縣海灣鄉海灣國民小學", EDUCATION),
    AgencySlice(
        PRIMARY_STREAM,
        "示範縣海灣鄉溪頭國民小學",
        EDUCATION,
        in_force_from=BEFORE,
        closed_on=STREAM_CLOSED_ON,
    ),
    AgencySlice(CLINIC_HILLS, "示範縣青山鄉衛生所", HEALTH),
    AgencySlice(CLINIC_COAST, "示範縣海灣鄉衛生所", HEALTH),
    AgencySlice(LIBRARY, "示範縣文化局圖書館", CULTURE, in_force_from=BEFORE),
    AgencySlice(LIBRARY, "示範縣立圖書館", EDUCATION, in_force_from=LIBRARY_MOVED_ON),
    AgencySlice(KINDERGARTEN, "示範縣青山鄉立幼兒園", TOWNSHIP),
)

SCHOOLS = frozenset(
    {
        HIGH_SCHOOL,
        JUNIOR_GREEN,
        JUNIOR_RIVER,
        PRIMARY_DAWN,
        PRIMARY_PEACE,
        PRIMARY_BAY,
        PRIMARY_STREAM,
    }
)


def name_on(code: str, day: dt.date) -> str:
    """Return the agency's name on a day."""
    named = [
        agency
        for agency in AGENCIES
        if agency.code == code and (agency.in_force_from is None or agency.in_force_from <= day)
    ]
    return named[-1].name
