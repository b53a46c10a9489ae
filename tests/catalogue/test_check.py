import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.check import check_knowledge
from bot.catalogue.load import read_knowledge
from tests.conftest import TODAY

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
Edit = Callable[[str, str, str], Path]


def problems(folder: Path, today: date = TODAY) -> list[str]:
    return [str(problem) for problem in check_knowledge(read_knowledge(folder), today)]


def told(folder: Path, pattern: str, today: date = TODAY) -> bool:
    return any(re.search(pattern, problem) for problem in problems(folder, today))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# yaml-language-server", "# yaml-server", r"paramedic.yaml:1: first line: must be"),
        ("title: Paramedic", "id: paramedic\ntitle: Paramedic", r"paramedic.yaml:2: id: must not be written"),
        ("- adult-nurse", "- adult-nurze", r"related\[\d\]: 'adult-nurze' is not in roles/"),
        ("- ambulance paramedic", "- midwife", r"'[Mm]idwife' is also a name of"),
        ("reviewed: '2026-11-23'", "reviewed: 2027-01-01", r"reviewed: is in the future"),
        ("read: '2026-11-23'", "read: 2027-01-01", r"sources\[1\].read: is in the future"),
        (
            "summary: ",
            "summary: This sentence goes on and on and on and on and on and on and on and on and on for ever. ",
            r"summary: has a sentence of 2\d words",
        ),
    ],
)
def test_each_rule_speaks_with_file_line_and_field(
    small_knowledge: Path, edit: Edit, old: str, new: str, message: str
) -> None:
    edit(PARAMEDIC, old, new)
    assert told(small_knowledge, message), problems(small_knowledge)


EXPLORE, AMBULANCE, DENTISTRY = "explore.yaml", "practice/ambulance.yaml", "practice/medicine-and-dentistry.yaml"
LONG = "ask: Would you please be so very kind as to tell me now whether or not you"


@pytest.mark.parametrize(
    ("edited", "message"),
    [
        ((EXPLORE, "collection: biology", "collection: bioolgy"), r"\d+: subjects\[1\].collection: 'bioolgy' is"),
        ((EXPLORE, "[hidden-jobs,", "[hiden-jobs,"), r"surprises\[1\]: 'hiden-jobs' is not in collections/"),
        ((EXPLORE, "families: [nursing,", "families: [nurses,"), r"families\[1\]: 'nurses' is not a family"),
        ((EXPLORE, "suits: [helping-one-to-one,", "suits: [helping,"), r":\d+: questions\[1\].choices\[1\].more.suits"),
        ((EXPLORE, "also: [both, a bit", "also: [all day, a bit"), r"'all day' is written twice"),
        ((EXPLORE, "weight: 1.3", "wieght: 1.3"), r"is not a field; did you mean 'weight'"),
        ((EXPLORE, "ask: Would you", LONG), r"ask: has a sentence of"),
        ((AMBULANCE, "[ambulance-service]", "[ambulances]"), r"ambulance.yaml:\d+: families\[1\]: 'ambulances'"),
        ((DENTISTRY, "[dentist]", "[dentits]"), r"roles\[1\]: 'dentits' is not in roles/"),
        ((AMBULANCE, "reviewed: 2026-11-23", "reviewed: 2027-01-01"), r"reviewed: is in the future"),
    ],
)
def test_the_quick_questions_and_practice_interviews_are_checked(
    small_knowledge: Path, edit: Edit, edited: tuple[str, str, str], message: str
) -> None:
    edit(*edited)
    assert told(small_knowledge, message), problems(small_knowledge)


def test_a_family_folder_must_be_listed(small_knowledge: Path) -> None:
    (small_knowledge / "roles" / "nursing").rename(small_knowledge / "roles" / "nurses")
    assert told(small_knowledge, r"the folder 'nurses' is not a family")


def test_old_facts_are_a_warning_after_a_year(small_knowledge: Path) -> None:
    later = date(2027, 12, 1)
    found = [p for p in check_knowledge(read_knowledge(small_knowledge), later) if "over a year ago" in p.message]
    assert found
    assert {problem.severity for problem in found} == {"warning"}


def test_an_old_pay_table_is_a_warning(small_knowledge: Path) -> None:
    assert told(small_knowledge, r"agenda-for-change.yaml:\d+: valid_to: is past", date(2027, 4, 1))


def test_all_problems_are_told_at_once_and_in_order(small_knowledge: Path, edit: Edit) -> None:
    edit(PARAMEDIC, "title: Paramedic", "titel: Paramedic")
    edit("roles/midwifery/midwife.yaml", "status: published", "status: live")
    found = problems(small_knowledge)
    assert any("paramedic.yaml:2: titel" in problem for problem in found)
    assert any("midwife.yaml" in problem and "status" in problem for problem in found)
    assert [p.split(":")[0] for p in found] == sorted(p.split(":")[0] for p in found)
