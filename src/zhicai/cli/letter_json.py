"""What `zhicai letter read` tells a program; the keys are a promise of tests/contracts."""

from typing import Any

from zhicai.basics.letter_words import RELATIONS
from zhicai.core.letters.letter import Citation, Letter, LetterItem, LetterReading


def reading_document(reading: LetterReading) -> dict[str, Any]:
    """Letters outermost first, then what they enclose; what a letter does not say is null."""
    return {
        "letters": [_letter(letter) for letter in reading.letters],
        "questions": [
            {"id": one.code, "question": one.question, "answer": one.answer}
            for one in reading.questions
        ],
        "cards": [{"id": one.code, "title": one.title, "text": one.text} for one in reading.cards],
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "issuer": _value(letter.issuer),
        "kind": _value(letter.kind),
        "addressee": _value(letter.addressee),
        "issued_on": _value(letter.issued_on),
        "issue_number": _value(letter.issue_number),
        "urgency": _value(letter.urgency),
        "secrecy": _value(letter.secrecy),
        "subject": _value(letter.subject),
        "items": [_item(item) for item in letter.items],
        "originals": [name.value for name in letter.originals],
        "copies": [name.value for name in letter.copies],
        "attachments": [name.value for name in letter.attachments],
        "citations": [_citation(citation) for citation in letter.citations],
        "duties": [
            {"who": one.who, "what": one.what, "due_on": one.due_on} for one in letter.assignments
        ],
    }


def _value(found: Any) -> Any:
    return None if found is None else found.value


def _item(item: LetterItem) -> dict[str, Any]:
    return {"mark": item.mark, "text": item.text, "items": [_item(one) for one in item.items]}


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "issuer": citation.issuer,
        "issued_on": citation.issued_on,
        "issue_number": citation.issue_number,
        "relation": RELATIONS[citation.relation.value] if citation.relation else None,
    }
