"""Rules about money: each amount stands once, in `pay/`, with the time for which it is true."""

from collections.abc import Iterator
from datetime import date

from bot.catalogue.checks.shared import all_documents, each, single
from bot.catalogue.load import Knowledge
from bot.catalogue.money import names_in
from bot.catalogue.reader import Problem
from bot.catalogue.words import texts_in

MONEY = "pay/money.yaml"


def check_amounts(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """No amount is written anywhere else: there it would stay when it changes."""
    for document in all_documents(knowledge):
        for place, text in texts_in(document.data):
            if "£" in text and not {"sources", "asked_as"} & set(place):
                yield document.problem(place, f"holds an amount: put it into {MONEY} and write its name in braces")


def check_amount_names(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    money, _ = single(knowledge, MONEY)
    for topic, document in each(knowledge, "topics") if money else ():
        for name in names_in(topic):
            if name not in money.facts:
                yield document.problem(("says",), f"'{name}' is not in {MONEY}")


def check_amount_dates(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    money, where = single(knowledge, MONEY)
    if money is None or where is None:
        return
    for name, fact in money.facts.items():
        place = ("facts", name, "valid_to")
        if fact.valid_to <= fact.valid_from:
            yield where.problem(place, "is not after valid_from")
        elif fact.valid_to < today:
            yield where.problem(
                place, "is past: put in the new amount; the bot says 'this may have changed'", "warning"
            )
        if fact.source.read > today:
            yield where.problem(("facts", name, "source", "read"), "is in the future")
