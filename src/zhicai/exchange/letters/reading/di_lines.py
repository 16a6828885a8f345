"""A DI → the lines of the letter that an office would print from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from zhicai.exchange.letters.reading.di_element import Element

KINDS = ("函類別", "令類別")
NAMES = ("全銜", "單位名", "總稱", "姓名", "職稱", "文字", "交換表")
ISSUERS = ("發文機關", "單位")
CODES = frozenset({"機關代碼", "單位代碼", "含附件", "附件檔名", "擬辦方式", *KINDS})
WITH_ENCLOSURES = "含附件"
COLONS = ("：", ":")
NOTHING = ("", "0", "０")

Lines = Iterator[str]
Print = Callable[[list[Element]], Lines]


def print_letter(root: Element, files: Mapping[str, str]) -> Lines:
    """One line for each field, paragraph and item; an absent element gives no line.

    `files` are the files that came with the letter, by the names under which it cites them.
    """
    yield from _heading(root)
    special: dict[str, Print] = {**SPECIAL, "附件": lambda many: _enclosures(many, files)}
    for name, group in groupby(root.children(), key=lambda child: child.name):
        many = list(group)
        if name in special:
            yield from special[name](many)
        elif name not in CODES and name not in ISSUERS:
            yield from (f"{name}：{_names(one)}" for one in many)


def _heading(root: Element) -> Lines:
    kind = next((one.code() for one in root.children(*KINDS)), "") or root.name
    issuers = [_names(one) for one in root.children(*ISSUERS)]
    if root.name == "簽":
        yield f"簽 於{'、'.join(issuers)}"
    elif issuers:
        yield f"{'、'.join(issuers)} {kind}"


def _names(element: Element) -> str:
    """The names in a list of receivers; whoever gets the enclosures too is marked so."""
    told: list[str] = []
    for child in element.children():
        if child.name == WITH_ENCLOSURES:
            if told and child.text() == WITH_ENCLOSURES:
                told[-1] += f"({WITH_ENCLOSURES})"
        elif child.name == "職稱" and told:
            told[-1] += child.text()
        elif child.name not in CODES:
            text = child.text() if child.name in NAMES else _names(child)
            told += [text] if text else []
    return "、".join(told) if element.children() else element.text()


def _number(many: list[Element]) -> Lines:
    yield f"發文字號：{'、'.join(filter(None, map(_one_number, many)))}"


def _one_number(element: Element) -> str:
    """The parts put together as they are printed; 「字」 is not said twice."""
    written = element.text_of("文字")
    word = element.text_of("字")
    if written or not element.children():
        return written or element.text()
    parts = [one.text() for number in element.children("文號") for one in number.children()]
    digits = "".join(part for at, part in enumerate(parts) if at < 2 or part not in NOTHING)
    if not digits:
        digits = element.text_of("文號")
    return f"{word.removesuffix('字')}字第{digits}號" if word or digits else ""


def _secrecy(many: list[Element]) -> Lines:
    for element in many:
        parts = [one.code() for one in element.children()] or [element.text()]
        yield f"{element.name}：{' '.join(filter(None, parts))}"


def _enclosures(many: list[Element], files: Mapping[str, str]) -> Lines:
    for element in many:
        text = element.text_of("文字") if element.children() else element.text()
        cited = " ".join(one.stated.get("附件名", "") for one in element.children("附件檔名"))
        known = [files[name] for name in cited.split() if name in files]
        listed = "、".join(known)
        yield f"附件：{text} ({listed})".replace("： ", "：") if known else f"附件：{text}"


def _paragraphs(many: list[Element]) -> Lines:
    for element in many:
        yield from _paragraph(element, element.stated.get("段名", "").strip())


def _paragraph(element: Element, title: str) -> Lines:
    label = title if not title or title.endswith(COLONS) else f"{title}："
    text = element.text_of("文字") if element.children() else element.text()
    if label or text:
        yield f"{label}{text}"
    for one in element.children("條列", "段落"):
        yield from _item(one) if one.name == "條列" else _paragraphs([one])


def _item(element: Element) -> Lines:
    yield f"{element.stated.get('序號', '').strip()}{element.text_of('文字')}"
    for one in element.children("條列"):
        yield from _item(one)


def _labelled_paragraph(many: list[Element]) -> Lines:
    for element in many:
        yield from _paragraph(element, element.name)


def _meeting_time(many: list[Element]) -> Lines:
    for element in many:
        day = element.text_of("星期")
        weekday = f"({day if day.startswith('星期') else f'星期{day}'})" if day else ""
        told = f"{element.text_of('年月日')}{weekday}{element.text_of('時分')}"
        yield f"{element.name}：{told if element.children() else element.text()}"


def _coded(many: list[Element]) -> Lines:
    yield from (f"{one.name}：{one.code()}" for one in many)


def _dated(many: list[Element]) -> Lines:
    yield from (f"{one.name}：{one.text()}" for one in many)


def _as_it_is(many: list[Element]) -> Lines:
    yield from (one.text() for one in many if one.text())


def _submitted(many: list[Element]) -> Lines:
    yield from (f"敬陳 {_names(one)}" for one in many)


SPECIAL: dict[str, Print] = {
    "發文日期": _dated,
    "發文字號": _number,
    "速別": _coded,
    "密等及解密條件": _secrecy,
    "密等及解密條件或保密期限": _secrecy,
    "聯絡方式": _as_it_is,
    "主旨": _labelled_paragraph,
    "開會事由": _labelled_paragraph,
    "開會地點": _labelled_paragraph,
    "會勘事由": _labelled_paragraph,
    "會勘地點": _labelled_paragraph,
    "備註": _labelled_paragraph,
    "段落": _paragraphs,
    "開會時間": _meeting_time,
    "會勘時間": _meeting_time,
    "敬陳": _submitted,
    "署名": _as_it_is,
    "年月日": _as_it_is,
}
