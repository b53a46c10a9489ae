"""What a person said once holds for the rest of the chat: where they are, who asks, what they rule out."""

from collections.abc import Iterable
from dataclasses import replace

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import Involves
from bot.messages import Button, Intent
from bot.store.port import Memory
from bot.understanding.question import Question
from bot.understanding.weigh import PARENT_KEEPS
from bot.understanding.words.cues import Cues

KNOWN = frozenset(Involves)
HERE = "England"
JOB = "role:"
"""How the action of a button begins that opens a job; a part of the job comes after another colon."""
LEAST_OF_A_LIST = 2
_CHILD = Cues(["he", "she", "him", "her", "his", "hers"])
_OF_A_CHILD = Cues(
    ["is he old enough", "is she old enough", "can he start", "can she start", "has just finished his", "has just finished her",
     "would he have to", "would she have to", "does he have to", "does she have to", "can he see about", "can she see about",
     "is predicted", "he is predicted", "she is predicted"]
)  # fmt: skip
"""Somebody speaks of a child in their care, without saying whose."""
_VACANCIES = Cues(["jobs", "job going", "vacancies", "hiring"])


def recalled(question: Question, memory: Memory, catalogue: Catalogue) -> Question:
    """The question with what was ruled out before: roles that go against it are left out, unless they are named."""
    if not (question.asker or memory.asker) and _OF_A_CHILD(question.text.plain):
        question = replace(question, asker="parent")
        memory = replace(memory, asker="parent")
    question = replace(question, intent=_intent(question, memory))
    before = frozenset(Involves(tag) for tag in memory.avoid if tag in KNOWN)
    if not before:
        return question
    kept = tuple(
        hit for hit in question.roles if hit.called or not before.intersection(catalogue.roles[hit.id].involves)
    )
    wish = replace(question.wish, avoid=question.wish.avoid | before)
    return replace(question, wish=wish, roles=kept or question.roles)


def _intent(question: Question, memory: Memory) -> Intent:
    """The intent, knowing what was said before: a parent's "she", and "any jobs" of somebody who said where."""
    plain = question.text.plain
    if memory.asker == "parent" and question.intent not in PARENT_KEEPS and _CHILD(plain):
        return "parent_question"
    looks = question.intent in {"role_search", "role_info"} and bool(question.named) and _VACANCIES(plain)
    return "apply_interview" if looks and memory.place else question.intent


def listed(memory: Memory, before: Memory, buttons: Iterable[Button]) -> Memory:
    """The memory with the jobs in the order in which their buttons stand: that is what "the second one" counts.

    Jobs of the same list that wait behind "more" come after them; those of an older list are left out.
    """
    jobs = (each.action for each in buttons if each.action.startswith(JOB) and each.action.count(":") == 1)
    ids = [action.removeprefix(JOB) for action in jobs]
    if len(ids) < LEAST_OF_A_LIST:
        return memory if memory.offered == before.offered else replace(memory, shown=0)
    waiting = () if memory.offered == before.offered else memory.offered
    return replace(memory, offered=tuple(dict.fromkeys((*ids, *waiting))), shown=len(ids))


def kept(memory: Memory, question: Question, before: Memory) -> Memory:
    """The memory with what this question says of the person: stage, place, who asks, what they rule out.

    `before` is the memory that the question was read with: its wishes are in the question already, and a chat that
    starts again leaves them out. A place is kept by its name, and only if it is clear which one is meant and the
    bot can help there.
    """
    where = question.place
    new = {str(tag) for tag in question.wish.avoid if tag not in before.avoid}
    clear = where is not None and not where.alternatives and where.place.nation == HERE
    place = where.place.name if where and clear else memory.place
    return replace(
        memory,
        stage=question.stage or memory.stage,
        asker=question.asker or memory.asker,
        place=place,
        avoid=tuple(sorted({*memory.avoid, *new})),
    )
