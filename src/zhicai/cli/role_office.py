"""`zhicai role list|confirm`: the people of an office, and what was decided about them."""

from collections.abc import Iterable
from typing import Any

import click

from zhicai.basics.role_list_words import STATES, TABS
from zhicai.basics.role_words import ABSTAINED, ROLES
from zhicai.basics.text import display_width, pad
from zhicai.cli.office import command_errors, open_caller, print_json

HELP = {"help_option_names": ["-h", "--help"]}
HEADER = ("機關", "單位", "姓名", "身分證字號", "情形", "認定", "建議", "把握", "代號")
WHOLE = 100


@click.command("list", context_settings=HELP)
@click.argument("agency_code", metavar="機關代碼")
@click.option("--tab", type=click.Choice(list(TABS)), default="queue", help="哪一部分的名單")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出，一人一行")
@command_errors
def list_(agency_code: str, *, tab: str, as_json: bool) -> None:
    """列出機關及所屬現職同仁的建議與認定；不寫入任何資料。"""
    caller = open_caller()
    from zhicai.actions.list_roles import RolesQuery, read_roles

    lines = read_roles(RolesQuery(agency_code=agency_code, tab=tab), by=caller)
    if as_json:
        for line in lines:
            print_json(document_of(line))
        return
    rows = [HEADER, *map(_cells, lines)]
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(HEADER))]
    for row in rows:
        click.echo("  ".join(pad(*cell) for cell in zip(row, widths, strict=True)).rstrip())
    click.echo(f"{TABS[tab]}　共 {len(lines)} 人")


def _cells(line: Any) -> tuple[str, ...]:
    one = line.colleague
    unsure = "？" if one.is_unsure else ""
    return (
        one.agency_name,
        one.division,
        one.name,
        line.national_id_masked,
        STATES[one.state.value],
        ROLES[one.held.talent_role] if one.held else "—",
        ROLES[one.gist.talent_role] if one.has_duties else "—",
        f"{one.gist.confidence}%{unsure}" if one.has_duties else "—",
        str(one.person),
    )


def document_of(line: Any) -> dict[str, Any]:
    """One person as a program reads it; confidence is a share, as of `role suggest`."""
    one, found, decided = line.colleague, line.suggestion, line.decided
    return {
        "person": one.person,
        "name": one.name,
        "national_id_masked": line.national_id_masked,
        "agency": one.agency_code,
        "division": one.division,
        "state": one.state.value,
        "talent_role": one.held.talent_role if one.held else None,
        "second_talent_role": (one.held.second_talent_role or None) if one.held else None,
        "suggestion": None if found is None else _suggestion(one, found),
        "decided": None
        if decided is None
        else {
            "by": decided.actor,
            "at": decided.at,
            "batch": decided.batch,
            "reason": decided.reason,
        },
    }


def _suggestion(one: Any, found: Any) -> dict[str, Any]:
    return {
        "talent_role": found.talent_role.value,
        "second_talent_role": one.gist.second_talent_role or None,
        "confidence": one.gist.confidence / WHOLE,
        "abstained": one.is_unsure,
        "reason": ABSTAINED.get(one.gist.abstained),
        "evidence": [
            {
                "phrase": item.phrase,
                "start": item.start,
                "end": item.end,
                "talent_role": item.talent_role.value,
            }
            for item in found.evidence
        ],
    }


@click.command("confirm", context_settings=HELP)
@click.argument("agency_code", metavar="機關代碼")
@click.argument("people", nargs=-1, type=int, metavar="[同仁代號]...")
@click.option("--as", "talent_role", type=click.Choice(list(ROLES)), help="類別；不寫就依建議")
@click.option("--withdraw", "is_withdrawn", is_flag=True, help="撤銷這些同仁的認定")
@click.option("--reason", default="", help="理由；和建議不同或撤銷時必填")
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def confirm(agency_code: str, people: tuple[int, ...], **options: Any) -> None:
    """認定同仁的人才類別；不寫代號，就依建議認定所有有把握的待認定同仁。"""
    caller = open_caller()
    from zhicai.actions.confirm_roles import RolesEntry, confirm_roles
    from zhicai.actions.list_roles import find_seen, list_plain
    from zhicai.basics.errors import Refused

    if not people and (options["talent_role"] or options["is_withdrawn"]):
        raise Refused("role.nothing_chosen")
    if people:
        seen = find_seen(people, agency_code=agency_code, by=caller)
        if len(seen) < len(set(people)):
            raise Refused("role.person_gone")
        chosen: Iterable[Any] = seen.values()
    else:
        chosen = list_plain(agency_code, by=caller)
    entry = RolesEntry(
        agency_code=agency_code,
        choices=[_choice(one, **options) for one in chosen],
        reason=options["reason"],
    )
    report = confirm_roles(entry, by=caller, dry=not options["is_applied"])
    _tell(report, as_json=options["as_json"])


def _choice(one: Any, *, talent_role: str | None, is_withdrawn: bool, **_: Any) -> Any:
    from zhicai.actions.confirm_roles import WITHDRAWN, RoleChoice

    wanted = WITHDRAWN if is_withdrawn else talent_role or one.gist.talent_role
    return RoleChoice(
        person=one.person, version=one.version, duties=one.duty_hash, talent_role=wanted
    )


def _tell(report: Any, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "batch": report.batch,
                "is_new": report.is_new,
                "counts": {key or "withdrawn": count for key, count in report.counts},
                "against_suggestion": report.against,
            }
        )
        return
    for key, count in report.counts:
        click.echo(f"{ROLES.get(key, '撤銷認定')}　{count} 人")
    if report.batch is not None:
        click.echo(f"已儲存，批次 {report.batch}。")
    elif report.is_new:
        click.echo("以上為預覽，尚未認定；確認後請加 --apply。")
    else:
        click.echo("沒有變動：這些同仁先前已這樣認定。")
