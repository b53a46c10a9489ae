import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.catalogue import Catalogue
from bot.understanding.safety.gate import Danger, SafetyGate
from bot.understanding.safety.phrase_list import Phrases
from bot.understanding.safety.phrases import PhraseReader
from bot.understanding.safety.spelling import END, HEAD, TAIL

HERE = Path(__file__).parent


class Labelled(NamedTuple):
    text: str
    kind: str
    category: str


def _labelled(file: str) -> list[Labelled]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [Labelled(entry["text"], entry.get("kind", ""), entry.get("category", "")) for entry in entries]


PHRASES = _labelled("safety_phrases.jsonl")
DANGERS = [phrase for phrase in PHRASES if phrase.kind != "medical"]
MEDICAL = [phrase for phrase in PHRASES if phrase.kind == "medical"]
CAREERS = _labelled("career_phrases.jsonl")


@pytest.fixture(scope="session")
def gate(catalogue: Catalogue) -> SafetyGate:
    return SafetyGate(catalogue.safety)


def _misses(gate: SafetyGate, phrases: list[Labelled], kinds: set[str]) -> list[Labelled]:
    found = [(phrase, gate.check(phrase.text)) for phrase in phrases]
    return [phrase for phrase, danger in found if danger is None or danger.kind not in kinds]


def test_the_phrase_files_are_large_enough_to_measure() -> None:
    texts = Counter(phrase.text for phrase in PHRASES + CAREERS)
    assert [text for text, times in texts.items() if times > 1] == []
    assert (len(DANGERS) >= 300, len(MEDICAL) >= 120, len(CAREERS) >= 600) == (True, True, True)


def test_at_least_99_in_100_dangers_are_seen(gate: SafetyGate) -> None:
    misses = _misses(gate, DANGERS, {"crisis", "safeguarding"})
    assert len(misses) <= 0.01 * len(DANGERS), misses


def test_at_least_97_in_100_medical_questions_are_seen(gate: SafetyGate) -> None:
    """Somebody who has collapsed may be answered as an emergency: 999 comes first in both."""
    found = [(phrase, gate.check(phrase.text)) for phrase in MEDICAL]
    misses = [
        phrase
        for phrase, danger in found
        if danger is None or (danger.kind != "medical" and danger.category != "emergency")
    ]
    assert len(misses) <= 0.03 * len(MEDICAL), misses


def test_no_danger_and_no_medical_question_of_the_file_passes_unless_known(gate: SafetyGate) -> None:
    passed = [phrase for phrase in PHRASES if gate.check(phrase.text) is None]
    assert len(passed) <= 0.01 * len(PHRASES), passed


def test_at_most_1_in_100_careers_questions_is_stopped(gate: SafetyGate) -> None:
    stopped = [(phrase.text, gate.check(phrase.text)) for phrase in CAREERS]
    wrong = [(text, danger) for text, danger in stopped if danger]
    assert len(wrong) <= 0.01 * len(CAREERS), wrong


def test_nine_in_ten_dangers_get_the_signposts_of_their_own_kind(gate: SafetyGate) -> None:
    found = [(phrase, gate.check(phrase.text)) for phrase in PHRASES]
    other = [(phrase, danger) for phrase, danger in found if danger and danger.category != phrase.category]
    assert len(other) <= 0.1 * len(PHRASES), other


@pytest.mark.parametrize(
    "text",
    [
        "i want to k1ll myself",
        "I WANT TO KILL MYSELF!!!",
        "i want to kill my self",
        "i wanna k*ll myself",
        "i want to killmyself",
        "iwanttokillmyself",
        "i want to kil myslef",
        "i want to k.i.l.l myself",
        "i want to kiiiill myself",
        "i want\nto kill\nmyself",
        "i wаnt it to end. i want to\u200b kill myself",
        "kms",
    ],
)
def test_disguised_words_are_seen(gate: SafetyGate, text: str) -> None:
    danger = gate.check(text)
    assert danger is not None
    assert danger.kind == "crisis"


@pytest.mark.parametrize(
    "text", ["dont want to be here anymore", "don't want to be here any more", "DONT WANNA BE HERE ANYMORE"]
)
def test_apostrophes_and_text_speak_make_no_difference(gate: SafetyGate, text: str) -> None:
    assert gate.check(text) == Danger("crisis", "suicide")


def test_a_careers_wish_does_not_hide_a_danger(gate: SafetyGate) -> None:
    assert gate.check("i want to be a nurse but i want to die") == Danger("crisis", "suicide", career=True)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("can i be a nurse with self harm scars", None),
        ("i self harm and want to be a nurse", "self_harm"),
        ("i was bullied at school, can i be a school nurse", None),
        ("i am being bullied, can i be a school nurse", "bullying"),
        ("what do nurses do when a patient is suicidal", None),
        ("i am suicidal", "suicide"),
        ("nurse for people who overdose", None),
        ("i took an overdose", "emergency"),
        ("do cardiologists treat chest pain", None),
        ("i have chest pain can i still go to my interview", "urgent"),
    ],
)
def test_what_is_past_or_about_others_is_told_from_what_is_now(
    gate: SafetyGate, text: str, category: str | None
) -> None:
    danger = gate.check(text)
    assert (danger.category if danger else None) == category


@pytest.mark.parametrize("text", ["", " ", "?", "/", "***", "'''", "()", "\ud800", "\x00", "i", "...", "~ ~", "<who>"])
def test_odd_texts_are_no_danger(gate: SafetyGate, text: str) -> None:
    assert gate.check(text) is None


@given(text=st.text(max_size=300))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_raises(gate: SafetyGate, text: str) -> None:
    gate.check(text)


def test_the_head_and_the_tail_of_a_long_text_are_read(gate: SafetyGate) -> None:
    junk = "bla " * 25_000
    assert gate.check("i want to die. " + junk) is not None
    assert gate.check(junk + " i want to die") is not None
    assert gate.check(junk) is None


def test_the_middle_of_a_long_text_is_left_out(gate: SafetyGate) -> None:
    assert gate.check("b " * HEAD + "i want to die" + " b" * TAIL) is None


def _phrases(phrase: str) -> Phrases[None]:
    reader = PhraseReader({"who": ("mum", "step dad"), "all": ("<who>", "they")}, lambda text: tuple(text.split()))
    return Phrases([(reader.read(phrase), None)])


@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("hits me", "he hits me", True),
        ("hits me", "he hits men", False),
        ("(hits|kicks) me", "kicks me", True),
        ("(hits (her|him)|kicks) me", "hits him me", True),
        ("hits (really)? me", "hits me", True),
        ("hits (really)? me", "hits really me", True),
        ("hits ... me", "hits and always hurts me", True),
        ("hits ... me", "hits a b c d e me", False),
        ("hits ... me", f"hits {END} it hurts me", False),
        ("hits me", f"hits {END} me", True),
        (f"gone ({END}|soon)", f"gone {END}", True),
        (f"gone ({END}|soon)", f"gone fishing {END}", False),
        ("<who> hits", "my step dad hits", True),
        ("<all> hits", "they hits", True),
        ("<all> hits", "step they hits", True),
        ("me & knife", "a knife at me", True),
        ("me + knife", "a knife at me", True),
        ("me + knife", f"a knife {END} he hates me", False),
        ("me + knife", "a knife " + "and so on " * 5 + "me", False),
        ("me + knife + !kitchen", "a knife at me", True),
        ("me + knife + !kitchen", "a kitchen knife at me", False),
        ("me + knife + !kitchen", f"a kitchen {END} a knife at me", True),
        ("me & knife", "a knife", False),
    ],
)
def test_the_language_of_phrases(phrase: str, text: str, fits: bool) -> None:
    assert _phrases(phrase).any_in(text.split()) == fits


@pytest.mark.parametrize(
    "phrase", ["!knife", "<nobody> hits me", "(hits me", "hits) me", "(really)?", "... me", "", "me & "]
)
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|list|bracket"):
        _phrases(phrase)


def test_taking_a_phrase_out_leaves_a_mark() -> None:
    assert list(_phrases("dying to").taken_out(["i", "am", "dying", "to", "help"])) == ["i", "am", "~", "help"]


def test_taking_out_leaves_alone_what_does_not_stand_near() -> None:
    text = ["a", "film", "i", "saw", END, "i", "saw", "him"]
    assert list(_phrases("film + saw").taken_out(text)) == ["a", "~", "i", "~", END, "i", "saw", "him"]
