"""Any text at all gets an answer: no exception, no markup, nothing of what was typed taken for a layout.

`python -m pytest tests/conversation/test_any_text.py --hypothesis-profile=thorough` tries 20,000 texts.
"""

import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.channels.plain import render_plain
from bot.conversation.decide import Guide, decide
from bot.conversation.parts import MOST_BUTTONS
from bot.messages import Incoming, Person
from bot.store.port import Memory
from tests.conftest import TODAY

SOMEBODY = Person("web", "any")
MARKUP = re.compile(r"</?(?:b|i|a|p|br|code|pre|script)\b|&(?:amp|lt|gt|quot|#\d+);|\*\*|\]\(|[\x00-\x08\x0b-\x1f\x7f]")
OTHER_WAY = "\u202e\u202d\u2067\u2066\u2069\u200f\u200e\u061c"
"""Characters that turn the direction of what follows."""

JOBS = ["nurse", "or", "midwife", "paramedic", "and the second one", "no", "the other kind", "how", "it"]
PEOPLE = ["my daughter is 15", "year 8", "without", "uni", "i hate blood", "t level", "degree", "leeds", "WV1 1AA"]
BARE = ["back", "more", "yes", "start again", "what about", "near", "pay", "/help", "🐶", "🦷", "£"]
ODD = ["<b>bold</b>", "{name}", "%s", "\\", "'", '"', ";", "DROP TABLE"]
WORDS = st.sampled_from([*JOBS, *PEOPLE, *BARE, *ODD])
CHARACTERS = st.text(max_size=400)
CONTROL = st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Mn", "Zl", "Zp"]), max_size=100)
RIGHT_TO_LEFT = st.text(st.sampled_from(f"אבגدمرحبا nurse{OTHER_WAY}"), max_size=100)
SENTENCES = st.lists(WORDS, max_size=30).map(" ".join)
LONG = st.builds(lambda text, times: (text * times)[:100_000], st.text(min_size=1, max_size=30), st.just(100_000))
ANY_TEXT = st.one_of(CHARACTERS, CONTROL, RIGHT_TO_LEFT, SENTENCES, st.builds(str.__add__, SENTENCES, CONTROL), LONG)

OFFERED = ("midwife", "porter", "paramedic", "no-such-role")
MEMORIES = st.builds(
    Memory,
    role=st.sampled_from(["", "midwife", "no-such-role"]),
    offered=st.lists(st.sampled_from(OFFERED), max_size=4, unique=True).map(tuple),
    facet=st.sampled_from(["", "pay", "entry"]),
    place=st.sampled_from(["", "Leeds", "Nowhere"]),
    stage=st.sampled_from(["", "year-7-9", "long-ago"]),
    asker=st.sampled_from(["", "parent", "teacher"]),
    awaiting=st.sampled_from(["", "place", "stage", "role", "feedback"]),
    topic=st.sampled_from(["", "help", "no-such-topic"]),
    avoid=st.sampled_from([(), ("blood",), ("no-such-tag", "long-training")]),
    asked=st.sampled_from([None, "pay", "apprenticeship"]),
    fallbacks=st.integers(0, 5),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ANY_TEXT, MEMORIES)
def test_any_text_gets_an_answer_without_markup(guide: Guide, text: str, memory: Memory) -> None:
    decision = decide(Incoming(SOMEBODY, text=text), memory, guide, TODAY)
    shown = render_plain(decision.reply)
    assert shown.strip()
    assert MARKUP.search(shown) is None, shown
    assert not set(OTHER_WAY) & set(shown)
    assert len(decision.reply.buttons) <= MOST_BUTTONS
    assert Memory.from_dict(decision.memory.as_dict()) == decision.memory


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ANY_TEXT, MEMORIES)
@example("UNI:LEVA:OR:DORP:TABL", Memory())
def test_two_answers_that_know_nothing_differ(guide: Guide, text: str, memory: Memory) -> None:
    first = decide(Incoming(SOMEBODY, text=text), memory, guide, TODAY)
    second = decide(Incoming(SOMEBODY, text=text), first.memory, guide, TODAY)
    if first.reply.understood.confidence == second.reply.understood.confidence == "none":
        assert render_plain(first.reply) != render_plain(second.reply)
