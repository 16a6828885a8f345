"""Confirm, change and withdraw: seen as they stand, all or nothing, known and undone."""

import pytest

from actions.roles.decided import BUILDS, PLANS, bring_duties
from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, SCHOOL, SIBLING, WU, person_key
from people import LONG_AGO, account
from zhicai.actions.access import NotAllowedError
from zhicai.actions.confirm_roles import WITHDRAWN, RoleChoice, RolesEntry, confirm_roles
from zhicai.actions.edits.model import EditConflict
from zhicai.actions.find_role import find_role
from zhicai.actions.list_roles import RolesQuery, list_roles
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Appointment
from zhicai.records.roles.models import RoleAssignment


def seen(world, national_id, agency=COUNTY):
    return find_role(person_key(national_id), agency_code=agency, by=world.caller())


def choice(world, national_id, talent_role, **words):
    one = seen(world, national_id).colleague
    told = {"version": one.version, "duties": one.duty_hash[:16], **words}
    return RoleChoice(person=one.person, talent_role=talent_role, **told)


def confirm(world, *choices, agency=COUNTY, reason="", by=None, dry=False):
    entry = RolesEntry(agency_code=agency, choices=choices, reason=reason)
    return confirm_roles(entry, by=world.caller(by, minutes=1), dry=dry)


def tabs(world, agency=COUNTY, **words):
    return list_roles(RolesQuery(agency_code=agency, **words), by=world.caller()).tabs


def test_a_list_tells_who_waits_and_who_is_application_by_default(county):
    bring_duties(county)

    counts = tabs(county)

    assert (counts["queue"], counts["default"], counts["decided"], counts["all"]) == (3, 1, 0, 4)


def test_a_suggestion_is_confirmed_with_what_was_seen(county):
    bring_duties(county)

    report = confirm(county, choice(county, CHEN, "development"))

    line = seen(county, CHEN)
    assert line.colleague.held.talent_role == "development"
    assert (line.decided.actor, line.decided.batch) == ("admin", report.batch)
    assert line.decided.told["evidence"][0]["phrase"] in BUILDS
    assert line.decided.told["rulebook"]
    assert (tabs(county)["queue"], tabs(county)["decided"]) == (2, 1)


def test_a_preview_writes_nothing_and_counts_each_role(county):
    bring_duties(county)
    choices = [choice(county, CHEN, "development"), choice(county, LIN, "application")]

    report = confirm(county, *choices, dry=True)

    assert report.counts == (("application", 1), ("development", 1))
    assert (report.batch, RoleAssignment.objects.count()) == (None, 0)


def test_another_role_than_suggested_needs_a_reason(county):
    bring_duties(county)
    wanted = choice(county, CHEN, "policy")

    with pytest.raises(Refused, match=r"role.reason_missing"):
        confirm(county, wanted)
    confirm(county, wanted, reason="單位主管表示以規劃為主")

    assert seen(county, CHEN).decided.reason == "單位主管表示以規劃為主"


def test_an_id_in_a_reason_is_masked(county):
    confirm(county, choice(county, GUO, "research"), reason=f"參見 {CHEN}")

    assert CHEN not in seen(county, GUO).decided.reason


def test_a_withdrawn_decision_waits_again(county):
    bring_duties(county)
    confirm(county, choice(county, CHEN, "development"))

    with pytest.raises(Refused, match=r"role.reason_missing"):
        confirm(county, choice(county, CHEN, WITHDRAWN))
    confirm(county, choice(county, CHEN, WITHDRAWN), reason="誤認")

    assert tabs(county)["queue"] == 3


def test_changed_duties_reopen_a_decision_and_show_both_texts(county):
    bring_duties(county)
    confirm(county, choice(county, CHEN, "development"))
    bring_duties(county, [(CHEN, "陳一心", "一、公文收發。")])

    line = seen(county, CHEN)

    assert (line.colleague.state, line.duty_text) == ("changed", "一、公文收發。")
    assert line.decided.duty_text == BUILDS
    assert (tabs(county)["changed"], tabs(county)["queue"]) == (1, 3)


def test_the_second_of_two_officers_is_told_and_nothing_is_half_done(county):
    bring_duties(county)
    mine = [choice(county, CHEN, "development"), choice(county, LIN, "application")]
    confirm(county, choice(county, LIN, "policy"), reason="依會議", by=county.people.lin)

    with pytest.raises(EditConflict) as conflict:
        confirm(county, *mine)

    (line,) = conflict.value.lines
    assert (line.about, line.opened, line.now, line.wanted) == (
        *("林二美", None, "policy", "application"),
    )
    assert conflict.value.value == "lin"
    assert RoleAssignment.objects.count() == 1


def test_duties_that_changed_since_the_form_was_opened_are_refused(county):
    bring_duties(county)
    opened = choice(county, CHEN, "development")
    bring_duties(county, [(CHEN, "陳一心", "一、公文收發。")])

    with pytest.raises(Refused, match=r"role.duties_changed: 陳一心"):
        confirm(county, opened)


def test_nobody_of_another_office_is_decided(county):
    bring_duties(county)
    others = choice(county, GUO, "application")

    with pytest.raises(Refused, match=r"role.person_gone"):
        confirm(county, others, agency=BUREAU, by=county.people.chen)
    with pytest.raises(NotAllowedError):
        confirm(county, others, agency=COUNTY, by=county.people.chen)


@pytest.mark.parametrize(
    ("account_role", "is_refused"), [("hr_clerk", True), ("superior_hr", False)]
)
def test_a_clerk_decides_at_her_own_agency_and_a_superior_office_below(
    county, account_role, is_refused
):
    bring_duties(county)
    clerk = account("clerk")
    Appointment.objects.create(
        account=clerk, account_role=account_role, agency_code=BUREAU, from_on=LONG_AGO
    )
    below = choice(county, WU, seen(county, WU).colleague.gist.talent_role)

    def decide():
        return confirm(county, below, agency=BUREAU, by=clerk)

    if is_refused:
        with pytest.raises(Refused, match=r"role.of_other_office: 吳三立"):
            decide()
    else:
        assert decide().batch


@pytest.mark.parametrize("agency", [BUREAU, SCHOOL, SIBLING])
def test_each_office_sees_its_own_people(county, agency):
    bring_duties(county)

    page = list_roles(RolesQuery(agency_code=agency, tab="all"), by=county.caller())

    names = {BUREAU: {"陳一心", "林二美", "吳三立"}, SCHOOL: {"吳三立"}, SIBLING: {"郭四維"}}
    assert {line.colleague.name for line in page.page.rows} == names[agency]


def test_the_same_again_changes_nothing(county):
    bring_duties(county)
    confirm(county, choice(county, CHEN, "development"))

    report = confirm(county, choice(county, CHEN, "development"))

    assert (report.is_new, report.batch) == (False, None)


def test_who_is_less_certain_waits_among_the_unsure(county):
    roster = [(CHEN, "陳一心", BUREAU, "約僱人員", "約僱", "110/01/01", "")]
    county.bring(county.file("roster", roster))
    bring_duties(county)

    page = list_roles(RolesQuery(agency_code=COUNTY, tab="unsure"), by=county.caller())

    (line,) = [line for line in page.page.rows if line.colleague.name == "陳一心"]
    assert line.colleague.gist.confidence <= 60 < line.suggestion.confidence


@pytest.mark.parametrize(("title", "has_doubt"), [("科長", True), ("科員", False)])
def test_a_head_who_plans_is_a_doubt_and_no_sure_suggestion(county, title, has_doubt):
    roster = [(CHEN, "陳一心", BUREAU, title, "一般人員", "110/01/01", "")]
    county.bring(county.file("roster", roster))
    bring_duties(county, [(CHEN, "陳一心", PLANS)])

    one = seen(county, CHEN).colleague
    page = list_roles(RolesQuery(agency_code=COUNTY), by=county.caller())

    assert (one.gist.talent_role, one.has_head_doubt) == ("policy", has_doubt)
    assert page.plain == (0 if has_doubt else 1)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ({"search": "二美"}, {"林二美"}),
        ({"talent_role": "development"}, {"陳一心"}),
        ({"below": SCHOOL}, {"吳三立"}),
        ({"division": "沒有這個單位"}, set()),
    ],
)
def test_a_list_is_narrowed(county, words, names):
    bring_duties(county)

    page = list_roles(RolesQuery(agency_code=COUNTY, tab="all", **words), by=county.caller())

    assert {line.colleague.name for line in page.page.rows} == names


@pytest.mark.parametrize(
    "text", ["", "。", "<script>alert(1)</script>\n一、資訊系統開發", "字" * 20_001]
)
def test_any_text_of_duties_can_be_listed_and_decided(county, text):
    bring_duties(county, [(CHEN, "陳一心", text)]) if text else None

    report = confirm(county, choice(county, CHEN, "development"), reason="依主管意見")

    assert report.batch
    assert seen(county, CHEN).colleague.state == "decided"
