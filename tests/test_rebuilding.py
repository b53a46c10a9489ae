"""The guide after an edit: what changed is new, what did not is kept, and what is old is freed."""

import gc
import weakref
from pathlib import Path

import pytest

from bot.app import Rebuilder
from bot.catalogue.load import KnowledgeError
from bot.catalogue.pause import collecting_paused
from bot.settings import Settings
from tests.conftest import KNOWLEDGE

PARAMEDIC = "roles/ambulance-service/paramedic.yaml"


@pytest.fixture
def rebuild(small_knowledge: Path, tmp_path: Path) -> Rebuilder:
    return Rebuilder(Settings(knowledge_dir=small_knowledge, data_dir=tmp_path / "data"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_only_what_an_edit_touches_is_made_anew(rebuild: Rebuilder, small_knowledge: Path) -> None:
    first = rebuild.latest
    change(small_knowledge, PARAMEDIC, "title: Paramedic", "title: Field medic")
    second = rebuild()
    assert second.reader.find_roles("field medic")[0].id == "paramedic"
    assert second.catalogue.roles["midwife"] is first.catalogue.roles["midwife"]
    assert second.gazetteer is first.gazetteer
    assert second.gate is not first.gate  # it knows the names of jobs


def test_an_edit_that_changes_no_name_keeps_the_safety_gate(rebuild: Rebuilder, small_knowledge: Path) -> None:
    first = rebuild.latest
    change(small_knowledge, PARAMEDIC, "summary: ", "summary: Now. ")
    second = rebuild()
    assert second.catalogue.roles["paramedic"].summary.startswith("Now.")
    assert second.gate is first.gate


def test_an_edit_of_the_safety_rules_is_taken_up(rebuild: Rebuilder, small_knowledge: Path) -> None:
    first = rebuild.latest
    change(small_knowledge, "safety.yaml", "categories:", "# looked at again\ncategories:")
    assert rebuild().gate is first.gate  # a remark changes no rule
    lists = first.catalogue.safety.lists
    name, phrase = next((name, phrases[0]) for name, phrases in lists.items() if phrases)
    change(small_knowledge, "safety.yaml", f"  {name}:", f"  {name}x: [{phrase}]\n  {name}:")
    assert rebuild().gate is not first.gate


def test_an_edit_of_the_places_is_taken_up(rebuild: Rebuilder, small_knowledge: Path) -> None:
    first = rebuild.latest
    table = small_knowledge / "places" / "towns.tsv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:-1]), encoding="utf-8")
    assert rebuild().gazetteer is not first.gazetteer


def test_a_broken_edit_leaves_the_latest_as_it_was(rebuild: Rebuilder, small_knowledge: Path) -> None:
    first = rebuild.latest
    change(small_knowledge, PARAMEDIC, "title:", "titel:")
    with pytest.raises(KnowledgeError, match="titel"):
        rebuild()
    assert rebuild.latest is first


def test_an_old_guide_is_freed_without_a_search_for_garbage(rebuild: Rebuilder) -> None:
    """Live keeps the collector off what is built, so a cycle in it would never be freed."""
    gc.collect()
    with collecting_paused():
        old = weakref.ref(rebuild.latest.reader)
        rebuild()
        assert old() is None


BLUE_VAN = [
    (PARAMEDIC, "summary: ", "summary: Drives a blue van. "),
    ("vocabulary/words.yaml", "phrases:\n", "phrases:\n  blue van: ambulance\n"),
]


@pytest.mark.parametrize("edit", BLUE_VAN, ids=["a role", "the vocabulary"])
def test_after_an_edit_everything_is_read_as_after_a_new_start(
    rebuild: Rebuilder, small_knowledge: Path, tmp_path: Path, edit: tuple[str, str, str]
) -> None:
    asked = ["who drives the blue van", "paramedic or midwife", "what does a midwife earn", "is it hard", "t level"]
    before = [rebuild.latest.reader.read(text) for text in asked]
    change(small_knowledge, *edit)
    after = [rebuild().reader.read(text) for text in asked]
    fresh = Rebuilder(Settings(knowledge_dir=small_knowledge, data_dir=tmp_path / "other")).latest.reader
    assert after == [fresh.read(text) for text in asked]
    assert after != before


def test_an_edit_of_a_topic_is_taken_up(rebuild: Rebuilder, small_knowledge: Path) -> None:
    question = "can a zebra cross near a flamingo"
    topic = (KNOWLEDGE / "topics" / "money" / "student-loans.yaml").read_text(encoding="utf-8")
    path = small_knowledge / "topics" / "money" / "student-loans.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(topic, encoding="utf-8")
    assert rebuild().reader.read(question).topic is None
    change(small_knowledge, "topics/money/student-loans.yaml", "asked_as:\n", f"asked_as:\n  - {question}\n")
    found = rebuild().reader.read(question).topic
    assert found is not None
    assert found.id == "student-loans"


def test_a_new_name_of_a_job_is_known_to_the_safety_gate(rebuild: Rebuilder, small_knowledge: Path) -> None:
    assert rebuild.latest.gate.check("death manager") is not None
    change(small_knowledge, PARAMEDIC, "title: Paramedic", "title: Death manager")
    assert rebuild().gate.check("death manager") is None
