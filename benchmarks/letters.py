"""How long 1,000 letters of two pages take on one core, from text to fields.

Usage: python -m benchmarks letters

The letters are made here: the written cases of the tests, each lengthened by further points with
citations until it fills two pages. There is no peer: nothing else at hand reads official letters.
"""

import sys
import time
from pathlib import Path

import yaml

from benchmarks.figure import Figure, at_most, report
from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.core.letters.read_letters import read_letters

CASES = Path(__file__).resolve().parents[1] / "tests" / "core" / "letters" / "cases"
COUNT, TWO_PAGES, LIMIT = 1_000, 1_600, 20
ENDING = "正本："
NUMERALS = "三四五六七八九"
FURTHER = (
    "依示範縣政府115年3月{day}日示府人考字第11500{day:05}號函規定，請貴校於115年9月{day}日前\n"
    "將辦理情形（含訓練時數、經費支用及檢討改善）送本府人事處彙整，並副知所屬單位；\n"
    "如有未完成者，應敘明理由並限期改善，俾利年度績效考核及後續輔導作業之進行。\n"
)


def lengthened(text, day):
    """More points before the receivers, until two pages are full."""
    body, mark, receivers = text.partition(ENDING)
    number = 0
    while len(body) < TWO_PAGES:
        point = FURTHER.format(day=day + number % 9)
        body += f"{NUMERALS[number % len(NUMERALS)]}、{point}"
        number += 1
    return body + mark + receivers


def texts():
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(CASES.glob("*.yaml"))]
    return [
        lengthened(cases[number % len(cases)]["text"], 1 + number % 19) for number in range(COUNT)
    ]


def figures():
    letters = texts()
    start, processor = time.perf_counter(), time.process_time()
    cited = sum(
        len(letter.citations)
        for text in letters
        for letter in read_letters(plain_letter_text(text)).letters
    )
    wall, busy = time.perf_counter() - start, time.process_time() - processor
    length = sum(map(len, letters)) // COUNT
    return [
        Figure(
            name=f"letters: {COUNT:,} of {length:,} characters, {cited:,} citations, one process",
            ours=f"{wall:.1f} s, processor {busy:.1f} s",
            target=f"<= {LIMIT} s of one core",
            verdict=at_most(wall, LIMIT),
        )
    ]


if __name__ == "__main__":
    sys.exit(report(figures()))
