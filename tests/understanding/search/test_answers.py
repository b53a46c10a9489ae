from collections.abc import Sequence

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.explorer import Choice
from bot.catalogue.fields import Flag, Involves
from bot.understanding.search.answers import MOST_OF_A_FAMILY, AnswerFinder


@pytest.fixture(scope="module")
def finder(catalogue: Catalogue) -> AnswerFinder:
    return AnswerFinder(catalogue.roles, catalogue.explorer)


def answers(catalogue: Catalogue, marks: str) -> Sequence[Choice | None]:
    questions = catalogue.explorer.questions
    return [
        question.choices[int(mark) - 1] if mark.isdecimal() else None
        for question, mark in zip(questions, marks, strict=False)
    ]


def test_who_wants_no_blood_sees_none(catalogue: Catalogue, finder: AnswerFinder) -> None:
    found = finder.find(answers(catalogue, "--3"))
    assert found
    assert not any({Involves.BLOOD, Involves.NEEDLES} & set(each.role.involves) for each in found)


def test_who_wants_to_start_soon_sees_no_role_that_needs_a_degree(catalogue: Catalogue, finder: AnswerFinder) -> None:
    found = finder.find(answers(catalogue, "-----1"))
    assert found
    assert all(Flag.NO_DEGREE in each.role.flags for each in found)


def test_a_skipped_question_changes_nothing(catalogue: Catalogue, finder: AnswerFinder) -> None:
    assert finder.find(answers(catalogue, "1-------")) == finder.find(answers(catalogue, "1"))


def test_the_best_comes_first_and_the_order_is_the_same_each_time(catalogue: Catalogue, finder: AnswerFinder) -> None:
    found = finder.find(answers(catalogue, "12111111"))
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert found == AnswerFinder(catalogue.roles, catalogue.explorer).find(answers(catalogue, "12111111"))


def test_every_reason_is_an_answer_that_was_given(catalogue: Catalogue, finder: AnswerFinder) -> None:
    given = answers(catalogue, "3-314")
    assert all(reason in given for each in finder.find(given) for reason in each.reasons)


def test_the_other_choices_of_a_question_lead_elsewhere(catalogue: Catalogue, finder: AnswerFinder) -> None:
    with_people, behind = (finder.find(answers(catalogue, mark))[:20] for mark in "13")
    assert not {each.role.id for each in with_people} & {each.role.id for each in behind}


@pytest.mark.parametrize("marks", ["12111411", "3333", "--3"])
def test_a_list_holds_few_of_a_family_and_nothing_twice(catalogue: Catalogue, finder: AnswerFinder, marks: str) -> None:
    shown = finder.mixed(finder.find(answers(catalogue, marks)), 5)
    families = [each.role.family for each in shown]
    assert len({each.role.id for each in shown}) == 5
    assert max(families.count(family) for family in families) <= MOST_OF_A_FAMILY
