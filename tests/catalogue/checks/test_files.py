from collections.abc import Callable
from pathlib import Path

import pytest

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
LONG = "This sentence goes on and on and on and on and on and on and on and on and on for ever. "
Edit = Callable[[str, str, str], Path]
Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# yaml-language-server", "# yaml-server", ":1: first line: must be: # yaml-language-server"),
        ("title: Paramedic", "id: paramedic\ntitle: Paramedic", ":2: id: must not be written"),
        ("said: Paramedics just", "said: <What people say> just", "myth.said: still holds words of the template"),
        ("said: Paramedics just", "said: See http://www.nhs.uk just", "myth.said: holds an address with http://"),
        ("summary: ", f"summary: {LONG}", "summary: has a sentence of 22 words"),
    ],
)
def test_each_rule_speaks_with_file_line_and_field(told: Told, edit: Edit, old: str, new: str, message: str) -> None:
    edit(PARAMEDIC, old, new)
    assert any(message in problem for problem in told(PARAMEDIC)), told(PARAMEDIC)


def test_an_address_of_a_page_is_https(told: Told, edit: Edit) -> None:
    edit(PARAMEDIC, "url: https://www.hcpc", "url: http://www.hcpc")
    assert any("regulator.url" in problem and "should match pattern" in problem for problem in told(PARAMEDIC))


def test_a_file_name_has_small_letters_and_hyphens(told: Told, small_knowledge: Path) -> None:
    name = "roles/ambulance-service/Para_Medic.yaml"
    (small_knowledge / PARAMEDIC).rename(small_knowledge / name)
    assert any("the file's name may have small letters" in problem for problem in told(name))
