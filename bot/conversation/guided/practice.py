"""A practice interview: one question at a time, what a strong answer holds, and the person's own mark.

Nothing that a person writes here is read, kept or counted: the memory holds the bank, the job, the number of the
question and how many answers the person was happy with.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.catalogue.practice import Bank, Practice
from bot.conversation.guided.typed import asks, chosen, plain, says, word_of
from bot.conversation.jobs.roles import short
from bot.conversation.parts import Answer, Turn, button, found_ids, said
from bot.messages import Block, Bold, Button, Heading, Link, Paragraph, bullets, paragraph
from bot.store.port import Memory
from bot.understanding.words.cues import TaggedCues

COMMON = "values"
"""The bank that every practice opens and closes with, and the one for any job."""
ANSWERING, MARKING, CHOOSING = "practice", "practice-mark", "practice-kind:"
"""What the bot waits for: an answer, the person's own mark, or the kind of interview."""
LONGEST_ASIDE = 14
"""Words; longer texts are answers, whatever they begin with."""
WORDS = {ANSWERING: ("stop", "on", "next"), MARKING: ("stop", "on", "next", "said", "missed")}
"""The steps that can be typed while the bot waits."""
PAGE = 5
"""Kinds of interview on one screen."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where a practice stands: `number` counts the questions from 0."""

    bank: Bank
    role: str = ""
    number: int = 0
    said: int = 0

    def __str__(self) -> str:
        return f"{self.bank.id}:{self.role}:{self.number}:{self.said}"


def questions_of(turn: Turn, session: Session) -> tuple[Practice, ...]:
    """The common opening, the bank's own questions, and a last one: of the job itself where there is one."""
    common, role = turn.catalogue.practice[COMMON].questions, turn.catalogue.roles.get(session.role)
    own = common[1:-1] if session.bank.id == COMMON else session.bank.questions
    if role is None:
        return (common[0], *own, common[-1])
    wording = turn.wording
    why = Practice(ask=wording("practice.why", role=role.title), points=common[0].points)
    hard = Practice(ask=wording("practice.hard"), points=(*role.hard, wording("practice.hard.cope")))
    return (why, *own, hard)


def bank_for(turn: Turn, role_id: str, text: str = "") -> Bank | None:
    """The bank of the kind of interview that the text names, of the role, of the text's subject; or the common one."""
    banks = turn.catalogue.practice
    role = turn.catalogue.roles.get(role_id)
    kind = TaggedCues({bank.id: bank.cues for bank in banks.values()}).first(text)
    of_role = [bank.id for bank in banks.values() if role and (role.id in bank.roles or role.family in bank.families)]
    subject = TaggedCues({bank.id: bank.also for bank in banks.values()}).first(text)
    of_role.sort(key=lambda id_: role_id not in banks[id_].roles)
    return banks.get(kind or next(iter(of_role), None) or subject or COMMON)


def wanted(turn: Turn) -> Answer | None:
    """The start of a practice, if the text asks for one: "mock interview for midwife"."""
    texts = (plain(turn.incoming.text), turn.question.text.plain)

    def is_said(name: str) -> bool:
        return any(says(text, turn.wording, f"practice.{name}") for text in texts)

    named = next((hit.id for hit in turn.question.roles if hit.called), "")
    may_ask_list = bool(named) and turn.question.asker not in {"parent", "teacher"}
    if len(texts[0].split()) > LONGEST_ASIDE or not is_said("interview"):
        return None
    if not is_said("verb") and not (may_ask_list and is_said("list")):
        return None
    return _start(turn, named or turn.memory.role) or kinds(turn)


def _start(turn: Turn, role: str) -> Answer | None:
    """The practice for a job, or for the kind of interview that the text names; `None` if it names neither."""
    text = plain(turn.incoming.text)
    bank = bank_for(turn, role, text)
    is_vague = bank is None or (bank.id == COMMON and not role and COMMON not in text)
    return None if is_vague or bank is None else begin(turn, Session(bank, role))


def pressed(turn: Turn, rest: list[str]) -> Answer | None:
    """What a button of the practice does: `for:midwife`, `in:ambulance`, `next`, `said` …"""
    name, id_ = rest[0], rest[1] if len(rest) > 1 else ""
    if name == "for":
        bank = bank_for(turn, id_) if id_ in turn.catalogue.roles else None
        return begin(turn, Session(bank, id_)) if bank else None
    if name == "in":
        bank = turn.catalogue.practice.get(id_)
        return begin(turn, Session(bank)) if bank else None
    if name == "kinds":
        return kinds(turn, int(id_) if id_.isdecimal() else 0)
    session = _session(turn)
    if session is None:
        return kinds(turn)
    return STEPS[name](turn, session) if name in STEPS else None


def kinds(turn: Turn, page: int = 0) -> Answer:
    """Which kind of interview? The role that was talked about first."""
    memory = replace(turn.memory, awaiting=f"{CHOOSING}{page}", fallbacks=0)
    return _answer((said(turn.wording("practice.kinds")),), _kind_buttons(turn, page), memory)


def _kind_buttons(turn: Turn, page: int) -> tuple[Button, ...]:
    buttons = [Button(short(bank.title), f"practise:in:{bank.id}") for bank in turn.catalogue.practice.values()]
    shown = buttons[page * PAGE : (page + 1) * PAGE] or buttons[:PAGE]
    if len(buttons) > (page + 1) * PAGE:
        shown.append(button(turn.wording, "more", f"practise:kinds:{page + 1}"))
    role = turn.role
    return (Button(short(role.title), f"practise:for:{role.id}"), *shown) if role else tuple(shown)


def _kind_typed(turn: Turn) -> Answer | None:
    """A kind of interview, given by its number or its name; or the name of a job."""
    buttons = _kind_buttons(turn, int(turn.memory.awaiting.removeprefix(CHOOSING)))
    number = chosen(turn.incoming.text, [(each.label,) for each in buttons])
    if number is not None:
        return pressed(turn, buttons[number].action.split(":")[1:])
    is_open = not asks(turn.incoming.text)
    return _start(turn, next((hit.id for hit in turn.question.roles if hit.called), "")) if is_open else None


def answered(turn: Turn) -> Answer | None:
    """What to say to a text while a practice waits; `None` if it is a question of its own."""
    session, text, awaiting = _session(turn), turn.incoming.text, turn.memory.awaiting
    if awaiting.startswith(CHOOSING):
        return _kind_typed(turn)
    words = WORDS.get(awaiting, ("on",))
    word = word_of(text, turn.wording, "practice", words) if session else ""
    if session is None or (not word and (awaiting not in WORDS or is_aside(turn))):
        return None
    return STEPS[word](turn, session) if word else _points(turn, session)


def is_aside(turn: Turn) -> bool:
    """Whether a text is a question to the bot that it can answer, and no answer to an interview question."""
    is_short = len(plain(turn.incoming.text).split()) <= LONGEST_ASIDE
    return is_short and asks(turn.incoming.text) and turn.question.intent != "out_of_scope"


def left_open(turn: Turn) -> Button | None:
    """The button back to the practice, for a reply that is about something else."""
    is_open = turn.memory.awaiting in {ANSWERING, MARKING} and _session(turn) is not None
    return button(turn.wording, "practice_on", "practise:on") if is_open else None


def begin(turn: Turn, session: Session) -> Answer:
    """What this is and how it goes, then the first question."""
    wording = turn.wording
    role = turn.catalogue.roles.get(session.role)
    count = len(questions_of(turn, session))
    blocks: list[Block] = [
        Heading(wording("practice.title", what=role.title if role else session.bank.title)),
        said(wording("practice.how", count=count)),
        paragraph(Bold(wording("practice.private"))),
    ]
    if session.bank.says:
        blocks.append(said(session.bank.says))
    first = _ask(turn, session, tuple(blocks))
    return replace(first, roles=found_ids(turn, [session.role], "the job of the practice"))


def _session(turn: Turn) -> Session | None:
    """The open practice; `None` where there is none, or where the editors took its bank away."""
    name, _, rest = turn.memory.practice.partition(":")
    bank = turn.catalogue.practice.get(name)
    match = re.fullmatch(r"([a-z0-9-]*):(\d+):(\d+)", rest)
    if bank is None or match is None:
        return None
    session = Session(bank, match[1], said=int(match[3]))
    return replace(session, number=min(int(match[2]), len(questions_of(turn, session)) - 1))


def _ask(turn: Turn, session: Session, before: tuple[Block, ...] = ()) -> Answer:
    questions, wording = questions_of(turn, session), turn.wording
    progress = wording("practice.progress", number=session.number + 1, count=len(questions))
    blocks = (*before, paragraph(progress), paragraph(Bold(questions[session.number].ask)))
    if not before:
        blocks += (said(wording("practice.type")),)
    buttons = (
        button(wording, "practice_done", "practise:done"),
        button(wording, "practice_skip", "practise:next"),
        button(wording, "practice_stop", "practise:stop"),
    )
    return _answer(blocks, buttons, _memory(turn, session, ANSWERING))


def _points(turn: Turn, session: Session) -> Answer:
    """What a strong answer often holds, for the person to mark themselves."""
    wording, question = turn.wording, questions_of(turn, session)[session.number]
    blocks = (said(wording("practice.points")), bullets(*question.points), said(wording("practice.mark")))
    buttons = (
        button(wording, "practice_said", "practise:said"),
        button(wording, "practice_missed", "practise:missed"),
        button(wording, "practice_stop", "practise:stop"),
    )
    return _answer(blocks, buttons, _memory(turn, session, MARKING))


def _said(turn: Turn, session: Session) -> Answer:
    return _next(turn, replace(session, said=session.said + 1), said(turn.wording("practice.well_done")))


def _missed(turn: Turn, session: Session) -> Answer:
    """Missing some is what practice is for: try it again, or go on."""
    wording = turn.wording
    buttons = (
        button(wording, "practice_again", "practise:on"),
        button(wording, "practice_next", "practise:next"),
        button(wording, "practice_stop", "practise:stop"),
    )
    return _answer((said(wording("practice.missed")),), buttons, _memory(turn, session, MARKING))


def _next(turn: Turn, session: Session, *before: Block) -> Answer:
    if session.number + 1 >= len(questions_of(turn, session)):
        return _summary(turn, session, *before)
    return _ask(turn, replace(session, number=session.number + 1), before)


def _summary(turn: Turn, session: Session, *before: Block) -> Answer:
    """A kind last word, and where a real person practises with you."""
    wording, role = turn.wording, turn.catalogue.roles.get(session.role)
    told = wording("practice.sum", said=session.said) if session.said > 1 else wording("practice.sum_few")
    link = Paragraph((wording("practice.person"), " ", Link(wording("practice.link"), wording("practice.link_url"))))
    buttons = [
        button(wording, "star", "topic:star-examples"),
        button(wording, "nerves", "topic:interview-nerves"),
        button(wording, "practice_more", "practise:kinds:0"),
        button(wording, "home", "home"),
    ]
    if role:
        buttons.insert(0, Button(short(role.title), f"role:{role.id}"))
    memory = replace(turn.memory, practice="", awaiting="", role=session.role or turn.memory.role, fallbacks=0)
    return _answer((*before, said(told), said(wording("practice.bye")), link), tuple(buttons), memory)


def _memory(turn: Turn, session: Session, awaiting: str) -> Memory:
    role = session.role or turn.memory.role
    return replace(turn.memory, role=role, practice=str(session), awaiting=awaiting, facet="", topic="", fallbacks=0)


def _answer(blocks: tuple[Block, ...], buttons: tuple[Button, ...], memory: Memory) -> Answer:
    return Answer(blocks, buttons, memory, intent="apply_interview", confidence="sure")


STEPS: dict[str, Callable[[Turn, Session], Answer]] = {
    "on": _ask,
    "done": _points,
    "said": _said,
    "missed": _missed,
    "next": _next,
    "stop": _summary,
}
"""What a button, or the word for it, does."""
