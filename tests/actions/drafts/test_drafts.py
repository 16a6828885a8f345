"""From files to facts on the screen: recognised, asked, shown, put right, applied."""

from actions.drafts.desk import DraftStage, counts_of
from actions.world import HOURS


def test_a_file_that_says_all_is_previewed_with_its_balance_and_figures(desk) -> None:
    draft = desk.bring("hours", HOURS)

    assert draft.failure is None
    assert draft.stage == DraftStage.PREVIEW
    assert counts_of(draft) == {"total": 3, "added": 3}
    assert draft.files[0].what_it_is == "學習時數（逐筆），1 個工作表，3 列"
    assert draft.may_apply
    effect = draft.get_effect()
    assert (effect.before.met, effect.after.met) == (0, 1)
