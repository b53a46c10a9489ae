"""Each entry's sample questions must find it: the check that keeps the catalogue askable."""

from collections.abc import Iterator

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Problem
from bot.places.gazetteer import Gazetteer
from bot.understanding.read import QuestionReader

WITHIN = 3


def lost_samples(catalogue: Catalogue, knowledge: Knowledge, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Samples of roles that don't find their role within the first three."""
    reader = QuestionReader(catalogue, gazetteer)
    for role in catalogue.roles.values():
        for number, sample in enumerate(role.asked_as):
            found = [hit.id for hit in reader.find_roles(sample)[:WITHIN]]
            if role.id not in found:
                message = f"'{sample}' does not find this role, but {', '.join(found) or 'nothing'}"
                yield knowledge.documents["roles"][role.id].problem(("asked_as", number), message)
