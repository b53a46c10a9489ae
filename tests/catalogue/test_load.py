from collections.abc import Callable
from pathlib import Path

import pytest

from bot.catalogue.load import KnowledgeError, Known, file_states, known_from, load_catalogue, read_knowledge

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
Edit = Callable[[str, str, str], Path]


def test_the_id_is_the_file_name_and_the_family_is_the_folder(small_knowledge: Path) -> None:
    role = load_catalogue(small_knowledge).roles["paramedic"]
    assert (role.id, role.family) == ("paramedic", "ambulance-service")


def test_a_draft_is_read_but_not_known(small_knowledge: Path, edit: Edit) -> None:
    edit(PARAMEDIC, "status: published", "status: draft")
    assert "paramedic" in read_knowledge(small_knowledge).entries["roles"]
    assert "paramedic" not in load_catalogue(small_knowledge).roles


def test_nothing_is_published_before_somebody_checked_it(small_knowledge: Path, edit: Edit) -> None:
    edit(PARAMEDIC, "reviewed: ", "# reviewed: ")
    with pytest.raises(KnowledgeError, match="somebody else must check"):
        load_catalogue(small_knowledge)


def test_a_broken_file_names_file_line_and_field(small_knowledge: Path, edit: Edit) -> None:
    edit(PARAMEDIC, "title: Paramedic", "titel: Paramedic")
    with pytest.raises(KnowledgeError) as caught:
        load_catalogue(small_knowledge)
    assert f"{PARAMEDIC}:2: titel: is not a field; did you mean 'title'?" in str(caught.value)


def test_a_missing_folder_is_one_clear_problem(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is missing"):
        load_catalogue(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name", ["families.yaml", "safety.yaml", "pay/agenda-for-change.yaml", "vocabulary/words.yaml"]
)
def test_a_missing_file_is_named(small_knowledge: Path, name: str) -> None:
    (small_knowledge / name).unlink()
    with pytest.raises(KnowledgeError, match=f"{name}:1: file: cannot be read"):
        load_catalogue(small_knowledge)


def test_the_same_name_in_two_families_is_refused(small_knowledge: Path) -> None:
    copy = small_knowledge / "roles" / "nursing" / "paramedic.yaml"
    copy.write_text((small_knowledge / PARAMEDIC).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="has the same name as"):
        load_catalogue(small_knowledge)


def test_a_wording_key_stands_in_one_file_only(small_knowledge: Path) -> None:
    (small_knowledge / "wording" / "zz.yaml").write_text("word.and: und\nempty:\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_catalogue(small_knowledge)
    assert "zz.yaml:1: word.and: is already in another wording file" in str(caught.value)
    assert "zz.yaml:2: empty: must be a text" in str(caught.value)


def test_a_file_that_has_not_changed_is_not_read_again(small_knowledge: Path, edit: Edit) -> None:
    known: Known = {}
    first = load_catalogue(small_knowledge, known)
    edit(PARAMEDIC, "title: Paramedic", "title: Field medic")
    again = read_knowledge(small_knowledge, known)
    assert set(again.documents["roles"]) == {"paramedic"}
    assert again.entries["roles"]["paramedic"].title == "Field medic"
    assert again.entries["roles"]["midwife"] is first.roles["midwife"]


def test_a_deleted_file_is_forgotten_and_a_broken_one_is_told_each_time(small_knowledge: Path, edit: Edit) -> None:
    known: Known = {}
    load_catalogue(small_knowledge, known)
    edit(PARAMEDIC, "title: Paramedic", "titel: Paramedic")
    for _ in range(2):
        assert "titel" in str(read_knowledge(small_knowledge, known).problems)
    (small_knowledge / PARAMEDIC).unlink()
    assert "paramedic" not in load_catalogue(small_knowledge, known).roles


def test_what_is_known_of_a_catalogue_holds_only_while_its_files_stay_as_they_were(
    small_knowledge: Path, edit: Edit
) -> None:
    states = file_states(small_knowledge)
    catalogue = load_catalogue(small_knowledge)
    known = known_from(catalogue, states, small_knowledge)
    edit(PARAMEDIC, "title: Paramedic", "title: Field medic")
    again = load_catalogue(small_knowledge, known)
    assert again.roles["paramedic"].title == "Field medic"
    assert again.roles["midwife"] is catalogue.roles["midwife"]
