"""Who learned a job in another country."""

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.understanding.trained_abroad import TrainedAbroad


@pytest.fixture
def trained_abroad(catalogue: Catalogue) -> TrainedAbroad:
    return TrainedAbroad(catalogue.vocabulary.askers)


@pytest.mark.parametrize(
    "plain", [" i am nurse in syria 8 year ", " i was a doctor in sudan ", " nurse from the philippines here "]
)
def test_who_had_the_job_elsewhere(trained_abroad: TrainedAbroad, plain: str) -> None:
    assert trained_abroad(plain, ())


def test_the_word_refugee_tells_it_too(trained_abroad: TrainedAbroad) -> None:
    assert trained_abroad(" i was a midwife now i am here ", ("overseas",))


@pytest.mark.parametrize(
    "plain", [" my cousin is a nurse in spain ", " i want to be a nurse in africa ", " i was a nurse on a ward ", " "]
)
def test_who_did_not(trained_abroad: TrainedAbroad, plain: str) -> None:
    assert not trained_abroad(plain, ())
