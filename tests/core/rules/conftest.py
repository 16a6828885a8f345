"""What the tests of the rules share."""

import pytest

from core.rules.rulebook_folder import RulebookFolder


@pytest.fixture
def small(tmp_path) -> RulebookFolder:
    """A rulebook of one source and one provision with two dated values."""
    return RulebookFolder(tmp_path)
