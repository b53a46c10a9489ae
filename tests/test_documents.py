"""The documents say what is true now: generated parts, fields, error messages, links."""

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml
from pydantic import BaseModel

from bot import documents
from bot.catalogue.check import check_knowledge
from bot.catalogue.fields import Source, Unsure
from bot.catalogue.layout import FOLDERS, SINGLES
from bot.catalogue.load import Knowledge, KnowledgeError, read_knowledge
from bot.catalogue.local import Employer, Hub, Programme
from bot.catalogue.pathway import ApplyAt, Pathway
from bot.catalogue.role import Myth, Pay, Regulator, Role, WayIn
from bot.catalogue.topic import Collection, Pick, Topic, TopicButton, TopicLink
from bot.commands import cli
from bot.conversation.decide import Guide
from bot.settings import PROJECT, Settings
from tests.conftest import TODAY

Edit = Callable[[str, str, str], Path]
PARAMEDIC = "roles/ambulance-service/paramedic.yaml"
MODELS: tuple[type[BaseModel], ...] = (
    Role, WayIn, Pay, Regulator, Myth, Pathway, ApplyAt, Topic, TopicLink, TopicButton,
    Collection, Pick, Hub, Employer, Programme, Source, Unsure,
)  # fmt: skip
FORMS = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))


def stored(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fresh(guide: Guide, knowledge: Knowledge) -> dict[str, str]:
    texts, chat = documents.read_texts(PROJECT), documents.read_chat(PROJECT)
    listed = documents.settings_list(Settings.model_fields, PROJECT, Path.home())
    return documents.fresh_documents(texts, chat, documents.Facts(knowledge, guide, cli, listed))


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_a_document_is_what_the_project_says_now(name: str, fresh: dict[str, str]) -> None:
    assert stored(name) == fresh[name], "stale: run `python run_bot.py documents`"


def test_a_generated_part_replaces_the_one_before_and_nothing_else() -> None:
    once = documents.with_part("a\n<!-- x --><!-- /x -->\nb", "x", "1")
    assert once == "a\n<!-- x -->\n1\n<!-- /x -->\nb"
    assert documents.with_part(once, "x", "2") == once.replace("1", "2")


@pytest.mark.parametrize("text", ["", "<!-- x -->", "<!-- x --><!-- /x --> <!-- x --><!-- /x -->"])
def test_marks_that_are_missing_or_doubled_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="<!-- x -->"):
        documents.with_part(text, "x", "1")


def test_a_draft_is_not_counted_as_known(small_knowledge: Path, edit: Edit) -> None:
    before = documents.counts(read_knowledge(small_knowledge))
    assert "| roles | 3 |" in before
    assert "drafts" not in before
    edit(PARAMEDIC, "status: published", "status: draft")
    after = documents.counts(read_knowledge(small_knowledge))
    assert "| roles | 2 |" in after
    assert "| drafts that wait for a second person's check | 1 |" in after


def test_the_command_list_has_arguments_and_options() -> None:
    @click.group()
    def group() -> None:
        """Do things."""

    @group.command()
    @click.argument("file")
    @click.argument("more", required=False)
    @click.option("--fast", is_flag=True, help="Sooner.")
    def go(file: str, more: str, fast: bool) -> None:
        """Go there."""

    assert "| `go FILE [MORE]` | Go there.<br>`--fast`: Sooner. |" in documents.command_list(group)


def test_no_folder_of_this_machine_is_in_the_settings_list() -> None:
    listed = documents.settings_list(Settings.model_fields, PROJECT, Path.home())
    assert str(Path.home()) not in listed
    assert str(PROJECT) not in listed
    assert "`knowledge`" in listed


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert documents.write_documents(tmp_path, {"a.md": "1", "b.md": "2"}) == ["a.md", "b.md"]
    assert documents.write_documents(tmp_path, {"a.md": "1", "b.md": "3"}) == ["b.md"]
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "3"


def test_a_conversation_that_can_not_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "chat.yaml").write_text("title: A\nunder: B\nabout: C\nscreens: []\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"docs/chat.yaml:4: screens"):
        documents.read_chat(tmp_path)


@pytest.mark.parametrize("model", MODELS)
def test_the_guide_for_editors_names_every_field(model: type[BaseModel]) -> None:
    named = set(re.findall(r"`([a-z_]+)`", stored(documents.EDITORS)))
    assert set(model.model_fields) - {"id", "family"} <= named


def test_the_guide_for_editors_names_every_folder_and_file() -> None:
    guide = stored(documents.EDITORS)
    for name in [*(folder.name for folder in FOLDERS), *(name.rpartition("/")[2] for name in SINGLES)]:
        assert name in guide


BREAKS = [
    ("title: Paramedic", "titel: Paramedic", "is not a field; did you mean"),
    ("title: Paramedic", "titel: Paramedic", "is missing"),
    ("title: Paramedic", "title: Paramedic: the job", "mapping values are not allowed"),
    ("title: Paramedic", "title: %Paramedic", "cannot start any token"),
    ("title: Paramedic", "  title: Paramedic", "did not find expected"),
    ("title: Paramedic", "title: Paramedic\ntitle: Paramedic", "is written twice"),
    ("title: Paramedic", "title: Paramedic\nkeywords: blue lights", "should be a valid tuple"),
    ("title: Paramedic", "title: [Paramedic]", "should be a valid string"),
    ("title: Paramedic", "title: Paramedic\nhard: [One]", "should have at least"),
    ("status: published", "status: live", "Input should be"),
    ("url: https://", "url: http://", "should match pattern"),
    ("read: '2026-11-23'", "read: 23/11/2026", "valid date"),
    ("- adult-nurse", "- adult-nurze", "is not in roles/"),
    ("- ambulance paramedic", "- midwife", "is also a name of"),
    ("summary: ", f"summary: {'and ' * 21}", "has a sentence of"),
    ("# yaml-language-server", "# yaml-server", "must be: # yaml-language-server"),
    ("reviewed: '2026-11-23'", "", "without a 'reviewed' date"),
    ("reviewed: '2026-11-23'", "reviewed: 2024-01-01", "is over a year ago"),
]


@pytest.mark.parametrize(("old", "new", "message"), BREAKS)
def test_the_check_still_says_what_the_guide_explains(
    small_knowledge: Path, edit: Edit, old: str, new: str, message: str
) -> None:
    edit(PARAMEDIC, old, new)
    told = [problem.message for problem in check_knowledge(read_knowledge(small_knowledge), TODAY)]
    assert any(message in each for each in told), told
    assert f"`{message}`" in stored(documents.EDITORS)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "knowledge/README.md"])
def test_links_inside_the_project_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", stored(name))
    assert links
    for link in (markdown or picture for markdown, picture in links):
        assert (PROJECT / name).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", stored("Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", stored(name), flags=re.MULTILINE)) <= targets


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_web_form_has_what_the_web_page_needs(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0


def test_the_form_for_danger_begins_with_who_helps_now() -> None:
    form = yaml.safe_load((PROJECT / ".github/ISSUE_TEMPLATE/unsafe.yml").read_text(encoding="utf-8"))
    first = form["body"][0]["attributes"]["value"]
    assert "999" in first
    assert "0800 1111" in first
    assert "nothing about a real person" in first
