"""Rules about what is said: short sentences, and addresses that are safe to open."""

from collections.abc import Iterator
from datetime import date

from bot.catalogue.checks.shared import EXPLORE, all_documents, single
from bot.catalogue.load import Knowledge
from bot.catalogue.reader import Problem
from bot.catalogue.words import long_sentences, texts_in


def check_plain_english(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Sentences of at most twenty words, in everything that is said to people."""
    explore = single(knowledge, EXPLORE)[1]
    for document in (*all_documents(knowledge), *([explore] if explore else [])):
        for place, sentence in long_sentences(document.data):
            words = len(sentence.split())
            yield document.problem(place, f"has a sentence of {words} words; split it (20 at most): {sentence}")


def check_https(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No address is open to be changed on its way; the models see to the fields, this to the texts."""
    for document in (*all_documents(knowledge), *knowledge.single_documents.values()):
        for place, text in texts_in(document.data):
            if "http://" in text.casefold():
                yield document.problem(place, "holds an address with http://; write https://")
