"""What the tests of layouts share."""

from collections.abc import Callable

import pytest

from zhicai.basics.errors import Refused


@pytest.fixture
def refusal() -> Callable[[Callable[[], object]], Refused]:
    """Run something that must be refused, and give the refusal."""

    def run(attempt: Callable[[], object]) -> Refused:
        with pytest.raises(Refused) as caught:
            attempt()
        return caught.value

    return run
