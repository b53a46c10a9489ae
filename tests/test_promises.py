"""What the documents in `docs/` promise: each promise names a test that is there, or is tested here."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.catalogue.catalogue import Catalogue
from bot.channels.plain import render_plain
from bot.conversation.talk import Talk
from bot.messages import Button, Incoming, Person
from bot.store.memory import MemoryStore
from bot.store.port import COUNTED_FOR_DAYS, FORGOTTEN_AFTER_DAYS, REVIEWED_WITHIN_DAYS
from tests.conftest import TODAY

ROOT = Path(__file__).parents[1]
CODE = (ROOT / "docs" / "childrens-code.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
STANDARDS = range(1, 16)
SAM, ALEX = Person("web", "sam"), Person("telegram", "1")
ASKS_WHO = re.compile(
    r"(?<!need to )\b(?:what is|tell me|type|enter|give|send)(?: me)? your (?:name|age|phone|number|e-?mail|address)",
    re.I,
)
PRESSES = re.compile(
    r"\b(?:hurry|last chance|don't miss|miss out|act now|only today|streak|you haven't|you have not (?:been|come)|"
    r"we miss you|come back soon|limited time|everyone else|are you sure you (?:want|don't))\b", re.I,
)  # fmt: skip


def bots_own(catalogue: Catalogue) -> dict[str, str]:
    return dict(catalogue.wording.items())


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", CODE))))
def test_every_promise_names_a_test_that_exists(named: str) -> None:
    file, _, name = named.partition("::")
    assert re.search(rf"def {name or 'test_'}", (ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", STANDARDS)
def test_every_standard_has_a_line(number: int) -> None:
    assert re.search(rf"^\| {number} \w", CODE, re.M)


def test_the_record_of_processing_has_the_periods_of_the_code() -> None:
    assert f"| {FORGOTTEN_AFTER_DAYS} days after the last message" in RECORD
    assert f"| {REVIEWED_WITHIN_DAYS} days" in RECORD
    assert COUNTED_FOR_DAYS == 2 * 365
    assert "| two years" in RECORD


def test_nothing_is_asked_of_a_person_that_is_not_needed(catalogue: Catalogue) -> None:
    assert [key for key, text in bots_own(catalogue).items() if ASKS_WHO.search(text)] == []


def test_no_sentence_presses_or_blames(catalogue: Catalogue) -> None:
    assert [key for key, text in bots_own(catalogue).items() if PRESSES.search(text)] == []


def test_no_button_can_look_more_important_than_another() -> None:
    assert [field.name for field in fields(Button)] == ["label", "action", "url"]


async def test_of_a_full_postcode_only_the_first_half_is_remembered(talk: Talk, store: MemoryStore) -> None:
    await talk.answer(Incoming(SAM, "work experience near WV1 1AA"))
    assert store.recall(SAM, TODAY).place
    assert "1AA" not in str(store.export(SAM)).upper()


@pytest.mark.parametrize("text", ["midwife", "i love animals", "work experience near Leeds", "what pays well"])
async def test_the_same_question_gets_the_same_answer_whoever_asks(talk: Talk, text: str) -> None:
    replies = [render_plain(await talk.answer(Incoming(person, text))) for person in (SAM, ALEX)]
    assert replies[0] == replies[1]


async def test_the_greeting_says_that_it_is_a_bot_and_what_telegram_asks(talk: Talk) -> None:
    greeting = render_plain(await talk.answer(Incoming(ALEX, "/start")))
    assert "I am First Shift, a bot" in greeting
    assert "16" in greeting
    assert "not end-to-end encrypted" in greeting
    assert "end-to-end" not in render_plain(await talk.answer(Incoming(SAM, "/start")))
