from collections.abc import Callable
from pathlib import Path

import pytest

MIDWIFE = "roles/midwifery/midwife.yaml"
PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]
Copy = Callable[..., Path]


@pytest.mark.parametrize("name", ["midwife", "Mid-Wife", "MIDWIFE"])
def test_a_name_belongs_to_one_job(told: Told, edit: Edit, name: str) -> None:
    edit(MIDWIFE, "also_called:", "also_called:\n- mid wife")
    assert not any("is also a name of" in problem for problem in told(MIDWIFE))
    edit(PARAMEDIC, "- ambulance paramedic", f"- {name}")
    assert any("is also a name of paramedic" in problem for problem in told(MIDWIFE))


def test_a_name_is_written_once(told: Told, edit: Edit) -> None:
    edit(PARAMEDIC, "- ambulance paramedic", "- Paramedic")
    assert any("'Paramedic' is written twice" in problem for problem in told(PARAMEDIC))


def test_a_name_belongs_to_one_way_in(told: Told, copy: Copy) -> None:
    for number in (1, 2):
        copy("pathway", f"pathways/apprenticeships/ST000{number}.yaml")
    assert any("is also a name of ST0001" in problem for problem in told("pathways/apprenticeships/ST0002.yaml"))


def test_an_area_surely_served_by_two_hubs_is_a_warning(told: Told, small_knowledge: Path) -> None:
    hub = min((small_knowledge / "hubs").glob("*.yaml"))
    (hub.parent / "zz-second.yaml").write_text(hub.read_text(encoding="utf-8"), encoding="utf-8")
    assert any("is also an area of" in problem for problem in told("hubs/zz-second.yaml"))
