"""The real knowledge, read once; and a small copy of it that a test may break."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import Knowledge, catalogue_of, read_knowledge
from bot.conversation.decide import Guide
from bot.conversation.limits import Limits
from bot.conversation.talk import Talk
from bot.places.gazetteer import Gazetteer
from bot.store.memory import MemoryStore

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
TODAY = date(2026, 11, 24)
SMALL = Path(__file__).parent / "small"
"""Three roles that only the tests change."""


settings.register_profile("thorough", max_examples=20_000)
"""`--hypothesis-profile=thorough`: minutes instead of a second; the default is for every change."""


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return read_knowledge(KNOWLEDGE)


@pytest.fixture(scope="session")
def catalogue(knowledge: Knowledge) -> Catalogue:
    return catalogue_of(knowledge)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(KNOWLEDGE / "places")


@pytest.fixture(scope="session")
def guide(catalogue: Catalogue, gazetteer: Gazetteer) -> Guide:
    return Guide.build(catalogue, gazetteer)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def talk(guide: Guide, store: MemoryStore) -> Talk:
    return Talk(lambda: guide, store, lambda: TODAY, Limits(per_minute=10_000))


@pytest.fixture
def small_knowledge(tmp_path: Path) -> Path:
    """A folder with everything but the roles and what hangs on them, and three roles of its own."""
    folder = tmp_path / "knowledge"
    ignore = shutil.ignore_patterns("roles", "pathways", "topics", "collections", "employers", "*.pyc")
    shutil.copytree(KNOWLEDGE, folder, ignore=ignore)
    shutil.copytree(SMALL / "roles", folder / "roles")
    return folder


@pytest.fixture
def edit(small_knowledge: Path) -> Callable[[str, str, str], Path]:
    """Replace a text in a file of the small knowledge; the text must be there."""

    def replace(name: str, old: str, new: str) -> Path:
        path = small_knowledge / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace
