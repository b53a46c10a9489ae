"""Jobs that people mix up: said on the card, and only of jobs that there are."""

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.channels.plain import render_plain
from bot.conversation.talk import Talk
from bot.messages import Incoming, Person


def test_every_job_of_a_set_is_in_the_catalogue(catalogue: Catalogue) -> None:
    unknown = {id_ for each in catalogue.vocabulary.alike.sets for id_ in each if id_ not in catalogue.roles}
    assert unknown == set()


def test_a_set_has_at_least_two_jobs(catalogue: Catalogue) -> None:
    assert [each for each in catalogue.vocabulary.alike.sets if len(each) < 2] == []


def test_a_sentence_is_short(catalogue: Catalogue) -> None:
    texts = [says for each in catalogue.vocabulary.alike.sets for says in each.values()]
    assert [text for text in texts if max(len(part.split()) for part in text.split(". ")) > 20] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("orthotist", ["Orthoptist", "straightens teeth"]),
        ("what is a perfusionist", ["takes blood samples"]),
        ("psychiatrist", ["not a medical doctor", "psychotherapist"]),
        ("clinical coder", ["computer programs"]),
        ("radiologist", ["takes the X-rays"]),
    ],
)
async def test_the_card_tells_them_apart(talk: Talk, asked: str, told: list[str]) -> None:
    reply = await talk.answer(Incoming(Person("web", asked), text=asked))
    text = render_plain(reply)
    assert [part for part in told if part.casefold() not in text.casefold()] == [], text
