"""People of the worklist in words: what is suggested, how sure, why, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.roles.details import RoleLine
from zhicai.actions.roles.office_roles import Colleague
from zhicai.basics.role_list_words import BY_ANSWERS, HEAD_DOUBT, LESS_CERTAIN, NO_PATH, STATES
from zhicai.basics.role_words import ABSTAINED, ROLES

SHOWN = 400
RESEARCH, POLICY_HEADS = "research", "roles.policy_heads"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the duties; `role` names the role that it speaks for, blank for none."""

    text: str
    role: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """`provision` is where the suggested role is defined; `notes` are what asks for a look."""

    line: RoleLine
    state: str
    suggested: str
    second: str
    sure: str
    provision: str
    parts: tuple[Part, ...]
    is_cut: bool
    notes: tuple[str, ...]
    decided: str
    decided_second: str

    @property
    def is_open(self) -> bool:
        return self.line.colleague.waits


def card_of(line: RoleLine, *, shown: int | None = None) -> Card:
    """`shown` characters of the duties at most; None: all of them."""
    one, found = line.colleague, line.suggestion
    text = line.duty_text if shown is None else line.duty_text[:shown]
    held = one.held
    return Card(
        line,
        STATES[one.state.value],
        ROLES[one.gist.talent_role],
        ROLES.get(one.gist.second_talent_role, ""),
        f"把握 {one.gist.confidence}%" if found is not None else "",
        f"roles.{one.gist.talent_role}",
        parts_of(text, found.evidence if found is not None else ()),
        len(text) < len(line.duty_text),
        tuple(_notes(line)),
        ROLES[held.talent_role] if held else "",
        ROLES.get(held.second_talent_role, "") if held else "",
    )


def standing_words(one: Colleague | None) -> tuple[str, str]:
    """The role of a person and where it stands: decided, suggested, or the default."""
    if one is None:
        return "—", ""
    if one.held is not None:
        return ROLES[one.held.talent_role], STATES[one.state.value]
    if not one.has_duties:
        return STATES[one.state.value], ""
    return f"建議：{ROLES[one.gist.talent_role]}", STATES[one.state.value]


def _notes(line: RoleLine) -> list[str]:
    one = line.colleague
    if line.suggestion is None:
        return []
    found = [ABSTAINED[one.gist.abstained]] if one.gist.abstained else []
    if one.gist.by_duties:
        found.append(BY_ANSWERS.format(by_duties=ROLES[one.gist.by_duties]))
    if one.is_less_certain:
        found.append(LESS_CERTAIN)
    if one.has_head_doubt:
        found.append(HEAD_DOUBT)
    if RESEARCH in {one.gist.talent_role, one.talent_role}:
        found.append(f"AI研究人才{NO_PATH}。")
    return found


def parts_of(text: str, evidence: Sequence[Any]) -> tuple[Part, ...]:
    """The text cut where evidence begins and ends; of two that overlap the first stays whole.

    >>> parts_of("維護網站", ())
    (Part(text='維護網站', role='', key=''),)
    """
    parts, at = [], 0
    for one in sorted(evidence, key=lambda one: (one.start, -one.end)):
        if one.start < at or one.end > len(text):
            continue
        parts.append(Part(text[at : one.start]))
        key = one.talent_role.value
        parts.append(Part(text[one.start : one.end], ROLES[key], key))
        at = one.end
    parts.append(Part(text[at:]))
    return tuple(part for part in parts if part.text)


def kept_suggestion(told: Mapping[str, Any]) -> str:
    """What was suggested when it was decided.

    >>> kept_suggestion({"talent_role": "policy", "confidence": 90, "abstained": ""})
    'AI政策人才，把握 90%'
    """
    if not told:
        return ""
    unsure = "（請人判斷）" if told.get("abstained") else ""
    return f"{ROLES[told['talent_role']]}，把握 {told['confidence']}%{unsure}"
