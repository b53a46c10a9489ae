"""The quick questions lead different people to different jobs: tried with people made up at random, and by hand."""

import random
from collections import Counter
from itertools import combinations, product

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.explorer import Choice, Traits
from bot.catalogue.fields import Flag
from bot.understanding.search.answers import AnswerFinder, Fitting

PEOPLE = 2_000
SHOWN = 5
MOST_OFTEN = 0.15
"""The part of all people who may see the same role."""
RAREST_FAMILY = 0.02
"""The part of all people who see a role of the family that is shown least."""

PERSONAS = {
    "blue lights": "11142221",
    "lab and puzzles": "33324233",
    "calm carer": "13243124",
    "maker": "33314132",
    "organiser": "32334341",
    "babies": "12141314",
    "surgeon": "11122413",
    "young minds": "13341344",
}
"""The choice taken in each question, by its number."""
EXPECTED = {
    "blue lights": {"ambulance-service"},
    "lab and puzzles": {"healthcare-science", "digital-and-data"},
    "calm carer": {"social-care", "healthcare-support"},
    "maker": {"wider-team", "dental-team"},
    "organiser": {"digital-and-data", "management"},
    "babies": {"midwifery", "nursing"},
    "surgeon": {"doctors"},
    "young minds": {"psychological-professions", "social-care"},
}


@pytest.fixture(scope="module")
def finder(catalogue: Catalogue) -> AnswerFinder:
    return AnswerFinder(catalogue.roles, catalogue.explorer)


def shown(finder: AnswerFinder, answers: list[Choice | None]) -> tuple[Fitting, ...]:
    return finder.mixed(finder.find(answers), SHOWN)


def persona(catalogue: Catalogue, name: str) -> list[Choice | None]:
    questions = catalogue.explorer.questions
    return [question.choices[int(mark) - 1] for question, mark in zip(questions, PERSONAS[name], strict=True)]


@pytest.fixture(scope="module")
def seen(catalogue: Catalogue, finder: AnswerFinder) -> list[tuple[Fitting, ...]]:
    """What people see who answer at random, and skip one question in twenty."""
    pick = random.Random(2026)
    questions = catalogue.explorer.questions
    everybody = (
        [pick.choice(question.choices) if pick.random() > 0.05 else None for question in questions]
        for _ in range(PEOPLE)
    )
    return [shown(finder, answers) for answers in everybody]


def test_nobody_answers_more_than_eight_questions(catalogue: Catalogue) -> None:
    assert len(catalogue.explorer.questions) <= 8
    assert all(2 <= len(question.choices) <= 4 for question in catalogue.explorer.questions)


def test_no_role_is_shown_to_more_than_fifteen_in_a_hundred(seen: list[tuple[Fitting, ...]]) -> None:
    times = Counter(each.role.id for results in seen for each in results)
    (often, most), *_ = times.most_common(1)
    assert most / PEOPLE <= MOST_OFTEN, often
    assert len(times) > 0.85 * 400, "most roles must be found by somebody"


def test_every_family_is_reached(catalogue: Catalogue, seen: list[tuple[Fitting, ...]]) -> None:
    times = Counter(family for results in seen for family in {each.role.family for each in results})
    rare = {family: times[family] / PEOPLE for family in catalogue.families if times[family] < RAREST_FAMILY * PEOPLE}
    assert rare == {}


def test_everybody_sees_a_full_list_of_known_less_known_and_entry_level_roles(seen: list[tuple[Fitting, ...]]) -> None:
    assert {len(results) for results in seen} == {SHOWN}
    for flag in (Flag.HIDDEN, Flag.NO_DEGREE):
        having = sum(any(flag in each.role.flags for each in results) for results in seen)
        assert having > 0.9 * PEOPLE, flag


def test_every_role_that_is_shown_has_a_reason(seen: list[tuple[Fitting, ...]]) -> None:
    assert [each.role.id for results in seen for each in results if not each.reasons] == []


@pytest.mark.parametrize("name", PERSONAS)
def test_somebody_who_knows_what_they_like_sees_it(catalogue: Catalogue, finder: AnswerFinder, name: str) -> None:
    families = {each.role.family for each in shown(finder, persona(catalogue, name))}
    assert families & EXPECTED[name]


def test_very_different_people_see_very_different_roles(catalogue: Catalogue, finder: AnswerFinder) -> None:
    results = {name: {each.role.id for each in shown(finder, persona(catalogue, name))} for name in PERSONAS}
    shared = {pair: results[pair[0]] & results[pair[1]] for pair in combinations(PERSONAS, 2)}
    assert {pair: roles for pair, roles in shared.items() if len(roles) > 1} == {}
    assert sum(map(bool, shared.values())) <= 3, shared


def test_whatever_is_ruled_out_enough_is_left(catalogue: Catalogue, finder: AnswerFinder) -> None:
    """Every mixture of the choices that rule roles out."""
    ruling: list[list[Choice | None]] = [
        [None, *(choice for choice in question.choices if {choice.never, choice.only} != {Traits()})]
        for question in catalogue.explorer.questions
    ]
    least = min(len(finder.find(list(answers))) for answers in product(*ruling))
    assert least >= 4 * SHOWN


def test_nothing_asks_who_somebody_is(catalogue: Catalogue) -> None:
    personal = {"girl", "girls", "boy", "boys", "man", "woman", "men", "women", "mum", "dad", "religion", "age", "old"}
    texts = [question.ask for question in catalogue.explorer.questions]
    texts += [choice.because for question in catalogue.explorer.questions for choice in question.choices]
    assert [text for text in texts if personal & set(text.casefold().strip("?.").split())] == []
