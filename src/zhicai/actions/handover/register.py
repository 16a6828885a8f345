"""業務移交清冊: what an office is in the middle of, gathered for whoever comes next."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.access import Caller
from zhicai.actions.drafts.keep import ENDED
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.handover.pending import hold_rows, key_rows, transfer_rows, year_rows
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.list_tasks import OfficeYear, list_tasks
from zhicai.actions.offices.profile import Profile, load_profile
from zhicai.actions.reports.words import instant_words, rate_words
from zhicai.actions.rights.account_roles import AccountRole
from zhicai.basics.dates import format_roc
from zhicai.basics.intake_words import BATCH_KINDS
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.records.accounts.models import Appointment
from zhicai.records.agencies.models import Agency
from zhicai.records.approvals.models import Approval
from zhicai.records.drafts.models import Draft
from zhicai.records.ledger.models import Batch, MappingMemory
from zhicai.records.overlays.models import Overlay
from zhicai.records.requests.models import StaffRequest
from zhicai.records.standings.models import Snapshot

MOST = 8
OPEN_END = "未定"
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Section:
    """One table; without rows its `none` is said."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str


@dataclass(frozen=True, slots=True)
class Register:
    agency_code: str
    agency_name: str
    profile: Profile
    maker: str
    made_at: dt.datetime
    as_of: dt.date
    sentence: str
    sections: tuple[Section, ...]


def draft_register(agency_code: str, *, by: Caller) -> Register:
    """Whoever asks may hand over; the figure is that of the office's pages."""
    year = list_tasks(agency_code, by=by)
    asked = StandingQuery(agency_code=agency_code, depth=0)
    standing = year.standing or find_standing(asked, by=by)
    kpi = standing.figure.get(AI_ATTAINMENT)
    counts = kpi.counts
    rate = rate_words(counts, kpi.state)
    return Register(
        agency_code=agency_code,
        agency_name=standing.figure.name,
        profile=load_profile(agency_code),
        maker=by.account.name or by.code,
        made_at=by.now,
        as_of=standing.as_of,
        sentence=f"{kpi.name}：{rate}，還差 {counts.counted - counts.met} 人。",
        sections=(*_sections(agency_code, by), *_pending(agency_code, year, by)),
    )


def _sections(agency_code: str, by: Caller) -> Iterator[Section]:
    drafts = tuple(_drafts(agency_code, by))
    yield Section("還沒完成的匯入", ("最後更動", "承辦人", "檔案", "保留到"), drafts, "沒有。")
    yield Section(
        "等候核准的事", ("種類", "提出", "時間", "期限"), tuple(_approvals(agency_code)), "沒有。"
    )
    yield Section("還沒處理的同仁申請", ("種類", "件數"), tuple(_requests(agency_code)), "沒有。")
    yield Section(
        "帳號與派任",
        ("姓名", "帳號", "角色", "起日", "迄日"),
        tuple(_appointments(agency_code, by)),
        "沒有。",
    )
    yield Section(
        "最近的批次",
        ("批次", "種類", "承辦人", "時間"),
        tuple(_batches(agency_code)),
        "還沒有匯入過。",
    )
    yield Section(
        "最近的定版",
        ("年度", "截止日", "作成", "承辦人"),
        tuple(_snapshots(agency_code)),
        "還沒有定版。",
    )
    yield Section(
        "機關自訂的規定",
        ("條文", "起日", "發文單位", "發文字號", "發文日期"),
        tuple(_overlays(agency_code)),
        "沒有自訂，依主管機關的規定。",
    )
    yield Section(
        "記住的欄位對應",
        ("檔案種類", "記住幾欄", "最近確認"),
        tuple(_mappings(agency_code)),
        "沒有；下次匯入會再詢問。",
    )


def _pending(agency_code: str, year: OfficeYear, by: Caller) -> Iterator[Section]:
    yield Section("今年的工作", ("工作", "情形"), tuple(year_rows(year)), "沒有。")
    yield Section(
        "待雙方確認的調任",
        ("方向", "姓名", "提出的機關", "提出時間"),
        tuple(transfer_rows(agency_code, by.today)),
        "沒有。",
    )
    yield Section(
        "暫停銷毀",
        ("機關", "理由", "承辦人", "開始"),
        tuple(hold_rows(agency_code, by)),
        "沒有；依保存年限辦理。",
    )
    yield Section("金鑰", ("金鑰", "情形", "製作日期"), tuple(key_rows()), "由系統管理者保管。")


def _drafts(agency_code: str, by: Caller) -> Iterator[tuple[str, ...]]:
    rows = Draft.objects.filter(agency_code=agency_code, expires_at__gte=by.now)
    kept = list(rows.exclude(stage__in=ENDED).prefetch_related("files").order_by("-changed_at"))
    names = names_of(row.actor_code for row in kept)
    for row in kept:
        files = "、".join(sorted(file.name for file in row.files.all())) or NOTHING
        told = (instant_words(row.changed_at), names[row.actor_code], files)
        yield (*told, instant_words(row.expires_at))


def _approvals(agency_code: str) -> Iterator[tuple[str, ...]]:
    waiting = Approval.objects.filter(agency_code=agency_code, state=Approval.State.WAITING)
    kept = list(waiting.order_by("expires_at", "pk"))
    names = names_of(row.asked_by for row in kept)
    for row in kept:
        told = (str(row.get_kind_display()), names[row.asked_by], instant_words(row.asked_at))
        yield (*told, instant_words(row.expires_at))


def _requests(agency_code: str) -> Iterator[tuple[str, ...]]:
    """How many of each kind; whose they are stands on their own page."""
    waiting = StaffRequest.objects.filter(agency_code=agency_code, state=StaffRequest.State.WAITING)
    counts = Counter(waiting.values_list("kind", flat=True))
    for kind in sorted(counts):
        yield StaffRequest.Kind(kind).label, str(counts[kind])


def _appointments(agency_code: str, by: Caller) -> Iterator[tuple[str, ...]]:
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=by.today)
    rows = Appointment.objects.filter(lasting, agency_code=agency_code, account__is_disabled=False)
    for row in rows.select_related("account", "on_behalf_of").order_by("from_on", "pk"):
        role = AccountRole(row.account_role).label
        whom = row.on_behalf_of
        yield (
            row.account.name or NOTHING,
            row.account.code,
            f"{role}（代理{whom.name or whom.code}）" if whom else role,
            format_roc(row.from_on),
            format_roc(row.until_on) if row.until_on else OPEN_END,
        )


def _batches(agency_code: str) -> Iterator[tuple[str, ...]]:
    rows = list(Batch.objects.filter(agency_code=agency_code).order_by("-pk")[:MOST])
    names = names_of(row.actor_code for row in rows)
    for row in rows:
        kind = BATCH_KINDS.get(row.kind, row.kind)
        yield str(row.pk), kind, names[row.actor_code], instant_words(row.applied_at)


def _snapshots(agency_code: str) -> Iterator[tuple[str, ...]]:
    rows = list(Snapshot.objects.filter(agency_code=agency_code).order_by("-pk")[:MOST])
    names = names_of(row.actor_code for row in rows)
    for row in rows:
        when = instant_words(row.taken_at)
        yield str(row.year), format_roc(row.as_of), when, names[row.actor_code]


def _overlays(agency_code: str) -> Iterator[tuple[str, ...]]:
    agency = Agency.objects.filter(code=agency_code).values("id")
    rows = Overlay.objects.filter(agency_id__in=agency, known_until=None)
    provisions = rulebook().provisions
    for row in rows.order_by("provision_id", "-in_force_from"):
        day, issued = format_roc(row.in_force_from), format_roc(row.issued_on)
        known = provisions.get(row.provision_id)
        name = known.name if known else row.provision_id
        yield name, day, row.issuer, row.issue_number or NOTHING, issued


def _mappings(agency_code: str) -> Iterator[tuple[str, ...]]:
    kept = list(MappingMemory.objects.filter(agency_code=agency_code).order_by("settled_at"))
    counts = Counter(row.layout for row in kept)
    last = {row.layout: row.settled_at for row in kept}
    titles = {one.name: one.title for one in all_layouts()}
    for layout in sorted(counts):
        yield titles.get(layout, layout), str(counts[layout]), instant_words(last[layout])
