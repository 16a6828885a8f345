"""`zhicai letter read`: what an official letter says, whom it cites and what it asks for."""

from collections.abc import Sequence
from pathlib import Path

import click

from zhicai.actions.letters.read_letter import read_letter
from zhicai.basics.dates import format_roc_long
from zhicai.basics.letter_words import RELATIONS
from zhicai.cli.letter_json import reading_document
from zhicai.cli.office import command_errors, print_json
from zhicai.core.letters.letter import Citation, Letter, LetterAssignment, LetterItem

HELP = {"help_option_names": ["-h", "--help"]}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
INDENT = "　　"
NOT_SAID = "（未載明）"


@click.group(context_settings=HELP)
def group() -> None:
    """讀公文：欄位、條列、引述的公文與交辦事項。"""


@group.command(context_settings=HELP)
@click.argument("path", type=FILE, metavar="檔案")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def read(path: Path, *, as_json: bool) -> None:
    """讀出檔案裡的每一件公文、所附的問答與圖卡；不寫入任何資料。"""
    reading = read_letter(path)
    for notice in reading.notices:  # beside the document, whose keys are a promise
        click.echo(notice.message, err=True)
    if as_json:
        print_json(reading_document(reading))
        return
    for number, letter in enumerate(reading.letters, start=1):
        _print_letter(letter, number)
    for question in reading.questions:
        click.echo(f"{question.code}　{question.question}")
    for card in reading.cards:
        click.echo(f"圖卡 {card.code}　{card.title}")
    click.echo(
        f"共 {len(reading.letters)} 件、問答 {len(reading.questions)} 題、"
        f"圖卡 {len(reading.cards)} 張；沒有寫入任何資料。"
    )


def _print_letter(letter: Letter, number: int) -> None:
    day = format_roc_long(letter.issued_on.value) if letter.issued_on else None
    click.echo(f"第 {number} 件")
    for name, text in (
        ("發文機關", _text(letter.issuer)),
        ("文別", _text(letter.kind)),
        ("受文者", _text(letter.addressee)),
        ("發文日期", day),
        ("發文字號", _text(letter.issue_number)),
        ("速別", _text(letter.urgency)),
        ("主旨", _text(letter.subject)),
    ):
        click.echo(f"{INDENT}{name}：{text or NOT_SAID}")
    for item in letter.items:
        _print_item(item, INDENT)
    _print_names("正本", [name.value for name in letter.originals])
    _print_names("副本", [name.value for name in letter.copies])
    _print_names("附件", [name.value for name in letter.attachments])
    for citation in letter.citations:
        click.echo(f"{INDENT}引述：{_cited(citation)}")
    for assignment in letter.assignments:
        click.echo(f"{INDENT}交辦：{_asked(assignment)}")


def _text(found: object) -> str | None:
    value = getattr(found, "value", None)
    return value if isinstance(value, str) else None


def _print_item(item: LetterItem, indent: str) -> None:
    click.echo(f"{indent}{item.mark or ''}{item.text}")
    for inner in item.items:
        _print_item(inner, indent + INDENT)


def _print_names(label: str, names: Sequence[str]) -> None:
    if names:
        click.echo(f"{INDENT}{label}：{'、'.join(names)}")


def _cited(citation: Citation) -> str:
    day = format_roc_long(citation.issued_on) if citation.issued_on else ""
    relation = f"（{RELATIONS[citation.relation.value]}）" if citation.relation else ""
    return f"{citation.issuer or ''}{day}{citation.issue_number or ''}{relation}"


def _asked(assignment: LetterAssignment) -> str:
    due = format_roc_long(assignment.due_on) if assignment.due_on else assignment.when
    until = f"（{due}）" if due else ""
    return f"{assignment.who or '受文者'}：{assignment.what}{until}"
