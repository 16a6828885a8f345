"""Own-written letters against what a person expects of them: fields right, citations found."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from zhicai.basics.letter_words import RELATIONS
from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.core.letters.read_letters import read_letters

CASES = Path(__file__).parent / "cases"
ABRIDGED = "…"
PLAIN = ("issuer", "kind", "addressee", "issued_on", "issue_number", "urgency", "secrecy")
LISTS = ("originals", "copies", "attachments")
FIELDS = (*PLAIN, "subject", "items", *LISTS, "duties")


@dataclass
class Measured:
    right: int = 0
    fields: int = 0
    cited: Counter = field(default_factory=Counter)
    relations: Counter = field(default_factory=Counter)
    wrong: list = field(default_factory=list)

    @property
    def accuracy(self):
        return self.right / self.fields

    @property
    def f1(self):
        return 2 * self.cited["both"] / (self.cited["expected"] + self.cited["found"])


@cache
def load_cases():
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(CASES.glob("*"))}


def measure(name):
    """All letters of one case; a letter too many or too few makes all its fields wrong."""
    case, measured = load_cases()[name], Measured()
    reading = read_letters(plain_letter_text(case["text"]))
    expected, found = case["letters"], list(reading.letters)
    if len(expected) != len(found):
        measured.wrong.append(f"{name}: {len(found)} letters, not {len(expected)}")
        measured.fields += abs(len(expected) - len(found)) * len(FIELDS)
    for wanted, letter in zip(expected, found, strict=False):
        _compare_fields(measured, name, wanted=wanted, letter=letter)
        _compare_citations(measured, name, wanted=wanted, letter=letter)
    for key, codes in (("questions", reading.questions), ("cards", reading.cards)):
        _count(measured, f"{name}.{key}", case.get(key, []), [one.code for one in codes])
    return measured


def _compare_fields(measured, name, *, wanted, letter):
    for key in PLAIN:
        value = getattr(letter, key)
        _count(measured, f"{name}.{key}", wanted.get(key), value.value if value else None)
    subject = letter.subject.value if letter.subject else None
    is_right = same(wanted.get("subject"), subject)
    _count(measured, f"{name}.subject", wanted.get("subject"), subject, is_right=is_right)
    is_right = same_items(wanted.get("items", []), letter.items)
    _count(measured, f"{name}.items", wanted.get("items"), shown(letter.items), is_right=is_right)
    for key in LISTS:
        found = [one.value for one in getattr(letter, key)]
        _count(measured, f"{name}.{key}", wanted.get(key, []), found)
    duties = [[one.who, one.what, one.due_on] for one in letter.assignments]
    is_right = same_duties(wanted.get("duties", []), duties)
    _count(measured, f"{name}.duties", wanted.get("duties", []), duties, is_right=is_right)


def _count(measured, place, wanted, found, *, is_right=None):
    measured.fields += 1
    if wanted == found if is_right is None else is_right:
        measured.right += 1
    else:
        measured.wrong.append(f"{place}: {found!r}, not {wanted!r}")


def _compare_citations(measured, name, *, wanted, letter):
    """A citation is found when number, date and issuer are those that were expected."""
    expected = {tuple(one[:3]): one[3] for one in wanted.get("citations", [])}
    found = {
        (one.issuer, one.issued_on, one.issue_number): RELATIONS.get(one.relation)
        for one in letter.citations
    }
    both = expected.keys() & found.keys()
    measured.cited.update(expected=len(expected), found=len(found), both=len(both))
    measured.wrong += [f"{name}: cites {one} besides" for one in found.keys() - both]
    measured.wrong += [f"{name}: misses {one}" for one in expected.keys() - both]
    for one in both:
        measured.relations.update(all=1, right=int(expected[one] == found[one]))
        if expected[one] != found[one]:
            measured.wrong.append(f"{name}: {one} is {found[one]}, not {expected[one]}")


def same(wanted, found):
    """Blanks aside, and an ellipsis stands for any text."""
    if wanted is None or found is None:
        return wanted is found
    wanted, found = "".join(str(wanted).split()), "".join(found.split())
    if ABRIDGED not in wanted:
        return wanted == found
    start, _, end = wanted.partition(ABRIDGED)
    return found.startswith(start) and found.endswith(end)


def same_items(wanted, items):
    """A text is a point; a list behind it holds the points below."""
    pairs = []
    for one in wanted:
        if isinstance(one, list):
            pairs[-1][1].extend(one)
        else:
            pairs.append((one, []))
    return len(pairs) == len(items) and all(
        same(text, (item.mark or "") + item.text) and same_items(below, item.items)
        for (text, below), item in zip(pairs, items, strict=True)
    )


def same_duties(wanted, found):
    return len(wanted) == len(found) and all(
        want[0] == have[0] and want[2] == have[2] and same(want[1], have[1])
        for want, have in zip(wanted, found, strict=True)
    )


def shown(items):
    return [
        one
        for item in items
        for one in ((item.mark or "") + item.text, *([shown(item.items)] if item.items else []))
    ]
