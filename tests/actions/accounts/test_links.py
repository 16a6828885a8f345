"""One-time links: invited, reset; used, expired, replayed and forged ones are refused alike."""

import datetime as dt

import pytest

from actions.world import BUREAU
from people import calling
from zhicai.actions.change_password import WeakPasswordError
from zhicai.actions.disable_account import disable_account
from zhicai.actions.follow_link import Visitor, find_link, follow_link
from zhicai.actions.invite_account import InvitationEntry, invite_account
from zhicai.actions.reset_account import reset_account
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, OneTimeLink
from zhicai.records.audit.models import AuditEvent

NEW = "Quite-new-1150"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def invited(offices, staffed):
    entry = InvitationEntry(
        code="mei",
        name="美",
        account_role="hr_clerk",
        agency_code=BUREAU,
        from_on=offices.now.date(),
    )
    by = calling(staffed["head"], offices.now)
    return invite_account(entry, agency_code=BUREAU, by=by, dry=False)


def refusal(token, at):
    with pytest.raises(Refused) as caught:
        follow_link(token, NEW, by=Visitor(at))
    kept = AuditEvent.objects.order_by("-sequence").first()
    assert (caught.value.code, kept.action) == ("link.refused", "link.refused")
    return kept.fields["reason"]


def test_invited_sets_name_and_password_and_comes_in(offices, invited):
    assert find_link(invited.token, by=Visitor(offices.now)).is_invitation

    follow_link(invited.token, NEW, name="陳小美", by=Visitor(offices.now))

    assert sign_in("mei", NEW, now=offices.now).name == "陳小美"


def test_before_that_nobody_comes_in(offices, invited):
    with pytest.raises(Refused, match=r"account\.not_let_in"):
        sign_in(invited.account_code, "", now=offices.now)


def test_used_expired_and_invented_tokens_are_refused_alike(offices, invited):
    at = offices.now
    assert refusal(invited.token, at + 72 * HOUR) == "link.expired"
    follow_link(invited.token, NEW, by=Visitor(at + 71 * HOUR))

    assert refusal(invited.token, at + 71 * HOUR) == "link.used"
    assert refusal("x" * 43, at) == "link.unknown"


def test_reset_link_works_once_within_thirty_minutes_and_ends_sign_ins(offices, staffed):
    by = calling(staffed["head"], offices.now)
    first = reset_account(staffed["clerk"].pk, agency_code=BUREAU, by=by, dry=False)
    second = reset_account(staffed["clerk"].pk, agency_code=BUREAU, by=by, dry=False)

    assert refusal(first.token, offices.now) == "link.used"
    assert refusal(second.token, offices.now + HOUR / 2) == "link.expired"
    follow_link(second.token, NEW, by=Visitor(offices.now))
    assert refusal(second.token, offices.now) == "link.used"
    assert sign_in("clerk", NEW, now=offices.now)


def test_weak_password_leaves_the_link_unused(offices, invited):
    with pytest.raises(WeakPasswordError):
        follow_link(invited.token, "short", by=Visitor(offices.now))

    follow_link(invited.token, NEW, by=Visitor(offices.now))


def test_link_of_a_disabled_account_is_over(offices, staffed, invited):
    by = calling(staffed["head"], offices.now)
    disable_account(Account.objects.get(code="mei").pk, agency_code=BUREAU, by=by, dry=False)

    assert refusal(invited.token, offices.now) == "link.used"


def test_token_is_kept_nowhere(invited):
    kept = [str(row.__dict__) for row in AuditEvent.objects.all()]
    kept += [str(row.__dict__) for row in OneTimeLink.objects.all()]

    assert len(invited.token) >= 43
    assert not [row for row in kept if invited.token in row]


@pytest.mark.parametrize(
    ("code", "told"),
    [("A100001008", "account.bad_code"), ("a b", "account.bad_code"), ("HEAD", "account.taken")],
)
def test_codes_that_cannot_be_used(offices, staffed, code, told):
    entry = InvitationEntry(
        code=code,
        name="美",
        account_role="hr_clerk",
        agency_code=BUREAU,
        from_on=offices.now.date(),
    )

    with pytest.raises(Refused, match=told):
        invite_account(
            entry, agency_code=BUREAU, by=calling(staffed["head"], offices.now), dry=False
        )


def test_guesses_of_tokens_are_slowed_down(offices):
    told = []
    for at in range(25):
        with pytest.raises(Refused) as caught:
            find_link(f"guess-{at}", by=Visitor(offices.now, address="192.0.2.1"))
        told.append(caught.value.code)

    assert told.count("account.slow_down") == 5
