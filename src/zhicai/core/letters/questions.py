"""Enclosed questions with answers, and cards: one question each, without a marked answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.basics.chinese_numerals import value_of
from zhicai.core.letters import words
from zhicai.core.letters.items import mark_of
from zhicai.core.letters.letter import EnclosedCard, EnclosedQuestion
from zhicai.core.letters.run import Run, join_runs


@dataclass(slots=True)
class _Block:
    """The lines from one question to the next; the first holds what stands behind the code."""

    code: str
    value: int
    lines: list[Run]


def read_questions(
    lines: Sequence[Run],
) -> tuple[tuple[EnclosedQuestion, ...], tuple[EnclosedCard, ...]]:
    blocks = _blocks(lines)
    questions, cards = [], []
    for number, block in enumerate(blocks):
        restarts = number + 1 < len(blocks) and blocks[number + 1].value <= block.value
        if restarts:
            _drop_next_title(block)
        answer = next(
            (place for place, line in enumerate(block.lines) if words.ANSWER_HEAD.match(line.text)),
            None,
        )
        if answer is not None:
            questions.append(_question(block, answer))
        elif card := _card(block):
            cards.append(card)
    return tuple(questions), tuple(cards)


def _blocks(lines: Sequence[Run]) -> list[_Block]:
    blocks: list[_Block] = []
    for line in lines:
        head = words.QUESTION_HEAD.match(line.text) if line.text else None
        if head is not None:
            value = _value(head, blocks)
            rest = line.part(head.end(), len(line.text))
            blocks.append(_Block(f"{words.QUESTION_CODE}{value}", value, [rest]))
        elif blocks:
            blocks[-1].lines.append(line)
    return blocks


def _value(head: re.Match[str], blocks: Sequence[_Block]) -> int:
    """The number of a question; one without a number follows the one before it."""
    code = head["code"] or head["wide"] or head["numeral"] or head["item"]
    if code is None:
        return blocks[-1].value + 1 if blocks else 1
    return value_of(code) or 0


def _drop_next_title(block: _Block) -> None:
    """Before the numbers start again stands the title of the next paper, without a full stop."""
    while block.lines and not _ends_sentence(block.lines[-1]):
        if len(block.lines) == 1:
            return
        block.lines.pop()


def _ends_sentence(line: Run) -> bool:
    return bool(line.text) and line.text[-1] in words.FULL_STOPS


def _question(block: _Block, answer: int) -> EnclosedQuestion:
    asked = join_runs(block.lines[:answer])
    head = words.ANSWER_HEAD.match(block.lines[answer].text)
    first = block.lines[answer]
    rest = first.part(head.end() if head else 0, len(first.text))
    told = [rest, *block.lines[answer + 1 :]]
    ends = [line.end for line in told if line.text]
    return EnclosedQuestion(
        block.code, asked.text, _paragraphs(told), asked.start, max(ends, default=asked.end)
    )


def _paragraphs(lines: Sequence[Run]) -> str:
    """Lines joined; a mark, or a blank line after a full stop, begins a paragraph."""
    paragraphs: list[list[Run]] = [[]]
    is_parted = False
    for line in lines:
        if not line.text:
            is_parted = True
            continue
        bullet = words.BULLET.match(line.text)
        plain = line.part(bullet.end(), len(line.text)) if bullet else line
        last = paragraphs[-1][-1] if paragraphs[-1] else None
        begins = bullet is not None or _begins_paragraph(plain, last, is_parted=is_parted)
        if last is not None and begins:
            paragraphs.append([])
        paragraphs[-1].append(plain)
        is_parted = False
    return "\n".join(join_runs(paragraph).text for paragraph in paragraphs if paragraph)


def _begins_paragraph(line: Run, last: Run | None, *, is_parted: bool) -> bool:
    if last is None or not last.text or last.text[-1] not in words.FULL_STOPS:
        return False
    return is_parted or mark_of(line.text) is not None


def _card(block: _Block) -> EnclosedCard | None:
    """None for a line of a table of contents."""
    written = [line for line in block.lines if line.text]
    if not written or (len(written) == 1 and words.CONTENTS_LINE.search(written[0].text)):
        return None
    length = 1
    if written[0].text[-1] not in words.ASKS and len(written) > 1:
        length += written[1].text[-1] in words.ASKS
    title, rest = join_runs(written[:length]), written[length:]
    if not rest and len(block.lines) == 1:
        return None
    text = "\n".join(line.text for line in rest)
    return EnclosedCard(block.code, title.text, text, title.start, written[-1].end)
