from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.checks.links import ACTIONS
from bot.conversation.jobs.roles import FACETS
from bot.messages import MAX_ACTION_BYTES

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
TOPIC = "topics/money/bus-fares.yaml"
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]
Copy = Callable[..., Path]


def test_a_family_without_a_role_is_told(told: Told) -> None:
    assert "families.yaml:1: pharmacy: has no role" in told("families.yaml")


def test_a_family_folder_must_be_listed(told: Told, small_knowledge: Path) -> None:
    (small_knowledge / "roles" / "nursing").rename(small_knowledge / "roles" / "nurses")
    assert any("the folder 'nurses' is not a family" in problem for problem in told("roles/nurses/adult-nurse.yaml"))


@pytest.mark.parametrize(
    ("new", "message"),
    [("- adult-nurze", "related[1]: 'adult-nurze' is not in roles/"), ("- paramedic", "related[1]: links to itself")],
)
def test_an_id_is_that_of_another_file(told: Told, edit: Edit, new: str, message: str) -> None:
    edit(PARAMEDIC, "- adult-nurse", new)
    assert any(message in problem for problem in told(PARAMEDIC))


def test_a_button_leads_to_a_file(told: Told, copy: Copy) -> None:
    copy("topic", TOPIC, ("action: home", "action: role:paramedic"))
    assert not any("is not in roles/" in problem for problem in told(TOPIC))
    copy("topic", TOPIC, ("action: home", "action: role:paramedick"))
    assert any("buttons[1].action: 'paramedick' is not in roles/" in problem for problem in told(TOPIC))


@pytest.mark.parametrize(("letters", "told_of"), [(49, False), (50, True)])
def test_a_file_name_leaves_room_in_a_button(told: Told, small_knowledge: Path, letters: int, told_of: bool) -> None:
    name = f"roles/ambulance-service/{'p' * letters}.yaml"
    (small_knowledge / PARAMEDIC).rename(small_knowledge / name)
    assert any("too long for a button" in problem for problem in told(name)) == told_of


def test_the_longest_action_is_held_against_the_code(catalogue: Catalogue) -> None:
    assert len(ACTIONS["roles"].format("")) == max(len(f"role::{part}") for part in (*FACETS, "near", "plan", "stage"))
    longest = max(ACTIONS["roles"].format(id_) for id_ in catalogue.roles)
    assert len(longest.encode()) <= MAX_ACTION_BYTES


def test_a_job_for_beginners_leads_on_to_one_that_asks_for_more(told: Told, edit: Edit) -> None:
    def nowhere() -> bool:
        return any("next_roles: leads nowhere" in problem for problem in told(PARAMEDIC))

    assert not nowhere()  # it takes no beginners
    edit(PARAMEDIC, "bands:\n  - '5'", "bands:\n  - '2'")
    assert nowhere()
    edit(PARAMEDIC, "next_roles: []", "next_roles: [midwife]")
    assert not nowhere()
    edit("roles/midwifery/midwife.yaml", "flags: []", "flags: [no-degree]")
    edit("roles/midwifery/midwife.yaml", "ways_in:\n- kind: degree", "ways_in:\n- kind: direct")
    assert nowhere()  # both are for beginners, and neither leads on
