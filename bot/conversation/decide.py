"""One message and what is remembered -> a reply and what to remember: pure, without any I/O."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from bot.catalogue.catalogue import Catalogue
from bot.conversation import asker, buttons, carry, chat, safety
from bot.conversation.follow_up.follow_up import follow_up
from bot.conversation.guided import in_hand
from bot.conversation.jobs import find
from bot.conversation.local import places
from bot.conversation.parts import MOST_BUTTONS, Answer, Turn, button, found
from bot.conversation.respond import respond
from bot.messages import Button, Incoming, Reply, Understood
from bot.places.gazetteer import Gazetteer
from bot.routes.standing import Standing
from bot.store.port import Memory
from bot.store.reminding import Remind, Stop
from bot.understanding.question import Question
from bot.understanding.read import QuestionReader
from bot.understanding.safety.gate import Danger, SafetyGate
from bot.understanding.search.answers import AnswerFinder
from bot.understanding.weigh import ASIDES
from bot.understanding.words.text import Text

BESIDE = frozenset({*ASIDES, "privacy", "other_language"})
"""Kinds of question beside the jobs: what the text says of them is not shown with the answer."""
STAYS_ASKED = frozenset({"place", "stage"})
"""What the bot may be waiting for while somebody is told where to turn."""
LEAST_NAME = 4
"""Shorter names of jobs mean other things too: "rn" is a nurse, and "right now"."""
MOST_ROLES = 5
NO_QUESTION = Question(Text((), "  "))

STOP = "stop"
"""Ends what is in hand, such as a practice interview; or else the reminders."""


@dataclass(frozen=True, slots=True, repr=False)
class Guide:
    """Everything that is built from one state of the knowledge files; replaced whole when they change."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    reader: QuestionReader
    gate: SafetyGate
    answers: AnswerFinder

    @classmethod
    def build(cls, catalogue: Catalogue, gazetteer: Gazetteer, before: "Guide | None" = None) -> "Guide":
        """`before` is the guide that this one replaces: what has not changed is taken from it."""
        gate = _gate_after(before, catalogue) if before else gate_of(catalogue)
        answers = AnswerFinder(catalogue.roles, catalogue.explorer)
        reader = QuestionReader(catalogue, gazetteer, before.reader if before else None)
        return cls(catalogue, gazetteer, reader, gate, answers)

    def turn(self, incoming: Incoming, memory: Memory, today: date, question: Question = NO_QUESTION) -> Turn:
        """A turn; without a `question`, one in which nothing was asked yet."""
        roles, topics = self.reader.find_roles, self.reader.near_topics
        return Turn(incoming, question, memory, self.catalogue, self.gazetteer, today, roles, topics, self.answers)


def _gate_after(before: Guide, catalogue: Catalogue) -> SafetyGate:
    """The safety gate after an edit: read anew only where the rules have changed."""
    if (before.catalogue.safety, before.catalogue.hints) != (catalogue.safety, catalogue.hints):
        return gate_of(catalogue)
    jobs = job_names(catalogue)
    return before.gate if jobs == job_names(before.catalogue) else before.gate.with_jobs(catalogue.safety, jobs)


def job_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of all jobs by which a message may ask about work."""
    names = chain.from_iterable((role.title, *role.also_called) for role in catalogue.roles.values())
    return tuple(name for name in names if len(name) >= LEAST_NAME)


def gate_of(catalogue: Catalogue) -> SafetyGate:
    """The safety gate with the words of `knowledge/safety.yaml`, the names of all jobs, and the hints."""
    return SafetyGate(catalogue.safety, job_names(catalogue), catalogue.hints)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to say, what to remember, and what to count."""

    reply: Reply
    memory: Memory
    missed: bool = False
    feedback: bool = False
    forget: bool = False
    tally: str = "answered"
    reminding: Remind | Stop | None = None


def decide(
    incoming: Incoming, memory: Memory, guide: Guide, today: date, kept: dict[str, Any] | None = None
) -> Decision:
    """The order matters: safety, then buttons and commands, then the question.

    `kept` is what the store holds of the person, for `/mydata`.
    """
    danger = in_danger(incoming, guide)
    if danger:
        return _safe(guide.turn(incoming, memory, today), danger)
    text = incoming.text.strip()
    if incoming.action or text.startswith("/") or text.casefold() in buttons.BARE_COMMANDS:
        turn = guide.turn(incoming, memory, today, carry.recalled(NO_QUESTION, memory, guide.catalogue))
        return _decision(turn, _pressed(turn, text, kept or {}))
    read = guide.turn(incoming, memory, today, carry.recalled(guide.reader.read(text), memory, guide.catalogue))
    taken = in_hand.taken(read)
    if taken:
        return _decision(guide.turn(incoming, memory, today), taken)
    if text.casefold() == STOP:
        turn = guide.turn(incoming, memory, today)
        return _decision(turn, buttons.command(turn, STOP))
    leaning = asker.put_right(read) or follow_up(read)
    answer = leaning or _with_jobs_of_the_wish(read, _with_all_found(read, respond(read)))
    return _decision(read, in_hand.beside(read, asker.noticed(read, answer)))


def in_danger(incoming: Incoming, guide: Guide) -> Danger | None:
    """What tells that somebody may be in danger or asks for medical help, if anything does.

    The bare word "help" is a command; its page says first where to turn in danger.
    """
    text = incoming.text.strip()
    return guide.gate.check(text) if text and text.casefold() not in buttons.BARE_COMMANDS else None


def _safe(turn: Turn, danger: Danger) -> Decision:
    """Where to turn. What was going on can be taken up again, but nobody in a crisis is asked to play on.

    A question of the bot stays open where its answer can't be taken for anything else: a town, a school year.
    """
    back = in_hand.left_open(turn) if danger.kind != "crisis" else None
    reply = safety.reply(danger, turn.catalogue.safety, turn.wording, back)
    awaiting = turn.memory.awaiting if turn.memory.awaiting in STAYS_ASKED else ""
    return Decision(reply, replace(turn.memory, awaiting=awaiting, fallbacks=0), tally=f"safety:{danger.kind}")


def wants_data(incoming: Incoming) -> bool:
    """Whether the person asks for what is kept of them."""
    return incoming.action == "mydata" or incoming.text.strip().casefold() == "/mydata"


def _pressed(turn: Turn, text: str, kept: dict[str, Any]) -> Answer:
    if wants_data(turn.incoming):
        return chat.my_data(turn, kept)
    return buttons.pressed(turn, turn.incoming.action) if turn.incoming.action else buttons.command(turn, text)


def _decision(turn: Turn, answer: Answer) -> Decision:
    question = turn.question
    intent = answer.intent or question.intent
    understood = Understood(
        intent=intent,
        confidence=answer.confidence or question.confidence,
        roles=answer.roles[:MOST_ROLES],
        pathways=answer.pathways or tuple(hit.id for hit in question.pathways[:3]),
        place=answer.place or places.spotted(turn) or places.remembered(turn, intent),
    )
    reply = Reply(answer.blocks, _with_a_way_home(turn, answer.buttons), understood, answer.attachment)
    local = understood.intent if understood.intent in places.WANTED_NEAR else answer.memory.local
    said = {} if answer.forget else carry.said(answer.memory, question, turn.memory)
    memory = replace(answer.memory, asked=intent, local=local, **said)
    memory = carry.listed(memory, turn.memory, answer.buttons)
    if question.standing.tags() and not answer.forget:
        here = question.standing.over(Standing.from_tags(memory.standing, turn.memory.stage))
        memory = replace(memory, stage=here.stage, standing=here.tags())
    tally = "missed" if answer.missed else "answered"
    return Decision(reply, memory, answer.missed, answer.feedback, answer.forget, tally, answer.reminding)


def _with_all_found(turn: Turn, answer: Answer) -> Answer:
    """The answer, and behind its roles those that the text named or described though the answer is about less."""
    listed, question = {role.id for role in answer.roles}, turn.question
    of_the_person = question.topic is not None and turn.catalogue.topics[question.topic.id].personal
    described = () if question.intent in BESIDE or of_the_person else question.described
    meant = dict.fromkeys((*question.roles, *described))
    others = found(turn, [hit for hit in meant if hit.id not in listed])
    return replace(answer, roles=(*answer.roles, *others)) if others else answer


def _with_jobs_of_the_wish(turn: Turn, answer: Answer) -> Answer:
    """A rule or a place was asked for, and a wish stands beside it: "colour blind in a lab". Then its jobs are near."""
    question = turn.question
    is_beside = question.intent in {*BESIDE, "events", "hub_contact"}
    if answer.roles or answer.missed or is_beside or not question.firm or turn.asker in {"teacher", "parent"}:
        return answer
    jobs = find.jobs_of(turn, question.collections)
    return replace(answer, roles=jobs, buttons=(*answer.buttons, *find.buttons_of(turn, jobs)))


def _with_a_way_home(turn: Turn, buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    """At most `MOST_BUTTONS`, and among them one from which every other page is near: privacy, feedback, help."""
    home = button(turn.wording, "home", "home")
    shown = tuple(each for each in dict.fromkeys(buttons) if each != home)[: MOST_BUTTONS - 1]
    return shown if any(each.action == "help" for each in shown) else (*shown, home)
