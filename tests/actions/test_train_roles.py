"""Learning takes over where it proves better: then every face answers by it."""

import itertools
import json

import pytest

from actions.world import COUNTY
from zhicai.actions.roles.evaluate_roles import evaluate_roles
from zhicai.actions.roles.learned_part import find_learned, model_path
from zhicai.actions.roles.suggest_roles import suggest_roles
from zhicai.actions.roles.teach import Outcome
from zhicai.actions.train_roles import train_roles
from zhicai.records.audit.models import AuditEvent

DUTIES = {
    "application": ("公文收發", "財產管理", "志工業務", "戶籍登記", "社會救助", "土地複丈"),
    "development": ("資訊系統維護", "主機備份", "程式開發", "資料庫管理", "網路設備維運"),
    "policy": ("先導窗口推進", "巡迴說明甲案", "乙案共創會議", "丙案標竿研習", "實證場域媒合"),
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path))


def roles_of(path, county):
    return [one.suggestion.talent_role for one in suggest_roles(path, as_of=county.caller().today)]


@pytest.fixture
def taught(tmp_path):
    lines = [
        {"id": f"{role}{at}", "text": "\n".join((*duties, f"第{at}案")), "role": role}
        for role, told in DUTIES.items()
        for at, duties in enumerate(itertools.permutations(told, 3))
    ]
    path = tmp_path / "decided.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def test_a_trial_writes_nothing(county, taught):
    trial = train_roles(COUNTY, by=county.caller(), path=taught)

    assert trial.outcome is Outcome.TAKES_OVER
    assert find_learned() is None
    assert not AuditEvent.objects.filter(action="role_model.taken").exists()


def test_a_better_model_takes_over_and_is_told_in_the_audit(county, taught):
    before = [
        one.suggestion.talent_role for one in suggest_roles(taught, as_of=county.caller().today)
    ]

    trial = train_roles(COUNTY, by=county.caller(), path=taught, is_applied=True)

    after = [
        one.suggestion.talent_role for one in suggest_roles(taught, as_of=county.caller().today)
    ]
    assert find_learned().fingerprint == trial.fingerprint
    assert after.count("policy") > before.count("policy")
    assert AuditEvent.objects.filter(action="role_model.taken").count() == 1
    assert json.loads(model_path().read_text("ascii"))["about"]["statements"] == trial.statements


def test_with_a_model_in_force_a_file_is_measured_fold_by_fold(county, taught):
    plain = evaluate_roles(taught, as_of=county.caller().today)
    train_roles(COUNTY, by=county.caller(), path=taught, is_applied=True)

    measured = evaluate_roles(taught, as_of=county.caller().today)

    assert (plain.folds, measured.folds) == (0, 5)
    assert measured.right > plain.right


def test_too_few_decisions_leave_the_lexicon_alone(county):
    trial = train_roles(COUNTY, by=county.caller(), is_applied=True)

    assert trial.outcome is Outcome.TOO_FEW
    assert find_learned() is None
