"""The page of the keys: marks and advice, never a key."""

import pytest

from zhicai.actions import home


@pytest.fixture
def place(tmp_path, monkeypatch):
    made = tmp_path / "home"
    monkeypatch.setenv("ZHICAI_HOME", str(made))
    home.prepare_home(made)
    return made


def test_each_key_is_told_by_its_mark(county, site, at_bureau, place):
    shown = site(county.people.chen).get(at_bureau("settings/keys/")).content.decode()

    lines = home.list_key_files(place)
    assert len(lines) == 3
    assert [one.fingerprint for one in lines if one.fingerprint not in shown] == []
    keys = [path.read_text() for path in (place / "keys").glob("*.key")]
    assert [key for key in keys if key in shown] == []
    assert "還沒有更換過" in shown


def test_an_unfinished_change_says_what_to_do(county, site, at_bureau, place):
    home.stage_key("search", home=place)
    interrupted = site(county.people.chen).get(at_bureau("settings/keys/")).content.decode()
    home.promote_keys(place)
    unproven = site(county.people.chen).get(at_bureau("settings/keys/")).content.decode()

    assert "上一次更換中斷了" in interrupted
    assert "舊金鑰還沒有刪除" in unproven


def test_a_home_without_keys_says_so(county, site, at_bureau, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path))

    assert (
        "這裡沒有金鑰檔"
        in site(county.people.chen).get(at_bureau("settings/keys/")).content.decode()
    )


def test_whoever_may_not_edit_settings_sees_nothing(county, site, at_bureau):
    assert site(county.people.auditor).get(at_bureau("settings/keys/")).status_code == 404


@pytest.mark.usefixtures("place")
def test_the_page_asks_few_questions(county, site, at_bureau, django_assert_max_num_queries):
    client = site(county.people.chen)

    with django_assert_max_num_queries(13):
        client.get(at_bureau("settings/keys/"))
