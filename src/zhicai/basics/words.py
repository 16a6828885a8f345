"""The words of the trade: keys that code may name, and the words that the parsers look for."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """The answer of a rule about one person; nothing entered is never a pass and never a zero."""

    MET = "met"
    SHORT = "short"
    UNKNOWN = "unknown"


class TalentRole(StrEnum):
    """The four kinds of AI talent; their official names are dated rulebook data."""

    POLICY = "policy"
    APPLICATION = "application"
    DEVELOPMENT = "development"
    RESEARCH = "research"


class Level(StrEnum):
    """The AI level of a course. NONE is a decision too: this course is not about AI."""

    NONE = "none"
    BASIC = "basic"
    ADVANCED = "advanced"


class Norm(StrEnum):
    """How strongly a provision binds."""

    OBLIGATION = "obligation"
    EXPECTATION = "expectation"
    ENCOURAGEMENT = "encouragement"
    PERMISSION = "permission"
    DEFINITION = "definition"
    INFORMATION = "information"


class Scope(StrEnum):
    """Who is counted: the staff on the establishment, more of them, or everyone on the list."""

    ESTABLISHED = "甲"
    EXTENDED = "乙"
    EVERYONE = "丙"


# Dates.
ROC_MARKS = ("中華民國", "民國")
GREGORIAN_MARK = "西元"
BEFORE_ROC_MARKS = ("中華民國前", "民國前", "民前")
FIRST_YEAR = "元"
YEAR, MONTH, DAY = "年", "月", "日"
FORENOON, AFTERNOON = "上午", "下午"

# Hours and minutes.
HOURS = "小時"
MINUTES = "分"
MINUTES_LONG = "分鐘"

# Ranks and grades, lowest first.
RANKS = ("委任", "薦任", "簡任")
GRADE = "職等"
ORDINAL = "第"
UP_TO = "至到~或、-"
# Grades in numerals: plain, formal, and the bopomofo letter that is taken for a one.
UNITS = "一二三四五六七八九"
FORMAL_UNITS = "壹貳參肆伍陸柒捌玖"
TEN, FORMAL_TEN, BOPOMOFO_ONE = "十", "拾", "\u3127"

# Names of agencies are written either way; the folded key knows one.
SHORT_TAI, FULL_TAI = "台", "臺"
# What stands before an item of duties, and is no part of it.
LIST_NUMBER = r"[(（]?\s*(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[a-z])\s*[)）、.:：]"
TOOL_BREAKS = r"[、,，;；/／\n\r|]+|以及|及|和|與"
LIST_BULLETS = "•●◎○■□*‧·-－—"
LIST_JOINTS = "、，,及與和暨或"
# Words of a duty that say nothing of what it is about.
DUTY_FILLER = "[及與和暨或之等的（）()]|相關|有關|業務|事項|事宜|辦理|協助|協辦|執行|作業|工作"

# What a name shows where a character was lost on the way through CP950.
LOST_MARKS = "?□■▯◇\ufffd"
# The dots inside the names of indigenous people, which each system writes in its own way.
NAME_DOTS = "\u00b7\u2022\u2027\u2219\u22c5\u30fb"
NAME_DOT = "\u2027"
