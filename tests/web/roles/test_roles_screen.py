"""The worklist of talent roles on screen: seen, narrowed, confirmed, changed, taken back."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.roles.decided import BUILDS, bring_duties, write
from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, SIBLING, WU, person_key
from people import granted
from zhicai.actions.access import Permission
from zhicai.records.audit.models import AuditEvent, AuditSubject
from zhicai.records.roles.models import RoleAssignment

READING = (Permission.OFFICE_ENTER, Permission.ROLE_READ, Permission.STAFF_READ)


@pytest.fixture
def office(county, site):
    bring_duties(county)
    return site(county.people.lin)


def url(rest="", code=COUNTY):
    return f"/agency/{code}/roles/{rest}"


def text_of(answer):
    return answer.content.decode()


def hidden(answer):
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(answer))
    told = {name: html.unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    reason = re.search(r'name="reason"[^>]*value="([^"]*)"', text_of(answer))
    return told | ({"reason": reason[1]} if reason else {})


def token(answer, name):
    """The check box of somebody by name."""
    row = next(row for row in text_of(answer).split("<tr>") if f">{name}</a>" in row)
    return re.search(r'name="person" value="([^"]+)"', row)[1]


def names(answer):
    return re.findall(r'<a id="name-\d+"[^>]*>([^<]+)</a>', text_of(answer))


def test_those_who_wait_come_first_with_their_evidence_marked(office):
    answer = office.get(url())

    text = text_of(answer)
    assert names(answer) == ["林二美", "陳一心", "吳三立"]
    assert '<mark class="zc-evidence zc-evidence-development">資訊系統開發' in text
    assert "（AI開發人才的依據）</span></mark>" in text
    assert "待認定 3</a>" in text
    assert "無職掌資料 1</a>" in text


def test_everybody_is_told_to_be_application_at_least_with_the_clause(office):
    text = text_of(office.get(url()))

    assert "全體打底，問答集 Q2" in text
    assert reverse("rulebook.show", args=(COUNTY, "roles.tiers")) in text


def test_sure_suggestions_are_checked_and_saved_as_one_batch(office):
    check = office.post(url("confirm/"), {"all": "1"})
    assert "<dt>AI開發人才</dt><dd>1 人</dd>" in text_of(check)
    assert not RoleAssignment.objects.exists()

    done = office.post(url("confirm/"), {**hidden(check), "step": "apply"}, follow=True)

    assert "已儲存，批次" in text_of(done)
    assert "沒有待認定的同仁" in text_of(done)
    assert RoleAssignment.objects.count() == 3


def test_a_role_against_the_suggestion_asks_for_a_reason_beside_its_field(office):
    picked = token(office.get(url()), "陳一心")
    asked = office.post(url("confirm/"), {"person": picked, "talent_role": "policy"})
    assert asked.status_code == 422
    assert "還沒有寫理由" in text_of(asked)

    check = office.post(url("confirm/"), {**hidden(asked), "reason": "以規劃為主"})
    office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    kept = RoleAssignment.objects.get()
    assert (kept.talent_role, kept.reason) == ("policy", "以規劃為主")


def test_nobody_ticked_is_said_and_nothing_done(office):
    answer = office.post(url("confirm/"), {"talent_role": "policy"})

    assert answer.status_code == 422
    assert "還沒有勾選任何同仁" in text_of(answer)


def test_a_tick_that_our_page_did_not_make_does_nothing(office):
    answer = office.post(url("confirm/"), {"picked": "1-2-3-policy x <b>", "reason": "x"})

    assert answer.status_code == 422
    assert not RoleAssignment.objects.exists()


def test_the_second_of_two_officers_sees_three_contents(county, office):
    picked = token(office.get(url()), "陳一心")
    check = office.post(url("confirm/"), {"person": picked})
    write(county, (CHEN, "policy"))

    answer = office.post(url("confirm/"), {**hidden(check), "step": "apply"})

    assert answer.status_code == 409
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", text_of(answer))
    assert cells[:4] == ["AI人才類別", "（空白）", "AI政策人才", "AI開發人才"]


def test_one_person_is_decided_changed_and_taken_back(office):
    page = url(f"{person_key(CHEN)}/decide/")
    for wanted, shown in (("development", "AI開發人才"), ("withdrawn", "撤銷認定")):
        form = office.get(page)
        told = {**hidden(form), "talent_role": wanted, "second": "", "reason": "依主管意見"}
        check = office.post(page, {**told, "step": "check"})
        assert shown in text_of(check)
        office.post(page, {**told, "step": "apply"})

    assert not RoleAssignment.objects.filter(known_until__isnull=True).exists()
    shown = text_of(office.get(url(f"{person_key(CHEN)}/")))
    assert "依主管意見" in shown
    assert "撤銷" in shown


def test_changed_duties_show_both_texts(county, office):
    write(county, (CHEN, "development"))
    bring_duties(county, [(CHEN, "陳一心", "一、公文收發。")])

    text = text_of(office.get(url(f"{person_key(CHEN)}/")))

    assert "職掌已變更，請再確認" in text
    assert "公文收發" in text
    assert BUILDS in text
    assert "職掌已變更 1</a>" in text_of(office.get(url()))


def test_a_name_is_looked_for_without_standing_in_an_address(office):
    answer = office.post(url(), {"who": "二美"}, follow=True)

    assert names(answer) == ["林二美"]
    assert "二美" not in answer.request["QUERY_STRING"]


def test_html_in_duties_is_shown_as_text(county, office):
    bring_duties(county, [(LIN, "林二美", "一、<script>alert(1)</script>資訊系統開發。")])

    for page in (url(), url(f"{person_key(LIN)}/")):
        text = text_of(office.get(page))
        assert "<script>alert" not in text
        assert "&lt;script&gt;" in text


def test_each_office_is_its_own(county, site):
    bring_duties(county)
    chen = site(county.people.chen)

    assert chen.get(url(code=COUNTY)).status_code == 404
    assert chen.get(url(f"{person_key(GUO)}/", code=BUREAU)).status_code == 404
    assert "郭四維" not in text_of(chen.get(url("?tab=all", code=BUREAU)))


def test_whoever_only_reads_sees_no_way_to_decide(county, site):
    bring_duties(county)
    reader = site(granted("reader", COUNTY, *READING))

    assert 'name="person"' not in text_of(reader.get(url()))
    assert reader.post(url("confirm/"), {"all": "1"}).status_code == 404
    assert reader.get(url(f"{person_key(CHEN)}/decide/")).status_code == 404


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("ods", b"PK")])
def test_the_list_is_handed_out_and_told_in_the_audit(county, office, kind, start):
    write(county, (CHEN, "development"))

    answer = office.post(url("print/?tab=all"), {"format": kind})

    assert answer.content.startswith(start)
    event = AuditEvent.objects.get(action="report.printed")
    assert event.fields["kind"] == "roles"
    assert AuditSubject.objects.filter(sequence=event.sequence).count() == 4


def test_an_office_without_people_is_told_what_will_stand_here(world, site):
    world.bring(world.file("agencies", [(SIBLING, "示範他局", "")]), agency=SIBLING)

    assert "還沒有現職同仁" in text_of(site(world.people.wu).get(url(code=SIBLING)))


def test_the_number_of_queries_does_not_grow_with_the_people(county, office):
    office.get(url("?tab=all"))
    with CaptureQueriesContext(connection) as few:
        office.get(url("?tab=all&below=" + SIBLING))
    write(county, (CHEN, "development"), (LIN, "application"), (WU, "policy"))
    office.get(url("?tab=all"))
    with CaptureQueriesContext(connection) as many:
        office.get(url("?tab=all"))

    assert len(many) <= len(few) + 4
    assert len(many) <= 40


def test_the_person_page_and_the_home_page_tell_of_roles(county, office):
    write(county, (CHEN, "development"))

    person = text_of(office.get(f"/agency/{COUNTY}/staff/{person_key(CHEN)}/"))
    assert "AI開發人才" in person
    assert "AI人才類別認定" in person
    assert "2 人待認定" in text_of(office.get(f"/agency/{COUNTY}/"))
