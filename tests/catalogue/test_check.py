"""How the rules speak together; each rule has its own test in `checks/`."""

import re
from collections.abc import Callable
from pathlib import Path

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
