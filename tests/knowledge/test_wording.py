"""Every sentence that the code asks for is there, none is left over, and all are plain."""

import math
import re
from functools import cache
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import Setting, Subject
from bot.catalogue.words import LONGEST_SENTENCE, sentences
from bot.conversation.buttons import COMMANDS
from bot.conversation.jobs.roles import FACETS
from tests.conftest import KNOWLEDGE

CODE = Path(__file__).parent.parent.parent / "bot"
HARDEST_SMOG = 11.0
VOWELS = re.compile(r"[aeiouy]+")


def keys_in_code() -> set[str]:
    """Every literal that looks like a key: `wording("near.ask")` and its kin."""
    text = code() + "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.html"))
    dotted = re.findall(r"""["'{]([a-z_]+(?:\.[a-zA-Z_0-9-]+)+)["'}]""", text)
    return {*dotted, *re.findall(r'wording\("([a-z_]+)"', text)}


@cache
def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))


@cache
def heads_in_code() -> frozenset[str]:
    """What stands before the dot of `f"facet.{name}"` and of `"facet." + name`, and before any first dot."""
    heads = re.findall(r'"([\w.-]+?)\.(?=[{"])', code())
    return frozenset(heads) | frozenset(re.findall(r'"([\w-]+)\.', code()))


def is_used(key: str, literals: set[str]) -> bool:
    """Used as it stands, or by a pattern such as `f"facet.{name}"`."""
    if key in literals:
        return True
    parts = key.split(".")
    return not heads_in_code().isdisjoint(".".join(parts[:end]) for end in range(1, len(parts)))


def test_no_sentence_is_left_over(catalogue: Catalogue) -> None:
    literals = keys_in_code()
    short = {key.removeprefix("button.") for key in catalogue.wording if key.startswith("button.")}
    unused = [key for key in catalogue.wording if not is_used(key, literals) and not key.startswith("button.")]
    assert unused == []
    assert [name for name in short if f'"{name}"' not in code() and f'"button.{name}"' not in code()] == []


@pytest.mark.parametrize("name", sorted(FACETS))
def test_every_part_of_a_role_has_a_heading(catalogue: Catalogue, name: str) -> None:
    assert "{role}" in catalogue.wording[f"facet.{name}"]


def test_every_tag_that_is_said_has_words(catalogue: Catalogue) -> None:
    for key in [f"setting.{each}" for each in Setting] + [f"subject.{each}" for each in Subject]:
        assert key in catalogue.wording
    for command in COMMANDS:
        assert f"command.{command}" in catalogue.wording


def said_texts(catalogue: Catalogue) -> dict[str, str]:
    """Everything that is said to people, by where it stands."""
    texts = {f"wording {key}": text for key, text in catalogue.wording.items() if not key.endswith((".cues", "_url"))}
    for role in catalogue.roles.values():
        parts = (role.summary, *role.day, *role.love, *role.hard, *(way.needs for way in role.ways_in), role.myth.truth)
        texts[f"role {role.id}"] = " ".join(parts)
    for topic in catalogue.topics.values():
        texts[f"topic {topic.id}"] = " ".join((*topic.says, *topic.points))
    for way in catalogue.pathways.values():
        texts[f"pathway {way.id}"] = way.about
    for bank in catalogue.practice.values():
        asked = (" ".join((each.ask, *(f"{point}." for point in each.points))) for each in bank.questions)
        texts[f"practice {bank.id}"] = " ".join((bank.says or "", *asked))
    for question in catalogue.explorer.questions:
        because = (f"{choice.because}." for choice in question.choices)
        texts[f"explore {question.id}"] = " ".join((question.ask, *because))
    return texts


def test_no_sentence_of_the_bot_is_over_twenty_words(catalogue: Catalogue) -> None:
    long = [
        f"{where}: {sentence}"
        for where, text in said_texts(catalogue).items()
        if where.startswith("wording")
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def syllables(word: str) -> int:
    word = word.casefold()
    count = len(VOWELS.findall(word)) - (word.endswith(("e", "es", "ed")) and not word.endswith(("le", "ted", "ded")))
    return max(count, 1)


def smog(text: str) -> float:
    """McLaughlin's grade of a text, from its words of three syllables or more."""
    words = re.findall(r"[A-Za-z]+", text)
    hard = sum(syllables(word) >= 3 for word in words)
    return 1.043 * math.sqrt(hard * 30 / max(len(sentences(text)), 1)) + 3.1291


def test_the_reading_bar_is_kept_over_all_that_is_said(catalogue: Catalogue) -> None:
    """Names of jobs are long words that can't be avoided, so the bar holds for each kind of text as a whole."""
    kinds: dict[str, list[str]] = {}
    for where, text in said_texts(catalogue).items():
        kinds.setdefault(where.split()[0], []).append(text if text.endswith((".", "?", "!", ":")) else f"{text}.")
    grades = {kind: round(smog(" ".join(texts)), 1) for kind, texts in kinds.items()}
    assert max(grades.values()) <= HARDEST_SMOG, grades


def test_wording_files_are_where_the_reader_looks() -> None:
    assert {path.suffix for path in (KNOWLEDGE / "wording").iterdir()} == {".yaml"}
