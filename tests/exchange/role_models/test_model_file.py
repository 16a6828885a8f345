"""The file of a model: what was written is read, and nothing else."""

import json

import pytest

from zhicai.basics.errors import Refused
from zhicai.basics.words import TalentRole
from zhicai.core.roles.learned import LearnedPart, odds_of, runs_of
from zhicai.exchange.role_models.fit import Example, fit_part, part_folds
from zhicai.exchange.role_models.model_file import KeptModel, read_model, write_model

DUTIES = {
    TalentRole.APPLICATION: ("公文收發", "財產管理", "志工業務", "出納業務", "戶籍登記"),
    TalentRole.POLICY: ("先導推進", "資通安全稽核", "數位政策規劃", "科技計畫管考", "委外督辦"),
}


@pytest.fixture(scope="module")
def examples():
    texts = [
        (role, f"{one}與{other}")
        for role, duties in DUTIES.items()
        for one in duties
        for other in duties
        if one != other
    ]
    return [Example(runs_of([text]), role, text) for role, text in texts]


@pytest.fixture(scope="module")
def fitted(examples):
    return fit_part(examples, "print")


def test_it_learns_what_tells_the_roles_apart(fitted):
    odds = odds_of(runs_of(["先導推進業務"]), fitted)

    assert odds[TalentRole.POLICY] > 0.7


def test_the_same_examples_give_the_same_numbers(examples, fitted):
    assert fit_part(examples, "print") == fitted


def test_equal_texts_never_stand_on_both_sides(examples):
    doubled = [*examples, *examples]

    folds = part_folds(doubled, 5)

    assert folds[: len(examples)] == folds[len(examples) :]
    assert set(folds) == {0, 1, 2, 3, 4}


def test_what_was_written_is_read(fitted, tmp_path):
    path = tmp_path / "models" / "roles.json"

    write_model(path, KeptModel(fitted, {"statements": 40}))

    assert read_model(path) == KeptModel(fitted, {"statements": 40})
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]


def test_no_file_is_no_model(tmp_path):
    assert read_model(tmp_path / "roles.json") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "not json",
        lambda told: json.dumps({**told, "format": 2}),
        lambda told: json.dumps({**told, "roles": ["policy", "chief"]}),
        lambda told: json.dumps({**told, "starts": [0.0]}),
        lambda told: json.dumps({**told, "temperature": 0}),
        lambda told: json.dumps({**told, "weights": {"先導": [1.0]}}),
        lambda _: json.dumps([]),
    ],
)
def test_a_damaged_file_is_refused(change, tmp_path):
    path = tmp_path / "roles.json"
    roles = (TalentRole.APPLICATION, TalentRole.POLICY)
    write_model(path, KeptModel(LearnedPart("p", roles, {"a": (1.0, 0.0, 0.0)}, (0.0, 0.0), 1), {}))
    path.write_text(change(json.loads(path.read_text("utf-8"))), "utf-8")

    with pytest.raises(Refused) as caught:
        read_model(path)

    assert caught.value.code == "duty.model_damaged"
