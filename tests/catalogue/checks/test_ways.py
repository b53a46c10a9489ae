from collections.abc import Callable
from pathlib import Path

import pytest

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
STANDARD = "pathways/apprenticeships/ST0567.yaml"
NAME = "name: Paramedic degree apprenticeship\n  level: '6'"
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]
Copy = Callable[..., Path]


@pytest.fixture
def standard(copy: Copy, edit: Edit) -> None:
    """An apprenticeship, and a job that names it rightly."""
    kind = next(line for line in copy("pathway", STANDARD).read_text(encoding="utf-8").splitlines() if "kind:" in line)
    copy(
        "pathway",
        STANDARD,
        (kind, "kind: degree-apprenticeship"),
        ("leads_to: [adult-nurse]", "leads_to: [paramedic]"),
        ("\nlevel: 3", "\nlevel: 6"),
        ("title: <", "title: Paramedic <"),
    )
    edit(PARAMEDIC, NAME, f"{NAME}\n  pathway: ST0567")


@pytest.mark.usefixtures("standard")
def test_an_apprenticeship_named_rightly_is_not_told(told: Told) -> None:
    assert not [problem for problem in told(PARAMEDIC) if "ST0567" in problem]


@pytest.mark.usefixtures("standard")
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("level: '6'\n  pathway: ST0567", "level: '3'\n  pathway: ST0567", "is 3, but ST0567 has level 6"),
        ("- kind: degree-apprenticeship", "- kind: apprenticeship", "but ST0567 is degree-apprenticeship"),
        ("name: Paramedic degree app", "name: Midwife degree app", "is not the name of ST0567"),
        ("pathway: ST0567", "pathway: ST0568", "'ST0568' is not in pathways/"),
        ("said: Paramedics just drive", "said: Since ST9999 paramedics just drive", "'ST9999' is not in pathways/"),
    ],
)
def test_a_reference_exists_with_that_level_kind_and_title(
    told: Told, edit: Edit, old: str, new: str, message: str
) -> None:
    edit(PARAMEDIC, old, new)
    assert any(message in problem for problem in told(PARAMEDIC)), told(PARAMEDIC)


def test_an_apprenticeship_is_filed_by_its_reference(told: Told, copy: Copy) -> None:
    name = "pathways/apprenticeships/paramedic-apprenticeship.yaml"
    copy("pathway", name)
    assert any("is named by its reference" in problem for problem in told(name))
