"""In by the word of another site: an honest one from PyPI, and a wicked one of our own."""

import base64
import json
import warnings
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client

from web.factors.wicked import CLIENT, OTHER_KEY, SUBJECT, serving
from zhicai.exchange.identity import provider as door_to_providers
from zhicai.records.factors.models import IdentityProvider, OutsideIdentity, SignInSetting
from zhicai.records.factors.seal import seal

START, BACK = "/sign-in/provider/site/", "/sign-in/provider/site/back/"


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    door_to_providers.forget_all()


def know(issuer):
    SignInSetting.objects.create(pk=1, has_providers=True)
    return IdentityProvider.objects.create(
        code="site", name="縣府單一登入", issuer=issuer, client_code=CLIENT, is_active=True
    )


@pytest.fixture
def wicked(door):
    with serving() as provider:
        provider.now = lambda: door.now
        know(provider.issuer)
        yield provider


def leave(door, wicked):
    """The state with which the browser is sent off."""
    asked = parse_qs(urlsplit(door.get(START).headers["Location"]).query)
    wicked.nonce, wicked.challenge = asked["nonce"][0], asked["code_challenge"][0]
    return asked["state"][0]


def come_back(door, state, **more):
    return door.get(BACK, data={"code": "c", "state": state, **more})


def link(chen, wicked):
    OutsideIdentity.objects.create(
        account=chen, issuer=wicked.issuer, subject_key=SUBJECT, added_at=wicked.now()
    )


def test_linked_person_is_let_in(door, chen, wicked, told):
    link(chen, wicked)

    answer = come_back(door, leave(door, wicked))

    assert answer.headers["Location"] == "/"
    assert door.is_in
    assert told()[0] == ("session.opened", {"method": "oidc"})


def test_unknown_person_links_by_signing_in_here_once(door, wicked, told):
    first = come_back(door, leave(door, wicked))
    door.sign_in(next="/sign-in/link/")
    page = door.get("/sign-in/link/").content.decode()
    door.post("/sign-in/link/", {"step": "link"})

    assert first.headers["Location"] == "/sign-in/?next=/sign-in/link/"
    assert SUBJECT in page
    held = OutsideIdentity.objects.get()
    assert (held.account.code, held.issuer, held.subject_key) == ("chen", wicked.issuer, SUBJECT)
    assert told()[0][0] == "factor.added"


def test_nobody_is_linked_by_name_or_mail(door, chen, wicked):
    wicked.claims = {"preferred_username": chen.code, "name": chen.name, "email": "chen@x.example"}

    come_back(door, leave(door, wicked))

    assert not door.is_in
    assert not OutsideIdentity.objects.exists()


def with_key(key, algorithm="RS256", **header):
    return lambda claims: jwt.encode(claims, key, algorithm, headers={"kid": "1", **header})


def unsigned(claims):
    parts = ({"alg": "none", "kid": "1"}, claims)
    told = [base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in parts]
    return b".".join([*told, b""]).decode()


FORGED = {
    "issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "audience": {"claims": {"aud": "another-client"}},
    "audience of two without a party": {"claims": {"aud": [CLIENT, "another"]}},
    "audience by party": {"claims": {"azp": "another-client"}},
    "nonce": {"claims": {"nonce": "another"}},
    "nonce in other letters": {"claims": {"nonce": "別的"}},
    "nonce missing": {"claims": {"nonce": None}},
    "expired": {"claims": {"exp": 1}},
    "malformed never expires": {"claims": {"exp": float("nan")}},
    "malformed without end": {"claims": {"exp": None}},
    "issued long ago": {"claims": {"iat": 1}},
    "issued in the future": {"claims": {"iat": 4_000_000_000}},
    "subject": {"claims": {"sub": ""}},
    "signature": {"sign": with_key(OTHER_KEY)},
    "signature of an unknown key": {"sign": with_key(OTHER_KEY, kid="2")},
    "algorithm of none": {"sign": unsigned},
    "algorithm of a secret": {"sign": with_key("a secret that is long enough for it", "HS256")},
    "malformed": {"sign": lambda _: "not.a.token"},
}


@pytest.mark.parametrize("name", FORGED)
def test_forged_token_is_refused_and_written_down(name, door, chen, wicked, told):
    link(chen, wicked)
    for attribute, value in FORGED[name].items():
        setattr(wicked, attribute, value)

    answer = door.get(come_back(door, leave(door, wicked)).headers["Location"])

    page = answer.content.decode()
    assert not door.is_in
    assert told()[0] == ("session.refused", {"method": "oidc", "reason": name.split()[0]})
    assert "單一登入沒有完成" in page
    assert name.split()[0] not in page


def refused_for(told):
    return told()[0][1].get("reason")


def test_state_is_good_once(door, chen, wicked, told):
    link(chen, wicked)
    state = leave(door, wicked)
    come_back(door, state)
    door.post("/sign-out/")

    come_back(door, state)

    assert not door.is_in
    assert refused_for(told) == "state"


def test_code_brought_by_another_browser_is_refused(door, chen, wicked, told):
    link(chen, wicked)
    state = leave(door, wicked)
    other = Client()

    other.get(BACK, {"code": "c", "state": state})

    assert "_auth_user_id" not in other.session
    assert refused_for(told) == "state"
    assert "/token" not in wicked.asked


def test_code_of_another_journey_fails_at_the_provider(door, chen, wicked, told):
    link(chen, wicked)
    state = leave(door, wicked)
    wicked.challenge = "of another browser"

    come_back(door, state)

    assert not door.is_in
    assert refused_for(told) == "provider_refused"


def test_late_return_is_refused(door, chen, wicked, told):
    link(chen, wicked)
    state = leave(door, wicked)
    door.later(minutes=11)

    come_back(door, state)

    assert refused_for(told) == "state"


def test_answer_in_the_name_of_another_issuer_is_refused(door, chen, wicked, told):
    link(chen, wicked)

    come_back(door, leave(door, wicked), iss="https://elsewhere.example")

    assert refused_for(told) == "issuer"


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ({"issuer": "https://elsewhere.example"}, "issuer"),
        ({"jwks_uri": "https://elsewhere.example/jwks"}, "foreign_address"),
        ({"token_endpoint": "http://169.254.169.254/token"}, "foreign_address"),
        ({"authorization_endpoint": None}, "foreign_address"),
        ({"jwks_uri": "https://[broken"}, "foreign_address"),
    ],
)
def test_metadata_leads_nowhere_else(metadata, reason, door, wicked, told):
    wicked.metadata = metadata

    answer = door.get(START)

    assert answer.headers["Location"] == "/sign-in/"
    assert refused_for(told) == reason


def test_redirect_of_the_provider_is_not_followed(door, wicked, told):
    wicked.answers = {"/jwks": (302, f"{wicked.issuer}/elsewhere")}

    come_back(door, leave(door, wicked))

    assert "/elsewhere" not in wicked.asked
    assert refused_for(told) == "provider_refused"


def test_password_still_opens_while_the_provider_is_down(door, wicked):
    wicked.answers = {"/.well-known/openid-configuration": (503, {})}

    page = door.get(door.get(START).headers["Location"]).content.decode()
    door.sign_in()

    assert "單一登入系統現在沒有回應" in page
    assert door.is_in


def test_provider_switched_off_is_not_asked(door, wicked):
    SignInSetting.objects.update(has_providers=False)

    answer = door.get(START)

    assert answer.headers["Location"] == "/sign-in/"
    assert not wicked.asked
    assert "縣府單一登入" not in door.get("/sign-in/").content.decode()


def test_disabled_account_is_not_let_in_from_outside(door, chen, wicked, told):
    link(chen, wicked)
    chen.is_disabled = True
    chen.save()

    come_back(door, leave(door, wicked))

    assert not door.is_in
    assert refused_for(told) == "disabled"


def test_second_factor_is_asked_after_the_provider_unless_it_is_trusted(door, chen, wicked):
    link(chen, wicked)
    door.sign_in()
    door.set_up()
    door.post("/sign-out/")

    asked = come_back(door, leave(door, wicked)).headers["Location"]
    SignInSetting.objects.update(is_factor_asked_outside=False)
    trusted = come_back(door, leave(door, wicked)).headers["Location"]

    assert asked == "/sign-in/second/"
    assert trusted == "/"


@pytest.fixture(scope="module")
def honest():
    """A provider of PyPI, served from a thread; its own warnings are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import oidc_provider_mock

        with oidc_provider_mock.run_server_in_thread() as server:
            yield f"http://localhost:{server.server_port}"


@pytest.mark.filterwarnings("ignore")
def test_honest_provider_of_pypi_lets_in_whom_it_names(door, chen, honest):
    import httpx

    seen = httpx.get(f"{honest}/.well-known/openid-configuration", trust_env=False)
    door.now = parsedate_to_datetime(seen.headers["date"])
    kept = know(honest)
    kept.encrypted_secret = seal(b"a secret")
    kept.save()
    OutsideIdentity.objects.create(
        account=chen, issuer=honest, subject_key="wang-0001", added_at=door.now
    )

    away = door.get(START).headers["Location"]
    back = httpx.post(away, data={"sub": "wang-0001"}, trust_env=False).headers["Location"]
    answer = door.get(back.removeprefix("http://testserver"))

    assert answer.headers["Location"] == "/"
    assert door.is_in
