"""Who saw, exported or changed data of whom: exact, within the wall, itself an entry."""

import json

import pytest

from actions.world import CHEN, GUO, LIN, person_key
from people import BUREAU, SIBLING, grant
from zhicai.actions.access import Permission
from zhicai.actions.export_people import SheetFormat, export_people
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.reveal_identity import reveal_identity
from zhicai.exchange.audit_check.check import check
from zhicai.exchange.audit_check.stores import open_store
from zhicai.records.audit.models import AuditEvent


@pytest.fixture
def auditor(county, site):
    grant(county.people.auditor, Permission.AUDIT_READ, BUREAU)
    grant(county.people.auditor, Permission.OFFICE_ENTER, BUREAU)
    return site(county.people.auditor)


@pytest.fixture
def busy(county):
    """An ID was seen, a list of the county and one of the sibling were taken out."""
    people = county.people
    reveal_identity(
        person_key(CHEN), agency_code=BUREAU, reason="核對報到", by=county.caller(people.chen)
    )
    for code, who in ((None, people.lin), (SIBLING, people.wu)):
        query = PeoplePageQuery(agency_code=code or "999000000Z")
        export_people(query, sheet_format=SheetFormat.XLSX, purpose="催辦", by=county.caller(who))
    return county


def ask(client, at, who):
    return client.post(at("audit/"), {"who": who}, follow=True).content.decode()


@pytest.mark.usefixtures("busy")
def test_the_report_on_a_person_names_exactly_what_concerns_her(auditor, at_bureau):
    chen, guo = (ask(auditor, at_bureau, who) for who in (CHEN, GUO))

    assert "查看完整身分證字號" in chen
    assert "在示範縣政府匯出同仁名單" in chen  # by the county above: she was in it
    assert "在示範他局" not in chen
    assert "匯入資料" in chen
    assert "找不到這個人" in guo  # of the sibling bureau: not hers to ask about


@pytest.mark.usefixtures("busy")
def test_neither_name_nor_id_comes_into_an_address_or_the_audit(auditor, at_bureau):
    response = auditor.post(at_bureau("audit/"), {"who": LIN})

    assert LIN not in response.headers["Location"]
    ask(auditor, at_bureau, "陳一心")
    told = json.dumps(list(AuditEvent.objects.values("fields", "object_key", "reason")))
    assert CHEN not in told
    assert "陳一心" not in told


@pytest.mark.usefixtures("busy")
def test_without_a_person_only_entries_at_or_below_are_told(auditor, at_bureau):
    text = auditor.get(at_bureau("audit/")).content.decode()

    assert "查看完整身分證字號" in text
    assert "示範他局" not in text
    assert "示範縣政府匯出" not in text


def test_looking_is_an_entry_and_refused_to_whoever_may_not(county, site, auditor, at_bureau):
    auditor.get(at_bureau("audit/?actor=chen"))

    read = AuditEvent.objects.get(action="audit.read")
    assert read.fields["asked"] == ["actor"]
    assert site(county.people.wu).get(at_bureau("audit/")).status_code == 404


@pytest.mark.usefixtures("busy")
def test_an_export_can_be_checked_by_the_other_reader(auditor, at_bureau, tmp_path):
    response = auditor.post(
        at_bureau("audit/export/"), {"purpose": "通報", "audit_format": "jsonl"}
    )

    path = tmp_path / "a.jsonl"
    path.write_bytes(response.content)
    with open_store(str(path)) as store:
        assert check(store.rows, is_excerpt=True).is_sound
    assert AuditEvent.objects.get(action="audit.exported").reason == "通報"


def test_an_export_without_purpose_and_a_day_that_is_none_are_told(auditor, at_bureau):
    sent = auditor.post(at_bureau("audit/export/"), {"purpose": " ", "audit_format": "xlsx"})

    assert sent.status_code == 422
    assert auditor.get(at_bureau("audit/?from_on=xx")).status_code == 422
    assert not AuditEvent.objects.filter(action="audit.exported").exists()


@pytest.mark.usefixtures("busy")
def test_days_and_families_narrow_the_list(auditor, at_bureau):
    def count(rest):
        return auditor.get(at_bureau(f"audit/?{rest}")).context["page"].total

    assert count("family=seen") == 1
    assert count("family=seen&from_on=115/11/21") == 0
    assert count("family=seen&until_on=115/11/20") == 1
    assert count("actor=lin") == 0
