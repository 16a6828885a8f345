"""The proof of a run on A4, to be signed and filed; its list of hashes with it."""

from typing import Any

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.find_retention_run import RetentionProof, find_retention_run, get_run
from zhicai.actions.offices.profile import load_profile
from zhicai.actions.reports.report import MEDIA_TYPES, Paper, PaperFormat
from zhicai.actions.reports.words import instant_words
from zhicai.basics.dates import format_roc_long
from zhicai.basics.report_words import PURPOSE
from zhicai.basics.retention_words import NEVER, kind_name
from zhicai.exchange.papers.render import render_pdf
from zhicai.records.agencies.models import Agency, AgencyPeriod

TITLE = "個人資料銷毀紀錄"
SIGNERS = ("承辦人", "單位主管", "機關首長")
MOST_LISTED = 500


@walled
def print_retention(agency_code: str, number: int, *, by: Caller) -> Paper:
    """The file; it is told in the audit before anybody has it."""
    require(by, Permission.SETTING_EDIT, agency_code)
    proof = find_retention_run(agency_code, number, by=by)
    content = render_pdf("handover", _data(proof, agency_code, by=by), made_at=by.now)
    fields = {"kind": "retention", "format": PaperFormat.PDF.value}
    keep_event(by, "report.printed", agency_code=agency_code, object_key=str(number), fields=fields)
    name = f"{TITLE}_{agency_code}_{number}.pdf"
    return Paper(name, MEDIA_TYPES[PaperFormat.PDF], content)


def _data(proof: RetentionProof, agency_code: str, *, by: Caller) -> dict[str, Any]:
    profile = load_profile(agency_code)
    maker = by.account.name or by.code
    told = "都不在了" if proof.is_whole else "還有沒移除乾淨的"
    return {
        "title": TITLE,
        "agency": profile.letterhead or _name_of(agency_code),
        "contact": profile.contact_line,
        "subtitle": f"第 {proof.line.number} 次　資料截至{format_roc_long(proof.as_of)}",
        "footer": {
            "left": f"製表人：{maker}　用途：{PURPOSE}",
            "right": f"製表 {instant_words(by.now)}",
        },
        "sentence": f"移除 {proof.line.count:,} 件，製表時逐筆重查：{told}。",
        "sections": list(_sections(proof, agency_code)),
        "signatures": SIGNERS,
    }


def _name_of(agency_code: str) -> str:
    names = AgencyPeriod.objects.filter(
        agency_id__in=Agency.objects.filter(code=agency_code).values("id"), known_until=None
    ).order_by("-from_on")
    return names.values_list("name", flat=True).first() or agency_code


def _sections(proof: RetentionProof, agency_code: str) -> list[dict[str, Any]]:
    done = instant_words(proof.line.done_at) if proof.line.done_at else "—"
    asked = f"{proof.line.actor}{'（夜間作業）' if proof.line.is_nightly else ''}"
    numbers = "、".join(str(one) for one in proof.snapshots) or "沒有"
    run = (
        ("機關", f"{agency_code}與所屬機關"),
        ("提出", f"{asked}，{instant_words(proof.line.asked_at)}"),
        ("狀態", f"{proof.line.state}，{done}"),
        ("清單雜湊", proof.list_hash),
        ("不能再重建的定版", numbers),
    )
    counts = [(kind, f"{gone:,}", f"{left:,}") for kind, gone, left in proof.counts]
    counts.append(("檔案", "—", f"{proof.remaining_files:,}"))
    terms = [(kind, said, basis) for kind, said, basis, _, _ in proof.terms]
    removed = get_run(agency_code, proof.line.number).removed.order_by("pk")
    listed = [
        (one.object_key[:16], kind_name(one.kind), one.content_hash[:32])
        for one in removed[:MOST_LISTED]
    ]
    title = f"雜湊清單（SHA-256 前 32 碼，共 {proof.line.count:,} 件）"
    return [
        _section("銷毀作業", ("項目", "內容"), run),
        _section("移除的件數", ("資料", "移除", "現在還在"), counts),
        _section("所用的年限", ("資料", "保存", "依據"), terms),
        _section("不銷毀的", ("資料", "理由"), NEVER),
        _section(title, ("編號", "種類", "雜湊"), listed),
    ]


def _section(title: str, header: tuple[str, ...], rows: Any) -> dict[str, Any]:
    return {"title": title, "header": header, "rows": list(rows), "none": "沒有。"}
