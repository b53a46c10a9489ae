"""How the rules speak together; each rule has its own test in `checks/`."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue import check, checks
from bot.catalogue.check import CHECKS, check_knowledge
from bot.catalogue.load import read_knowledge
from tests.conftest import TODAY

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
Edit = Callable[[str, str, str], Path]


def test_all_problems_are_told_at_once_and_in_order(small_knowledge: Path, edit: Edit) -> None:
    edit(PARAMEDIC, "title: Paramedic", "titel: Paramedic")
    edit("roles/midwifery/midwife.yaml", "status: published", "status: live")
    found = [str(problem) for problem in check_knowledge(read_knowledge(small_knowledge), TODAY)]
    assert any("paramedic.yaml:2: titel" in problem for problem in found)
    assert any("midwife.yaml" in problem and "status" in problem for problem in found)
    assert [p.split(":")[0] for p in found] == sorted(p.split(":")[0] for p in found)


def test_every_rule_of_the_room_is_asked() -> None:
    """A rule that is written and not listed would check nothing."""
    room = Path(checks.__path__[0])
    written = {
        name for path in room.glob("*.py") for name in re.findall(r"^def (check_\w+)", path.read_text("utf-8"), re.M)
    }
    assert {rule.__name__ for rule in CHECKS} == written
    assert check.__doc__


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
    found = [str(problem) for problem in check_knowledge(read_knowledge(small_knowledge), TODAY)]
    assert any(re.search(message, problem) for problem in found), found
