"""What a page says about each file of a draft: what it is, what is asked, what became of it."""

from collections.abc import Iterable
from typing import Any

from zhicai.actions.drafts.columns import Columns
from zhicai.actions.drafts.pack import add_balances, pack_balance, pack_remark
from zhicai.actions.drafts.take_files import Part, Taken
from zhicai.actions.drafts.words import what_it_is, what_it_may_be, why
from zhicai.actions.intake.report import FileReport
from zhicai.basics.national_ids import mask_ids_in
from zhicai.exchange.drafts.books import label_of
from zhicai.exchange.layouts.asking import AskedColumn, Candidate
from zhicai.exchange.layouts.catalogue import get_layout
from zhicai.exchange.layouts.reading import Question, Reading

# Told in their own places of the page.
ASKED_ELSEWHERE = frozenset({"layout.column_doubtful", "layout.column_unused"})


def summarise(taken: Taken, reports: list[FileReport]) -> dict[str, Any]:
    """The summary of one upload; `reports` are those of its parts, empty before it is planned."""
    readings = taken.readings
    notices = [remark for report in reports for remark in report.notices]
    told: dict[str, Any] = {
        "what": what_it_is(readings) or what_it_may_be(taken.asked),
        "layouts": list(dict.fromkeys(reading.layout for reading in readings)),
        "sheets": len({_label(part, one.sheet) for part in taken.parts for one in _used(part)}),
        "rows": sum(reading.total for reading in readings),
        "refusal": pack_remark(taken.refusal) if taken.refusal else None,
        "needs_password": taken.needs_password,
        "layout_question": _layouts(taken),
        "questions": [*_answered(taken), *_open_questions(taken)],
        "lacks": "、".join(lack for asked in taken.asked for lack in asked.lacks),
        "used": [one for part in taken.parts for one in _used_json(part)],
        "unused": list(dict.fromkeys(_unused(readings))),
        "columns": _columns(taken),
        "notice_count": sum(remark.code not in ASKED_ELSEWHERE for remark in notices),
        "notices": [
            pack_remark(remark)
            for remark in notices
            if not remark.cell and remark.code not in ASKED_ELSEWHERE
        ],
        "corrected_count": len(taken.corrected),
    }
    if reports:
        told["balance"] = add_balances([pack_balance(report) for report in reports])
    return told


def _used(part: Part) -> Iterable[Any]:
    return part.read.sound.used_columns


def _unused(readings: Iterable[Reading]) -> Iterable[str]:
    return (header for reading in readings for header in reading.unused_columns)


def _label(part: Part, sheet: str) -> str:
    return label_of(part.book, sheet)


def _used_json(part: Part) -> list[list[str]]:
    layout = get_layout(part.read.sound.layout)
    return [
        [
            _label(part, one.sheet),
            one.cell,
            one.header,
            one.field,
            layout.get_field(one.field).label,
            one.how,
        ]
        for one in _used(part)
    ]


def _columns(taken: Taken) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for part in taken.parts:
        for sheet, columns in Columns.of(part.read.sound).as_json(part.book).items():
            found.setdefault(sheet, []).extend(columns)
    return found


def _layouts(taken: Taken) -> list[list[Any]]:
    return [list(one) for asked in taken.asked for one in asked.layouts][:20]


def _open_questions(taken: Taken) -> list[dict[str, Any]]:
    asked = [one for some in taken.asked for one in some.columns]
    doubtful = [_as_asked(one) for part in taken.parts for one in part.read.sound.questions]
    return _merge([_question(one) for one in (*asked, *doubtful)])


def _as_asked(question: Question) -> AskedColumn:
    candidate = Candidate(question.field, question.label, is_likely=True)
    return AskedColumn(
        question.sheet,
        question.cell,
        question.header,
        question.samples,
        (candidate,),
        is_needed=False,
    )


def _question(asked: AskedColumn) -> dict[str, Any]:
    return {
        "sheet": mask_ids_in(asked.sheet),
        "cell": asked.cell,
        "header": asked.header,
        "samples": list(asked.samples),
        "candidates": [[one.field, one.label, why(one), one.is_likely] for one in asked.candidates],
        "is_needed": asked.is_needed,
        "answer": None,
    }


def _merge(questions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One question for each header, however many sheets it stands in."""
    found: dict[str, dict[str, Any]] = {}
    for question in questions:
        first = found.setdefault(question["header"], question)
        if first is not question:
            known = {one[0] for one in first["candidates"]}
            first["candidates"] += [one for one in question["candidates"] if one[0] not in known]
            first["is_needed"] = first["is_needed"] or question["is_needed"]
    return list(found.values())


def _answered(taken: Taken) -> list[dict[str, Any]]:
    """Questions of earlier rounds with what was answered, so that it can be changed."""
    said = taken.record.mapping
    still = {one["header"] for one in _open_questions(taken)}
    earlier = taken.record.summary.get("questions", ())
    return [
        {**one, "answer": said[one["header"]]}
        for one in earlier
        if one["header"] in said and one["header"] not in still
    ]
