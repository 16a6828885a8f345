import pytest

from people import BUREAU
from zhicai.records.audit.models import AuditEvent
from zhicai.web.field_words import NAMELESS, told_of

PASSWORD = "長長的密碼-0123456789"
NEW = "更長的密碼-Ab9876543210"


@pytest.fixture
def chen(county):
    county.people.chen.set_password(PASSWORD)
    county.people.chen.save()
    return county.people.chen


def sign_in(client, code, password=PASSWORD, **rest):
    return client.post("/sign-in/", {"code": code, "password": password, **rest})


def actions():
    return list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))


def test_officer_is_let_in_and_lands_at_her_office(chen, client, at_bureau):
    answer = sign_in(client, chen.code)

    assert answer.headers["Location"] == "/"
    assert client.get("/").headers["Location"] == at_bureau()
    assert actions()[-1] == "session.opened"


@pytest.mark.usefixtures("chen")
@pytest.mark.parametrize(("code", "password"), [("chen", "不是"), ("nobody", PASSWORD)])
def test_wrong_name_and_wrong_password_read_alike(client, code, password):
    answer = sign_in(client, code, password)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>錯誤：登入" in page
    assert "帳號或密碼不符" in page
    assert f'value="{code}"' in page
    assert password not in page
    assert actions()[-1] == "session.refused"


@pytest.mark.usefixtures("chen")
def test_refusal_keeps_no_word_that_may_be_a_password(client):
    sign_in(client, PASSWORD, "不是")

    kept = AuditEvent.objects.order_by("-sequence").first()
    assert PASSWORD not in str(kept.__dict__)


def test_disabled_account_loses_its_session_at_once(chen, client, at_bureau):
    sign_in(client, chen.code)
    chen.is_disabled = True
    chen.save()

    answer = client.get(at_bureau())

    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "/x\\@y"])
def test_door_leads_to_no_other_site(chen, client, target):
    answer = sign_in(client, chen.code, next=target)

    assert "elsewhere" not in answer.headers["Location"]


def test_first_password_must_be_changed_before_anything_else(chen, client, at_bureau):
    chen.must_change_password = True
    chen.save()
    sign_in(client, chen.code)

    turned = client.get(at_bureau())
    fields = {"old_password": PASSWORD, "new_password": NEW, "repeated_password": NEW}
    client.post("/password/", fields)

    assert turned.headers["Location"] == "/password/"
    assert client.get(at_bureau()).status_code == 200
    assert actions()[-1] == "password.changed"


@pytest.mark.parametrize(
    ("old", "new", "repeated", "words"),
    [
        ("不是", NEW, NEW, "目前的密碼不符"),
        (PASSWORD, NEW, NEW + "1", "兩次輸入的新密碼不一樣"),
        (PASSWORD, "123456789012", "123456789012", "字元種類太少"),
        (PASSWORD, "", "", "還沒有填"),
    ],
)
def test_poor_password_is_refused_with_the_reason(chen, client, old, new, repeated, words):
    sign_in(client, chen.code)

    fields = {"old_password": old, "new_password": new, "repeated_password": repeated}
    answer = client.post("/password/", fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    chen.refresh_from_db()
    assert chen.check_password(PASSWORD)


def test_text_sent_after_the_session_ended_is_handed_back(chen, client, at_bureau):
    sign_in(client, chen.code)
    last = client.cookies["zhicai_last"].value
    client.cookies.clear()
    client.cookies["zhicai_last"] = last

    answer = client.post(at_bureau("search/"), {"text": "附設學校"})
    sign_in(client, chen.code, next="/kept-form/")
    page = client.get("/kept-form/").content.decode()

    assert answer.headers["Location"] == "/sign-in/?next=%2Fkept-form%2F"
    assert "附設學校" in page
    assert at_bureau("search/") in page
    assert "附設學校" not in str(dict(client.session))


def test_text_of_another_account_is_not_handed_over(chen, county, client, at_bureau):
    sign_in(client, chen.code)
    last = client.cookies["zhicai_last"].value
    client.cookies.clear()
    client.cookies["zhicai_last"] = last
    client.post(at_bureau("search/"), {"text": "附設學校"})
    county.people.lin.set_password(PASSWORD)
    county.people.lin.save()

    sign_in(client, "lin")
    page = client.get("/kept-form/", follow=True).content.decode()

    assert "附設學校" not in page


def test_problem_page_tells_what_a_code_means(client):
    page = client.get("/problems/sheet.not_hours/")

    assert "讀不出時數" in page.content.decode()
    assert client.get("/problems/no.such_code/").status_code == 404


def test_kept_fields_bear_the_names_of_their_form():
    path = f"/agency/{BUREAU}/agencies/add/"
    sent = (("name", "示範局"), ("parent", "999000000Z"), ("step", "check"), ("odd", "x"))

    told = told_of(path, sent)

    assert told == [("機關名稱", "示範局"), ("上級機關", "999000000Z"), (NAMELESS, "x")]
    assert told_of("/nowhere/", (("name", "x"),)) == [("姓名", "x")]
