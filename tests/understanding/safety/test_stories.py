import pytest

from bot.catalogue.safety import Stories
from bot.understanding.safety.phrases import PhraseReader
from bot.understanding.safety.stories import Told

STORIES = Stories(told=("i held (his|her) hand",), not_over=("now", "she is"), released=("emergency", "distress"))


@pytest.fixture(scope="module")
def told() -> Told:
    return Told(STORIES, PhraseReader({}, lambda text: tuple(text.split())).read)


def test_a_story_that_is_over_is_no_sign_of_what_it_releases(told: Told) -> None:
    assert told.released_in(["she", "fell", "and", "i", "held", "her", "hand"]) == {"emergency", "distress"}


@pytest.mark.parametrize("text", ["she fell", "i held her hand and she is cold", "i held her hand what now", ""])
def test_what_is_no_story_or_goes_on_releases_nothing(told: Told, text: str) -> None:
    assert told.released_in(text.split()) == frozenset()
