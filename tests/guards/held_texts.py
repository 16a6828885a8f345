"""Reads the letters beside the checkout into clauses, by the names that the rulebook cites."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

CIRCULAR = "letters/1150056121.txt"
HEADS = (
    ("nea-1150623-1150056121", "教育部國民及學前教育署 函"),
    ("moe-pd-1150612-1150059534", "教育部人事處 函"),
    ("dgpa-1150609-11530266772", "行政院人事行政總處 書函"),
)
BOOKLET = "AI公務人才認定指引:人事推動實務問答集"
FIELD = re.compile(r"(受文者|發文日期|發文字號|速別|附件|主旨|說明|正本|副本):")
ITEM = re.compile(r"(?:- )?([一二三四五六七八九十]+)、")
SUBITEM = re.compile(r"\(([一二三四五六七八九十]+)\)")
QUESTION = re.compile(r"Q ?(\d+) ?[.:]")
POINT = re.compile(r"(?:- )?(?:A:)?(\d)、")
STEP = re.compile(r"(第[一二三]步)")

Clauses = dict[str, str]


def fold(text: str) -> str:
    """Brackets, digits and blanks as one spelling: the papers mix two."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def letter_marks(lines: list[str]) -> Iterator[tuple[list[str], str]]:
    """Each line with the clauses that it belongs to: 說明二(一) belongs to 說明二 as well."""
    field, item, subitem = "", "", ""
    for raw in lines:
        line = unicodedata.normalize("NFKC", raw).strip()
        if match := FIELD.match(line):
            field, item, subitem = match[1], "", ""
        elif field == "說明" and (match := ITEM.match(line)):
            item, subitem = match[1], ""
        elif item and (match := SUBITEM.match(line)):
            subitem = match[1]
        names = [field] if field else []
        names += [f"說明{item}"] if item else []
        names += [f"說明{item}({subitem})"] if subitem else []
        yield names, raw


def booklet_marks(lines: list[str], *, part: re.Pattern[str]) -> Iterator[tuple[list[str], str]]:
    """Each line of the questions and answers: 封面, Q8, Q8第1點, Q8第一步."""
    question, inner = "封面", ""
    for raw in lines:
        line = unicodedata.normalize("NFKC", raw).strip()
        if match := QUESTION.match(line):
            question, inner = f"Q{match[1]}", ""
        elif question != "封面" and (match := part.match(line)):
            inner = match[1] if match[1].startswith("第") else f"第{match[1]}點"
        yield [question, *([question + inner] if inner else [])], raw


def gather(marked: Iterator[tuple[list[str], str]], *, prefix: str = "") -> Clauses:
    found: Clauses = {}
    for names, line in marked:
        for name in names:
            found[prefix + name] = found.get(prefix + name, "") + fold(line)
    return found


def cut(lines: list[str]) -> dict[str, list[str]]:
    """The three letters, the booklet and its slides, by the line that opens each."""
    folded = [fold(line) for line in lines]
    booklets = [number for number, line in enumerate(folded) if line == BOOKLET]
    names = [*(name for name, _ in HEADS), "booklet", "slides"]
    starts = [*(folded.index(fold(head)) for _, head in HEADS), *booklets, len(lines)]
    return {name: lines[starts[index] : starts[index + 1]] for index, name in enumerate(names)}


def read_held(shared: Path) -> dict[str, Clauses]:
    """Source id → clause as cited, blanks apart → its text."""
    parts = cut((shared / CIRCULAR).read_text(encoding="utf-8").splitlines())
    school, ministry, agency = (name for name, _ in HEADS)
    return {
        school: gather(letter_marks(parts[school])),
        ministry: gather(letter_marks(parts[ministry])),
        agency: {
            **gather(letter_marks(parts[agency]), prefix="書函"),
            **gather(booklet_marks(parts["booklet"], part=POINT), prefix="問答集"),
            **gather(booklet_marks(parts["slides"], part=STEP), prefix="問答集簡報"),
        },
    }
