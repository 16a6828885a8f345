"""A duty form as a spreadsheet: written out, and read when it comes back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhicai.actions.duties.answers import LONGEST_TOOLS, PLAIN, Question
from zhicai.actions.duties.forms import MATCHES, WRONG, Answer, FormPage
from zhicai.actions.enclosures.keep import HandedFile
from zhicai.basics.duty_words import QUESTIONS, REPLIES, SHORT
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.basics.text import fold
from zhicai.exchange.papers.workbook import render_workbook
from zhicai.exchange.sheets.handed import open_handed
from zhicai.exchange.sheets.model import Line, Value, cell_address
from zhicai.exchange.sheets.write import Table

HEADER = ("確認單號", "列號", "姓名", "職稱", "工作項目", "確認結果", "更正內容")
NUMBER, LINE, NAME, _, _, OUTCOME, WANTED = range(len(HEADER))
ASKED = {question.value: len(HEADER) + at for at, question in enumerate(Question)}
WHOLE = (*HEADER, *(SHORT[code] for code in ASKED))
REPLY_OF = {word: code for code, word in REPLIES.items() if code}
WORDS: Mapping[str, str] = {"與現況相符": MATCHES, "應更正": WRONG}
SHEET = "職掌確認單"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned sheet says; with any fault nothing of it is taken."""

    number: str
    answers: tuple[Answer, ...]
    faults: tuple[str, ...]
    sheet_hash: str


def form_sheet(page: FormPage) -> bytes:
    rows: list[tuple[Value, ...]] = [
        (page.number, line.number, line.name, line.job_title, line.duty_text, *[""] * 7)
        for line in page.lines
    ]
    table = Table(
        SHEET,
        WHOLE,
        rows,
        text_columns=(NUMBER,),
        choices={
            OUTCOME: tuple(WORDS),
            **{ASKED[code]: tuple(REPLY_OF) for code in PLAIN},
        },
        notes={
            OUTCOME: "選「與現況相符」或「應更正」；應更正的請在右邊寫更正內容。",
            **{at: f"{QUESTIONS[code]} 空白表示未回答。" for code, at in ASKED.items()},
        },
        wrapped=(4, WANTED, ASKED[Question.TOOLS]),
        heading=f"職掌確認單 {page.number}",
    )
    return render_workbook("xlsx", [table])


def read_returned(handed: HandedFile) -> tuple[str, list[Line], str]:
    """The number of the form, its lines, and the hash of the file.

    Raises Refused: duty.form_not_a_form, and what any file is refused for.
    """
    books = open_handed(handed.file, name=handed.name)
    for book, sheet in [(one, sheet) for one in books for sheet in one.sheets]:
        told = [line for line in sheet.lines if any(value is not None for value in line.values)]
        if not told or not _is_header(told[0]):
            continue
        numbers = {_text(line, NUMBER) for line in told[1:]}
        if len(numbers) == 1:
            return numbers.pop(), told[1:], book.sha256
    raise Refused("duty.form_not_a_form", value=handed.name)


def judge_returned(page: FormPage, lines: list[Line], *, sheet_hash: str) -> Returned:
    """Each line against the form: all faults at once, each with its cell."""
    answers: dict[int, Answer] = {}
    faults: list[str] = []
    names = {line.number: line.name for line in page.lines}
    seen: set[str] = set()
    for line in lines:
        told = list(_faults(line, names, seen))
        faults += told
        seen.add(_text(line, LINE))
        outcome = WORDS.get(_text(line, OUTCOME))
        replies = _replies(line)
        if not told and (outcome or replies):
            number = int(_text(line, LINE))
            wanted = _text(line, WANTED) if outcome == WRONG else ""
            answers[number] = Answer(number, outcome or "", wanted, replies)
    return Returned(page.number, tuple(answers.values()), tuple(faults), sheet_hash)


def _is_header(line: Line) -> bool:
    """The whole header, or that of a form made before the questions were asked on it."""
    told = tuple(_text(line, at) for at in range(len(WHOLE)))
    return told in (WHOLE, (*HEADER, *[""] * len(ASKED)))


def _replies(line: Line) -> dict[str, str]:
    """What is said to the questions; the tools as they are written."""
    told = {code: _text(line, at) for code, at in ASKED.items()}
    return {code: REPLY_OF.get(text, text) for code, text in told.items() if text}


def _faults(line: Line, names: Mapping[int, str], seen: set[str]) -> Iterator[str]:
    """A blank outcome is no fault: nobody said anything about that line."""
    number, outcome = _text(line, LINE), _text(line, OUTCOME)
    is_known = number.isascii() and number.isdigit() and int(number[:9]) in names
    if not is_known or number in seen:
        yield _say("duty.form_line", line, column=LINE, value=number)
        return
    if fold(_text(line, NAME)) != fold(names[int(number)]):
        yield _say("duty.form_line", line, column=NAME, value=_text(line, NAME))
    if outcome and outcome not in WORDS:
        yield _say("duty.form_cell", line, column=OUTCOME, value=outcome)
    if WORDS.get(outcome) == WRONG and not _text(line, WANTED):
        yield _say("duty.form_cell", line, column=WANTED, value="（空白）")
    for code, at in ASKED.items():
        said = _text(line, at)
        if code in PLAIN and said and said not in REPLY_OF:
            yield _say("duty.form_reply", line, column=at, value=said)
        if len(said) > LONGEST_TOOLS:
            yield _say("duty.form_long", line, column=at, value=said[:20])


def _say(code: str, line: Line, *, column: int, value: str) -> str:
    where = f"{SHEET}!{cell_address(line.number, column)}（{WHOLE[column]}）"
    return say(code, where=where, value=value)


def _text(line: Line, column: int) -> str:
    value = line.values[column] if column < len(line.values) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
