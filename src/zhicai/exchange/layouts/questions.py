"""How the columns of a table were understood: used, doubtful, not used."""

from __future__ import annotations

from collections.abc import Iterator

from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.choosing import Attempt, described, samples_of
from zhicai.exchange.layouts.fields import Field
from zhicai.exchange.layouts.headers import Header
from zhicai.exchange.layouts.matching import candidates
from zhicai.exchange.layouts.rows import Question, Reading, UsedColumn

LIKELY = 0.75  # an optional column below this is not even asked about

# Once a layout fits, who and when are settled: other columns for them are worth no question.
SETTLED = frozenset(
    """
    national_id employee_number name agency_code agency_name division birth_on completed_on
    """.split()
)


def note_columns(attempt: Attempt, reading: Reading) -> None:
    """List what each column was taken for, what may be meant by others, and what is not used."""
    table, matching = attempt.table, attempt.matching
    for match in matching.matches.values():
        place = (table.sheet.name, table.cell(match.header), match.header.text)
        reading.used_columns.append(UsedColumn(*place, match.field.name, match.how))
        if match.how == "proven":
            reading.notices.append(
                Remark(
                    "layout.column_proven",
                    sheet=place[0],
                    cell=place[1],
                    value=place[2],
                    field=match.field.label,
                )
            )
    asked = list(doubtful(attempt))
    for some, header in asked:
        ask(some, header, attempt=attempt, reading=reading)
    questioned = [header for _, header in asked]
    plain = [header.text for header in matching.left if header not in questioned]
    texts = [header.text for header in sorted(questioned, key=lambda one: one.index)]
    reading.unused_columns += [
        text for text in (*texts, *plain) if text not in reading.unused_columns
    ]
    if plain:
        remark = Remark("layout.column_unused", sheet=table.sheet.name, value="、".join(plain))
        reading.notices.append(remark)


def ask(some: Field, header: Header, *, attempt: Attempt, reading: Reading) -> None:
    """Put a question to the officer, and a notice that the column was not used."""
    table = attempt.table
    samples = samples_of(table, header, key=some.name)
    question = Question(
        sheet=table.sheet.name,
        cell=table.cell(header),
        header=header.text,
        field=some.name,
        label=some.label,
        samples=samples,
    )
    remark = Remark(
        "layout.column_doubtful",
        sheet=question.sheet,
        cell=question.cell,
        value=described(table, header, key=some.name),
        field=some.label,
        details={"map": f"{header.text}={some.name}"},
    )
    reading.questions.append(question)
    reading.notices.append(remark)


def doubtful(attempt: Attempt) -> Iterator[tuple[Field, Header]]:
    """The optional columns that may mean a field: two for one field, or one by a likely name."""
    asked: set[Header] = set()
    for name, rivals in attempt.matching.twice.items():
        for header in rivals:
            asked.add(header)
            yield attempt.layout.get_field(name), header
    for some in attempt.layout.fields:
        if some.name in attempt.matching.matches or some.name in SETTLED or some.is_inner:
            continue
        for header in candidates(some, attempt.matching, table=attempt.table, least=LIKELY):
            if header not in asked:
                asked.add(header)
                yield some, header
