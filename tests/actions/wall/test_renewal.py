"""The worker judges again as the runtime role, in a database that is shut until it opens it."""

from zhicai.actions.figures.renewal import renew, stale_years
from zhicai.actions.recount import recount_records
from zhicai.records.standings.models import PresentView


def test_what_is_stale_is_judged_again_behind_the_wall(county, shut):
    PresentView.objects.update(rulebook_version="")
    shut()

    done = renew(county.later(minutes=1))

    assert done == [115]
    assert stale_years(county.caller().today) == []
    assert recount_records(year=None, by=county.caller()).differences == 0
