import pytest

from people import BUREAU, calling
from zhicai.actions.access import NotAllowedError
from zhicai.actions.edit_office_profile import edit_office_profile
from zhicai.actions.find_office_profile import find_office_profile
from zhicai.actions.offices.profile import Profile
from zhicai.records.audit.models import AuditEvent

FILLED = {"letterhead": "示範局人事室", "telephone": "03-1234567", "head_title": "局長"}


def test_index_lists_what_the_account_may_change(county, site, at_bureau):
    shown = site(county.people.chen).get(at_bureau("settings/")).content.decode()

    assert "機關基本資料" in shown
    assert at_bureau("settings/profile/") in shown


def test_profile_is_saved_and_audited_by_field_names_only(county, site, at_bureau):
    answer = site(county.people.chen).post(at_bureau("settings/profile/"), FILLED)

    entry = AuditEvent.objects.order_by("-sequence").first()
    assert answer.status_code == 302
    assert (entry.action, entry.agency_code) == ("profile.changed", BUREAU)
    assert entry.fields == {"fields": ["letterhead", "telephone", "head_title"]}
    assert "03-1234567" not in str(entry.__dict__)


def test_report_bears_what_was_filled_in_and_nothing_else(county):
    by = calling(county.people.chen, county.now)
    edit_office_profile(BUREAU, Profile(**FILLED), by=by)

    kept = find_office_profile(BUREAU, by=by)

    assert kept.contact_line == "電話：03-1234567"
    assert kept.signers == ("承辦人", "人事主管", "局長")


def test_an_auditor_reads_the_index_and_changes_nothing(county, site, at_bureau):
    client = site(county.people.auditor)

    assert client.get(at_bureau("settings/")).status_code == 200
    assert client.post(at_bureau("settings/profile/"), FILLED).status_code == 404
    with pytest.raises(NotAllowedError):
        edit_office_profile(BUREAU, Profile(), by=calling(county.people.auditor, county.now))


def test_a_text_too_long_is_said_beside_its_field(county, site, at_bureau):
    answer = site(county.people.chen).post(
        at_bureau("settings/profile/"), {**FILLED, "head_title": "長" * 31}
    )

    assert answer.status_code == 422
    assert "長" * 31 in answer.content.decode()
