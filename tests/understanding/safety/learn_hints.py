"""Learns how much each word speaks for danger: `python -m tests.understanding.safety.learn_hints`.

It reads examples of danger, of medical questions and of careers questions, and writes `knowledge/safety_hints.yaml`.
Of `tests/questions` it reads only what was looked at while the rules were made (`LOOKED_AT`): the other halves stay a
measure of text never seen. The same examples give the same file.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.load import load_catalogue
from bot.conversation.decide import job_names
from bot.settings import Settings
from bot.understanding.safety.gate import SafetyGate
from bot.understanding.safety.hints import signs

HERE, QUESTIONS = Path(__file__).parent, Path(__file__).parents[2] / "questions"
LOOKED_AT = {"dev", "reader_a", "second_dev", "fourth_dev"}
ROUNDS, RATE, SLOWER, START_RATE = 12, 0.3, 0.85, 0.1
"""How often all examples are gone through, and how far each one moves the weights; less with each round."""
SHRINK = 0.001
"""How much of a weight is lost each time, so that no one example weighs too much."""
DANGER_COUNTS = 2
"""A missed danger is as bad as so many careers questions stopped by mistake."""
TOO_RARE, TOO_LIGHT = 3, 0.1
"""A sign in fewer examples, or with less weight, is left out."""
CATEGORY, LEAST = "worried", 1.8
"""Whose reply a hint gets, and from which weight on. Chosen by leaving out a quarter of the examples in turn: so much
found 38% of the 250 hints that no rule sees, and stopped 1.1% of the labelled careers questions left out and 0.3% of
all; at 2.0 it was 29%, 0.8% and 0.2%. Of 1404 careers questions in the halves never learned from it stopped none."""

_HEAD = """\
# yaml-language-server: $schema=schema/safety_hints.json
# How much each word speaks for danger (or against it, below 0), in hundredths; `a_b` is the word a followed by b.
# Made by `python -m tests.understanding.safety.learn_hints`, never by hand.
"""


class Example(NamedTuple):
    """The signs of a message, and whether it is a hint."""

    signs: frozenset[str]
    is_hint: bool


class Learned(NamedTuple):
    """Weights by sign, and what a message without any sign weighs."""

    weights: Mapping[str, float]
    start: float


def learned(examples: Iterable[Example]) -> Learned:
    """Weights by which hints and careers questions are best told apart (logistic regression)."""
    given = list(examples)
    seen = Counter(chain.from_iterable(example.signs for example in given))
    kept = [(sorted(sign for sign in each.signs if seen[sign] >= TOO_RARE), each.is_hint) for each in given]
    weights, start, rate, shuffled = dict.fromkeys(seen, 0.0), -1.0, RATE, random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(kept)
        for found, is_hint in kept:
            size = sqrt(max(1, len(found)))
            guess = 1 / (1 + exp(-start - sum(weights[sign] for sign in found) / size))
            step = rate * (is_hint - guess) * (DANGER_COUNTS if is_hint else 1)
            start += START_RATE * step
            for sign in found:
                weights[sign] += step / size - rate * SHRINK * weights[sign]
        rate *= SLOWER
    return Learned({sign: weight for sign, weight in weights.items() if abs(weight) >= TOO_LIGHT}, start)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _labelled(kind: str) -> Iterator[str]:
    for line in _lines(QUESTIONS / f"safety_{kind}.jsonl"):
        if line["half"] in LOOKED_AT:
            yield line["text"]
    for line in _lines(HERE / "hint_examples.jsonl"):
        if line["kind"] == kind:
            yield line["text"]


def _phrases(*kinds: str) -> list[str]:
    return [line["text"] for line in _lines(HERE / "safety_phrases.jsonl") if line["kind"] in kinds]


def _said_in_chats() -> Iterator[str]:
    """What people say in the chats of `tests/conversations` in which nobody is in danger."""
    for path in sorted((HERE.parents[1] / "conversations").glob("*.yaml")):
        if "danger" not in path.stem:
            chat = yaml.safe_load(path.read_text(encoding="utf-8"))
            yield from (turn["say"] for turn in chat["turns"] if turn.get("say", "/")[0] not in "/>")


def texts(catalogue: Catalogue) -> dict[str, list[str]]:
    """The examples by kind: danger and careers."""
    roles, ways, topics = catalogue.roles.values(), catalogue.pathways.values(), catalogue.topics.values()
    by_file = (*(role.asked_as for role in roles), *(way.asked_as for way in ways), *(each.asked_as for each in topics))
    asked = chain.from_iterable(by_file)
    careers = (line["text"] for line in _lines(HERE / "career_phrases.jsonl"))
    return {
        "danger": [*_labelled("danger"), *_phrases("crisis", "safeguarding")],
        "careers": [*_labelled("careers"), *careers, *asked, *_said_in_chats()],
    }


def examples(gate: SafetyGate, by_kind: Mapping[str, Sequence[str]]) -> list[Example]:
    """What is learned from."""
    return [
        Example(frozenset(signs(gate.weighable(text))), kind == "danger")
        for kind, said in by_kind.items()
        for text in said
    ]


def _written(found: Learned) -> Iterator[str]:
    by_weight: dict[int, list[str]] = {}
    for sign, weight in found.weights.items():
        by_weight.setdefault(round(100 * weight), []).append(sign)
    yield f"{_HEAD}category: {CATEGORY}\nstart: {found.start:.2f}\nleast: {LEAST}\nwords:\n"
    for weight, listed in sorted(by_weight.items(), reverse=True):
        yield f"  {weight}: {json.dumps(' '.join(sorted(listed)), ensure_ascii=False)}\n"


def main() -> None:
    """Writes the file anew."""
    root = Settings().knowledge_dir
    catalogue = load_catalogue(root)
    gate = SafetyGate(catalogue.safety, job_names(catalogue))
    found = learned(examples(gate, texts(catalogue)))
    (root / "safety_hints.yaml").write_text("".join(_written(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
