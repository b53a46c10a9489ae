from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import Knowledge
from bot.places.gazetteer import Gazetteer
from bot.understanding.samples import lost_samples


def test_every_sample_question_finds_its_own_role(
    catalogue: Catalogue, knowledge: Knowledge, gazetteer: Gazetteer
) -> None:
    assert [str(problem) for problem in lost_samples(catalogue, knowledge, gazetteer)] == []
