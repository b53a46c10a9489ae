"""What the bot asked for: a place or a school year, and a place that is said by itself."""

from dataclasses import replace

from bot.conversation.guided.typed import plain, says, without
from bot.conversation.local import events, places
from bot.conversation.parts import Answer, Turn
from bot.conversation.ways import routes
from bot.messages import Intent
from bot.understanding.place.whereabouts import Whereabouts, read_place

_LITTLE = frozenset({
    "i", "am", "live", "in", "on", "at", "near", "the", "from", "we", "are", "and", "my", "home", "town", "is",
    "of", "a", "based",
})  # fmt: skip
"""Words that say no more than where or how old somebody is."""
FEW = 4
"""Words; with so few, a place says nothing more, and what is no job may be a town."""
MOST_OF_A_MOVE = 8
"""Words; a longer text says more than that the place was another."""


def place(turn: Turn) -> Answer | None:
    """A place, after the bot asked for one."""
    question = turn.question
    if turn.memory.awaiting != "place":
        return None
    given = question.place or read_place(turn.incoming.text, turn.gazetteer, expected=True)
    if given:
        intent = _local_intent(turn)
        turn = replace(turn, question=replace(question, place=given, intent=intent))
        if intent == "events":
            return events.whats_on(turn, turn.role)
        return replace(places.near(turn, turn.role), intent=intent, confidence="sure")
    is_town = len(question.text.words) <= FEW or question.intent != "role_search"
    if question.named or not is_town or question.intent not in {"out_of_scope", "role_search", "hub_contact"}:
        return None
    return replace(places.unknown(turn), intent="hub_contact")


def moved(turn: Turn) -> Answer | None:
    """ "No sorry, bath", "bath not bristol": another place for what was asked before."""
    before, typed = turn.memory, plain(turn.incoming.text)
    if not (before.place and before.local) or len(typed.split()) > MOST_OF_A_MOVE:
        return None
    left = typed.replace(f" not {plain(before.place).strip()} ", " ")
    first = left.split(" not ")[0]
    rest = " ".join(without(first if first.strip() else left, turn.wording, "near.moved").split())
    where = places.place_called(turn, rest) if rest and rest != typed.strip() else None
    return _there(turn, Whereabouts(where)) if where else None


def wants_a_job(turn: Turn) -> Answer | None:
    """ "No, I meant a job": after help near a place, the jobs there."""
    question = turn.question
    says_so = says(question.text.plain, turn.wording, "jobs.meant")
    if not says_so or turn.memory.asked not in places.LOCAL or question.named or question.place:
        return None
    local: Intent = "apply_interview"
    turn = replace(turn, question=replace(question, intent=local, offer=None), memory=replace(turn.memory, local=local))
    return replace(places.near(turn, turn.role), intent=local, confidence="sure")


def _there(turn: Turn, where: Whereabouts) -> Answer:
    """What was asked before, for another place."""
    intent = turn.memory.local or "hub_contact"
    turn = replace(turn, question=replace(turn.question, place=where, intent=intent))
    if intent == "events":
        return events.whats_on(turn, turn.role)
    return replace(places.near(turn, turn.role), intent=intent, confidence="sure")


def stage(turn: Turn) -> Answer | None:
    """ "Year 11", after the bot asked where the person is now."""
    role = turn.role
    if turn.memory.awaiting != "stage" or role is None or not turn.question.stage or turn.question.named:
        return None
    return replace(routes.plan(turn, role), confidence="sure")


def only_a_place(turn: Turn) -> Answer | None:
    """ "In Coventry", after a question about work experience or events."""
    question = turn.question
    if question.place is None or turn.memory.local is None or len(question.text.words) > FEW or question.roles:
        return None
    return _there(turn, question.place)


def _local_intent(turn: Turn) -> Intent:
    """What the place is wanted for: what this text says, or the question before it."""
    own = turn.question.intent
    return own if own in places.LOCAL and own != "hub_contact" else turn.memory.local or "hub_contact"


def only_who_and_where(turn: Turn) -> Answer | None:
    """ "I live in Doncaster", "im 15", "year 9 in hull, what can i do": nothing more than that is asked."""
    question = turn.question
    rest = without(question.rest, turn.wording, "near.open")
    says_more = any(word not in _LITTLE and not word.isdecimal() for word in rest.split())
    if says_more or any(hit.called for hit in question.roles):
        return None
    is_teacher = turn.asker == "teacher"
    if question.place or (question.stage and is_teacher and turn.memory.place):
        return replace(places.near(turn, turn.role), intent="hub_contact", confidence="sure")
    if not question.stage or is_teacher:
        return None
    if turn.role and turn.memory.facet in {"plan", "entry"}:
        return replace(routes.plan(turn, turn.role), confidence="sure")
    intent: Intent = "parent_question" if turn.asker == "parent" else "pathway"
    return replace(routes.stage_alone(turn), intent=intent)
