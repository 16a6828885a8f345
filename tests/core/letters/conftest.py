"""Letters as the tests write them."""

from textwrap import dedent

import pytest

from zhicai.core.letters.letter_text import plain_letter_text
from zhicai.core.letters.read_letters import read_letters


@pytest.fixture(scope="session")
def circular(shared):
    return plain_letter_text((shared / "letters" / "1150056121.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def reading(circular):
    return read_letters(circular)


@pytest.fixture
def read():
    return lambda text: read_letters(plain_letter_text(dedent(text)))
