import pytest

from actions.accounts.hiring import hire
from actions.world import AGENCIES, BUREAU, COUNTY, SCHOOL


@pytest.fixture
def offices(world):
    """The tree with its people: who heads, who works, who administers."""
    world.bring(world.file("agencies", AGENCIES))
    return world


@pytest.fixture
def staffed(offices):
    assert offices.people
    return {
        "head": hire("head", "hr_head", BUREAU),
        "clerk": hire("clerk", "hr_clerk", BUREAU),
        "superior": hire("superior", "superior_hr", COUNTY),
        "keeper": hire("keeper", "administrator", COUNTY),
        "school": hire("school", "hr_clerk", SCHOOL),
    }
