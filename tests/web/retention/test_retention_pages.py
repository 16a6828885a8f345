"""The pages of terms and removal: look, confirm, hold, prove."""

import re

import pytest

from actions.retention.conftest import full, office
from people import COUNTY
from zhicai.actions.retention import jobs
from zhicai.records.requests.models import StaffRequest
from zhicai.records.retention.models import RetentionHold, RetentionRun

__all__ = ["full", "office"]
HERE = f"/agency/{COUNTY}/settings/retention/"


@pytest.fixture
def client(full, site):
    return site(full.world.people.lin)


def text(answer):
    return answer.content.decode()


def test_terms_are_told_with_basis_and_counts(client):
    shown = text(client.get(HERE))

    assert "件已過保存年限" in shown
    assert "示府人字第1150000001號" in shown
    assert "系統設定，不是法令" in shown
    assert "稽核紀錄" in shown


def test_what_is_confirmed_goes_in_the_background_and_is_proven(client, full):
    asked = text(client.get(f"{HERE}run/"))
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', asked)[1]
    answer = client.post(f"{HERE}run/", {"mark": mark})
    run = RetentionRun.objects.get()
    jobs.work(run.pk, "lin", full.world.now)

    proof = text(client.get(answer.url))

    assert answer.url == f"{HERE}{run.pk}/"
    assert "都不在了" in proof
    assert run.removed.first().content_hash in proof
    assert StaffRequest.objects.count() == 1


def test_nothing_goes_by_looking_or_without_the_mark(client):
    client.get(f"{HERE}run/")

    answer = client.post(f"{HERE}run/", {"mark": ""})

    assert answer.status_code == 422
    assert "到期的資料有變動" in text(answer)
    assert not RetentionRun.objects.exists()


def test_a_hold_is_shown_and_ended(client):
    assert client.post(f"{HERE}hold/", {"reason": ""}).status_code == 422
    client.post(f"{HERE}hold/", {"reason": "訴訟中"})
    held = text(client.get(HERE))
    nothing = text(client.get(f"{HERE}run/"))
    client.post(f"{HERE}hold/", {"step": "end"})

    assert "暫停銷毀中" in held
    assert "訴訟中" in held
    assert "沒有可以移除的資料" in nothing
    assert RetentionHold.objects.get().ended_by == "lin"


def test_the_proof_is_taken_as_pdf_by_post_only(client, full):
    run = RetentionRun.objects.create(
        agency_code=COUNTY, actor_code="lin", as_of=full.world.now.date(),
        asked_at=full.world.now, beat_at=full.world.now,
    )  # fmt: skip

    paper = client.post(f"{HERE}{run.pk}/download/")

    assert paper.content.startswith(b"%PDF")
    assert client.get(f"{HERE}{run.pk}/download/").status_code == 405


def test_strangers_and_unknown_numbers_see_nothing(full, site, client):
    assert client.get(f"{HERE}999/").status_code == 404
    assert client.post(f"{HERE}999/download/").status_code == 404
    for address in (HERE, f"{HERE}run/", f"{HERE}hold/", f"{HERE}999/"):
        assert site(full.world.people.auditor).get(address).status_code == 404


def test_the_page_asks_few_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(43):
        client.get(HERE)
