"""An empty installation: the first files, and from signing in to the first figure."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.world import AGENCIES, CHEN, HEADERS, HOURS, LEVELS, ROSTER
from people import COUNTY
from zhicai.actions.drafts import jobs
from zhicai.records.drafts.models import Draft, DraftFile

ODD = ("身分證字號", "姓名", "課程代碼", "課程名稱", "認證時間", "完成日期")
MORE = tuple((CHEN, "陳一心", f"C-{at}", "公文寫作", "1", "115/05/04") for at in range(20))
FAULTY = ((CHEN, "陳一心", "B-1", "AI素養", "三點?", "115/03/02"), *HOURS[1:], *MORE)


@pytest.fixture(autouse=True)
def jobs_run_at_once(settings, monkeypatch, tmp_path, world):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(jobs, "instant_of", lambda _: world.now)


@pytest.fixture
def admin(world, site):
    return site(world.people.admin)


def upload(kind, rows, header=()):
    out = io.StringIO()
    csv.writer(out).writerows([list(header or HEADERS[kind]), *rows])
    return SimpleUploadedFile(f"{kind}.csv", out.getvalue().encode())


def three_files():
    """What an office has; one column is unsure and one cell cannot be read."""
    roster = upload("roster", ROSTER)
    return [upload("agencies", AGENCIES), roster, upload("hours", FAULTY, ODD)]


def told(page):
    return re.sub(r"<[^>]+>|\s+", "", page.content.decode())


def answers_in(html):
    """What a browser would send from the form of answers without a touch."""
    found = dict(re.findall(r'type="radio" name="([\w-]+)" value="([^"]*)"[^>]* checked', html))
    found.update(re.findall(r'type="text" name="([\w-]+)" value="([^"]*)"', html))
    return found


def test_administrator_of_an_empty_installation_is_led_here(admin):
    page = admin.get("/", follow=True)

    assert page.redirect_chain[-1][0] == "/start/"
    assert "匯入第一批檔案" in told(page)


@pytest.mark.parametrize("who", ["chen", "guo", "auditor"])
def test_nobody_else_may_begin(world, site, who):
    client = site(getattr(world.people, who))

    assert client.get("/start/").status_code == 404
    assert client.post("/start/", {"files": three_files()}).status_code == 404
    assert not Draft.objects.exists()


def test_nothing_chosen_is_said_and_the_code_kept(admin):
    page = admin.post("/start/", {"agency_code": COUNTY})

    assert page.status_code == 422
    assert "還沒有選擇檔案" in told(page)
    assert f'value="{COUNTY}"' in page.content.decode()


def test_three_files_come_to_the_first_figure_in_seven_clicks(admin):
    clicks = 2  # choose the files, 上傳並檢查
    page = admin.post("/start/", {"files": three_files()}, follow=True)
    here = f"/start/{Draft.objects.get().pk}/"
    column = f"column-{DraftFile.objects.get(name='hours.csv').pk}-0"

    clicks += 1  # one column is said
    sent = {column: "minutes"}
    while "還有幾個問題" in told(page):
        clicks += 1  # 繼續
        sent = {**answers_in(page.content.decode()), **sent}
        page = admin.post(f"{here}answer/", sent, follow=True)
    clicks += 2  # one cell is typed over, 更正並核對結果
    key = re.search(r'name="key0" value="([^"]*)"', page.content.decode())[1]
    fixed = {"key0": key.replace("&quot;", '"'), "text0": "3", "check": "1"}
    check = admin.post(f"{here}cells/", fixed, follow=True)
    clicks += 1  # 確認匯入
    receipt = admin.post(f"{here}apply/", follow=True)

    assert "還沒有資料→" in told(check)
    assert receipt.redirect_chain[-1][0] == f"/agency/{COUNTY}/batches/1/"
    assert "AI知能課程學習時數達成率還沒有資料→" in told(receipt)
    assert clicks == 7


def test_typed_code_is_the_agency_of_the_files(admin):
    files = [upload("agencies", AGENCIES), upload("roster", ROSTER), upload("levels", LEVELS)]

    page = admin.post("/start/", {"files": files, "agency_code": COUNTY}, follow=True)

    assert "預覽：還沒有寫入" in told(page)
    assert Draft.objects.get().root_code == COUNTY


def test_first_draft_is_nobody_elses(admin, world, site):
    admin.post("/start/", {"files": three_files()})
    here = f"/start/{Draft.objects.get().pk}/"

    for rest in ("", "check/", "answer/", "progress/"):
        assert site(world.people.lin).get(f"{here}{rest}").status_code == 404
        assert site(world.people.admin).get(f"/start/1/{rest}").status_code == 404


def test_undone_first_batch_leads_back_to_the_beginning(admin, world):
    batch = world.bring(world.file("agencies", AGENCIES)).batch

    page = admin.post(f"/agency/{COUNTY}/batches/{batch}/undo/", follow=True)

    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == "/start/"
    assert f"批次{batch}已復原4筆" in told(page)
