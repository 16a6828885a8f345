"""Forms of one post each (職務說明書): labelled cells become one row under one header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhicai.basics import words
from zhicai.exchange.layouts.catalogue import Vocabulary
from zhicai.exchange.layouts.duties.columns import LAYOUT
from zhicai.exchange.layouts.headers import LONGEST_HEADER, fold_header
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.sheets.model import Line, Sheet

DUTY, TITLE = "duty_text", "job_title"
WHOSE = {TITLE, "name", "employee_number", "national_id"}
NUMBERED = re.compile(rf"^{words.LIST_NUMBER}\s*")
# What such forms call the columns of a list, and what they tell besides.
ALSO = {
    "所在單位": "division",
    "職務所在單位": "division",
    "所屬單位名稱": "division",
    "現職人員": "name",
    "擔任人員": "name",
    "工作項目及內容": DUTY,
    "主要工作內容": DUTY,
    "職務列等": "rank_text",
}
OTHERS = frozenset(
    """
    職務編號 職務歸系 工作權責 職責程度 所需知能 所需資格條件 資格條件 備註 填表日期 填表人 核章
    單位主管 人事主管 機關首長 職務代理人 代理人 代理人姓名 第一代理人 第二代理人 聯絡電話 專業加給
    """.split()
)
OTHER = ""
FIRST_LINES = 200  # a form stands at the top; a long list is not read through for one


def _labels() -> Mapping[str, str]:
    told = {
        fold_header(name): one.name for one in LAYOUT.fields for name in (one.label, *one.synonyms)
    }
    return {**told, **{fold_header(name): key for name, key in ALSO.items()}}


LABELS = _labels()
NAMES = {one.name: one.label for one in LAYOUT.fields}


@dataclass
class _Form:
    """What one form tells; `number` is its first line."""

    number: int
    told: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return DUTY in self.told and not WHOSE.isdisjoint(self.told)

    def take(self, key: str, text: str) -> None:
        """Only duties go on over several cells; a merged cell says the same in each of its rows."""
        texts = self.told.setdefault(key, [])
        if text not in texts and (key == DUTY or not texts):
            texts.append(text)


def unfold_forms(sheet: Sheet, known: Vocabulary) -> Sheet:
    """The same sheet, or where it holds forms, a list of what they tell, one line a form."""
    first = sheet.lines[:FIRST_LINES]
    if not any(form.is_whole for form in _forms(first)) or any(map(_is_header, sheet.lines)):
        return sheet
    forms = [form for form in _forms(sheet.lines) if form.is_whole]
    if not forms or any(fold_header(text) in known.certain for text in _told_by(forms)):
        return sheet
    keys = [one.name for one in LAYOUT.fields if any(one.name in form.told for form in forms)]
    header = Line(sheet.lines[0].number, tuple(NAMES[key] for key in keys))
    rows = (
        Line(form.number, tuple("\n".join(form.told.get(key, ())) or None for key in keys))
        for form in forms
    )
    return Sheet(sheet.name, (header, *rows), hidden=sheet.hidden)


def _told_by(forms: Sequence[_Form]) -> Iterator[str]:
    """Where a header of two lines looks like a form, its values are the names of columns."""
    return (texts[0][:LONGEST_HEADER] for form in forms for texts in form.told.values())


def _label_of(text: str) -> str | None:
    """The field that a cell is the label of, OTHER for a label of no use here, None for a text."""
    if len(text) > LONGEST_HEADER:
        return None
    key = fold_header(NUMBERED.sub("", text))
    return OTHER if key in OTHERS else LABELS.get(key)


def _is_header(line: Line) -> bool:
    """A header names people and duties side by side; a form has a value behind each label."""
    found = {_label_of(text) for text in _texts(line)}
    return DUTY in found and not WHOSE.isdisjoint(found)


def _texts(line: Line) -> Sequence[str]:
    return [text_of(value).strip() for value in line.values if not is_blank(value)]


def _forms(lines: Sequence[Line]) -> Iterator[_Form]:
    """A label that was told already begins the next form."""
    form, last = _Form(lines[0].number if lines else 1), OTHER
    for line in lines:
        current, is_labelled = OTHER, False
        for text in _texts(line):
            key = _label_of(text)
            if key is not None:
                current, is_labelled = key, True
                if key in WHOSE and DUTY in form.told:
                    yield form
                    form = _Form(line.number)
            elif is_labelled and current != OTHER:
                form.take(current, text)
            elif not is_labelled and last == DUTY:
                form.take(DUTY, text)
        last = current if is_labelled else last
    yield form
