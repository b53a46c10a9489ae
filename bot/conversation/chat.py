"""Greeting, help, small talk, and the honest "I don't know"."""

from dataclasses import replace
from typing import Any

from bot.conversation import topics
from bot.conversation.guided.typed import says
from bot.conversation.jobs.roles import card, facet_buttons, role_buttons
from bot.conversation.local import person
from bot.conversation.local.reminders import reminder_lines
from bot.conversation.parts import Answer, Turn, button, buttons_named, found, found_ids, said
from bot.messages import Block, Button, Confidence, Heading, Link, Paragraph, bullets
from bot.store.port import Memory

MOST_NAMED = 3
FALLBACKS = 3
"""Different ways to say that the bot has no answer, so that two in a row are never the same."""
LONGEST_ANGER = 12
"""Words; a longer text says something else besides."""
HELP = "help"
SMALLTALK = ("sorry", "confused", "bye", "thanks", "hello", "joke", "bored", "feelings", "yes", "no")
"""Kinds of small talk with an answer of their own, looked for in this order."""


def home(turn: Turn) -> Answer:
    """What the bot is, and what one can ask."""
    wording = turn.wording
    blocks = (said(wording("home.hello")), said(wording("home.what")), bullets(*_examples(turn)))
    before = turn.memory
    memory = Memory(
        asker=before.asker, stage=before.stage, place=before.place, explore=before.explore, surprises=before.surprises
    )
    return Answer(blocks, _home_buttons(turn), memory, intent="smalltalk", confidence="sure")


def start(turn: Turn) -> Answer:
    """The greeting: a bot, not the NHS, not a person; and what is kept."""
    wording = turn.wording
    channel = f"start.{turn.incoming.person.channel}"
    texts = [wording("start.hello"), wording("start.what"), wording("start.private")]
    if channel in wording:
        texts.append(wording(channel))
    blocks: tuple[Block, ...] = (*map(said, texts), said(wording("start.try")), bullets(*_examples(turn)))
    return Answer(blocks, _home_buttons(turn), Memory(), intent="smalltalk", confidence="sure")


def _examples(turn: Turn) -> tuple[str, ...]:
    return tuple(turn.wording(f"example.{number}") for number in (1, 2, 3))


def _home_buttons(turn: Turn) -> tuple[Button, ...]:
    return buttons_named(turn.wording, "explore", "surprise", "near", "privacy", "feedback", "help")


def help_(turn: Turn) -> Answer:
    """Where to turn in danger, the commands, and how to ask."""
    posts = turn.catalogue.safety.signposts
    urgent = turn.wording("help.urgent", emergency=posts["emergency"].how, childline=posts["childline"].how)
    lines = [turn.wording(key) for key in turn.wording if key.startswith("help.line.")]
    return Answer(
        (said(urgent), Heading(turn.wording("help.title")), bullets(*lines)),
        buttons_named(turn.wording, "explore", "privacy", "feedback", "home"),
        replace(turn.memory, topic=""),
        intent="smalltalk",
        confidence="sure",
    )


def unknown_command(turn: Turn) -> Answer:
    """A command that doesn't exist: the help at first, and other words if it comes again."""
    if turn.memory.topic == HELP:
        return replace(fallback(replace(turn, memory=replace(turn.memory, topic=""))), missed=False)
    return replace(help_(turn), memory=replace(turn.memory, topic=HELP), confidence="none")


def smalltalk(turn: Turn) -> Answer:
    """A brief, honest answer, and the way back to careers."""
    kind = next((kind for kind in SMALLTALK if _is_kind(turn, kind)), "other")
    texts = (said(turn.wording(f"smalltalk.{kind}")),)
    return Answer(texts, _home_buttons(turn)[:3], replace(turn.memory, awaiting="", fallbacks=0))


def _is_kind(turn: Turn, kind: str) -> bool:
    cues = turn.wording(f"smalltalk.{kind}.cues").split(", ")
    return any(f" {cue} " in turn.question.text.plain for cue in cues)


def abuse(turn: Turn) -> Answer:
    """To an insult and nothing else: sorry, and a calm word."""
    return Answer((said(turn.wording("abuse")),), _home_buttons(turn)[:2], replace(turn.memory, awaiting=""))


def is_angry(turn: Turn) -> bool:
    """Whether the text is a word or two about how badly the bot helps."""
    text = turn.question.text
    return len(text.words) <= LONGEST_ANGER and says(text.plain, turn.wording, "smalltalk.angry")


def angry(turn: Turn) -> Answer:
    """The bot has not helped: it says sorry, and whom to ask in its place. Editors see what was typed."""
    blocks = (said(turn.wording("smalltalk.angry")), *person.lines(turn))
    buttons = (button(turn.wording, "near", "near"), *buttons_named(turn.wording, "feedback", "explore"))
    unknown = turn.question.intent == "out_of_scope"
    confidence: Confidence = "none" if unknown else "sure"
    return Answer(blocks, buttons, replace(turn.memory, awaiting=""), missed=unknown, confidence=confidence)


def other_language(turn: Turn) -> Answer:
    """Says, in English and where checked in that language, that the bot can only read English."""
    language = turn.catalogue.vocabulary.languages.languages[turn.question.language]
    texts = [language.line] if language.line else []
    texts += [turn.wording("language.english_only", language=language.name), turn.wording("language.how")]
    if turn.memory.fallbacks:
        texts = [turn.wording("language.again"), turn.wording("language.how")]
    memory = replace(turn.memory, fallbacks=turn.memory.fallbacks + 1, awaiting="")
    if turn.memory.fallbacks > 1:
        return replace(fallback(turn), missed=False)
    named = [turn.catalogue.roles[hit.id] for hit in turn.question.named[:MOST_NAMED]]
    buttons = (*role_buttons(named), *_home_buttons(turn)[:1])
    return Answer(
        tuple(said(text) for text in texts), buttons, memory, found(turn, turn.question.named), confidence="none"
    )


def nothing_typed(turn: Turn) -> Answer:
    """A message without a letter: symbols, blanks, or nothing at all."""
    return replace(fallback(turn), missed=False)


def fallback(turn: Turn) -> Answer:
    """No answer: said honestly, never twice in the same words, with ways to go on."""
    number = turn.memory.fallbacks % FALLBACKS + 1
    memory = replace(turn.memory, fallbacks=turn.memory.fallbacks + 1, awaiting="")
    role = turn.role if number == 1 else None
    texts = ("fallback.of_job", "fallback.job_ways") if role else (f"fallback.{number}", "fallback.ways")
    blocks: tuple[Block, ...] = tuple(said(turn.wording(text, job=role.title if role else "")) for text in texts)
    if turn.memory.fallbacks:
        blocks = (blocks[0], said(turn.wording("fallback.person")), *person.lines(turn))
    buttons = facet_buttons(turn, role) if role else _home_buttons(turn)[:3]
    near = topics.nearest(turn) if number == 1 else ()
    if near:
        blocks = (blocks[0], said(turn.wording("fallback.maybe")), bullets(*(topic.title for topic in near)))
    return Answer(blocks, (*topics.offered_buttons(near), *buttons), memory, missed=True, confidence="none")


def privacy(turn: Turn) -> Answer:
    """What is kept, why, how long, who sees it: for a child to read."""
    lines = [turn.wording(key) for key in turn.wording if key.startswith("privacy.line.")]
    buttons = buttons_named(turn.wording, "mydata", "forget", "feedback", "home")
    blocks = (Heading(turn.wording("privacy.title")), bullets(*lines))
    return Answer(blocks, buttons, replace(turn.memory, awaiting="", fallbacks=0), intent="privacy", confidence="sure")


def my_data(turn: Turn, kept: dict[str, Any]) -> Answer:
    """Everything that is kept of this person, complete."""
    lines = [_kept_line(turn, name, value) for name, value in kept.get("conversation", {}).items()]
    lines += reminder_lines(turn, kept)
    if not lines:
        blocks: tuple[Paragraph | Heading, ...] = (said(turn.wording("mydata.nothing")),)
        return Answer(blocks, (button(turn.wording, "home", "home"),), turn.memory, intent="privacy", confidence="sure")
    return Answer(
        (Heading(turn.wording("mydata.title")), bullets(*lines),
         *([said(turn.wording("mydata.last_used", day=str(kept["last_used"])))] if "last_used" in kept else [])),
        (*([button(turn.wording, "stop", "stop")] if "reminders" in kept else []),
         button(turn.wording, "forget", "forget"), button(turn.wording, "home", "home")),
        turn.memory, intent="privacy", confidence="sure",
    )  # fmt: skip


def _kept_line(turn: Turn, name: str, value: Any) -> str:
    """One thing that is kept, in words where there are any: "The job we talked about: Midwife"."""
    label = turn.wording.get(f"mydata.field.{name}", name)
    values = [str(each) for each in (value if isinstance(value, list | tuple) else [value]) if each not in ("", None)]
    roles = turn.catalogue.roles
    told = ", ".join(roles[each].title if each in roles else each for each in values)
    return f"{label}: {told or turn.wording('mydata.empty')}"


def forget(turn: Turn) -> Answer:
    """Everything that is kept of this person is deleted."""
    home_button = (button(turn.wording, "home", "home"),)
    text = (said(turn.wording("forget.done")),)
    return Answer(text, home_button, Memory(), forget=True, intent="privacy", confidence="sure")


def about(turn: Turn) -> Answer:
    """Who made this and where the facts come from."""
    link = Paragraph((Link(turn.wording("about.link"), turn.wording("about.url")),))
    texts = (said(turn.wording("about.what")), said(turn.wording("about.facts")), link)
    return Answer(texts, (button(turn.wording, "home", "home"),), turn.memory, intent="smalltalk", confidence="sure")


def feedback(turn: Turn) -> Answer:
    """How to say that something is wrong."""
    texts = (said(turn.wording("feedback.how")), said(turn.wording("feedback.careful")))
    memory = replace(turn.memory, awaiting="feedback", fallbacks=0)
    return Answer(texts, (button(turn.wording, "home", "home"),), memory, intent="smalltalk", confidence="sure")


def feedback_thanks(turn: Turn) -> Answer:
    """The next message after `feedback` is kept, cleaned, for the admins."""
    memory = replace(turn.memory, awaiting="")
    text = (said(turn.wording("feedback.thanks")),)
    home_button = (button(turn.wording, "home", "home"),)
    return Answer(text, home_button, memory, feedback=True, intent="smalltalk", confidence="sure")


def gone(turn: Turn) -> Answer:
    """An old button whose entry is no longer there."""
    return replace(home(turn), blocks=(said(turn.wording("button_gone")), *home(turn).blocks[1:]))


def offered(turn: Turn, number: int) -> Answer | None:
    """ "The second one": the card of a role in the last list."""
    ids = [id_ for id_ in turn.memory.offered if id_ in turn.catalogue.roles]
    if not ids or number >= len(ids):
        return None
    role = turn.catalogue.roles[ids[number]]
    answer = card(turn, role)
    kept = replace(answer.memory, offered=turn.memory.offered)
    return replace(answer, memory=kept, roles=found_ids(turn, [role.id], "the one chosen"), confidence="sure")


def more_roles(turn: Turn, ids: list[str]) -> Answer:
    """The roles of the last list that were not shown yet."""
    shown = [turn.catalogue.roles[id_] for id_ in ids[:3]]
    buttons = role_buttons(shown)
    memory = replace(turn.memory, offered=tuple(ids))
    text = said(turn.wording("more.roles"))
    return Answer(
        (text, bullets(*(role.title for role in shown))), buttons, memory,
        roles=found_ids(turn, ids[:3], "more of the list"), intent="role_search", confidence="unsure",
    )  # fmt: skip
