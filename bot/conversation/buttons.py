"""Pressed buttons and typed commands: `action` -> what it does."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast, get_args

from bot.catalogue.event import Event, Organiser
from bot.catalogue.local import OfferKind
from bot.catalogue.role import Role
from bot.conversation import asker, chat, topics
from bot.conversation.guided import explore, practice, surprise
from bot.conversation.jobs import compare, find, roles
from bot.conversation.local import event_card, events, offers, places, reminders
from bot.conversation.parts import Answer, Turn
from bot.conversation.ways import pathways, routes
from bot.messages import Intent
from bot.understanding.question import Wish

Does = Callable[[Turn], Answer]

PLAIN: dict[str, Does] = {
    "home": chat.home,
    "start": chat.start,
    "menu": chat.home,
    "help": chat.help_,
    "explore": explore.start,
    "taps": explore.carry_on,
    "surprise": surprise.surprise,
    "practise": practice.kinds,
    "practice": practice.kinds,
    "near": places.near,
    "whatson": events.whats_on,
    "stop": reminders.stop,
    "privacy": chat.privacy,
    "forget": chat.forget,
    "about": chat.about,
    "feedback": chat.feedback,
}
COMMANDS = (
    "start",
    "help",
    "explore",
    "surprise",
    "practise",
    "near",
    "whatson",
    "stop",
    "privacy",
    "mydata",
    "forget",
    "feedback",
    "about",
)
"""What may be typed after a slash; `knowledge/wording/` has a line for each."""

BARE_COMMANDS = frozenset(
    {"help", "start", "privacy", "feedback", "menu", "explore", "surprise", "practise", "practice"}
)
"""Commands that are understood without the slash."""

FACET_INTENTS: dict[str, Intent] = {"pay": "pay", "entry": "pathway", "near": "hub_contact", "similar": "role_search"}


OF_ROLE: dict[str, tuple[Callable[[Turn, Role], Answer], Intent]] = {
    "near": (places.near, "hub_contact"),
    "ways": (compare.ways, "pathway"),
    "compare": (compare.with_similar, "compare_roles"),
    "stage": (routes.ask_stage, "pathway"),
}
"""What a button of a role does that is no part of its card, and the intent that it counts as."""


def pressed(turn: Turn, action: str) -> Answer:
    """What a button does. An action that leads nowhere any more is told so, kindly."""
    name, *rest = action.split(":")
    if not rest and name in PLAIN:
        return PLAIN[name](turn)
    open_ = OPENS.get(name)
    answer = open_(turn, rest) if open_ and rest else None
    return answer or chat.gone(turn)


def command(turn: Turn, text: str) -> Answer:
    """A text that starts with a slash, or one of the bare words."""
    word = next(iter(text.removeprefix("/").casefold().split()), "")
    return PLAIN[word](turn) if word in PLAIN else chat.unknown_command(turn)


def _role(turn: Turn, rest: list[str]) -> Answer | None:
    role = turn.catalogue.roles.get(rest[0])
    if role is None:
        return None
    name = rest[1] if len(rest) > 1 else ""
    if name in OF_ROLE:
        does, intent = OF_ROLE[name]
        return replace(does(turn, role), intent=intent, confidence="sure")
    if name == "plan":
        return replace(routes.plan(turn, role), confidence="sure")
    answer = roles.facet(turn, role, name)
    if name == "similar":
        answer = replace(answer, buttons=roles.similar_buttons(turn, role))
    return replace(answer, intent=FACET_INTENTS.get(name, "role_info"), confidence="sure")


def _pathway(turn: Turn, rest: list[str]) -> Answer | None:
    way = turn.catalogue.pathways.get(rest[0])
    return replace(pathways.pathway(turn, way), intent="pathway", confidence="sure") if way else None


def _topic(turn: Turn, rest: list[str]) -> Answer | None:
    topic = turn.catalogue.topics.get(rest[0])
    return replace(topics.topic(turn, topic), intent=topic.intent, confidence="sure") if topic else None


def _collection(turn: Turn, rest: list[str]) -> Answer | None:
    ids, avoid = find.unpacked(turn, rest[0])
    page = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
    turn = replace(turn, question=replace(turn.question, wish=Wish(avoid)))
    return replace(find.collection(turn, ids, page), intent="role_search", confidence="sure") if ids else None


def _explore(turn: Turn, rest: list[str]) -> Answer | None:
    return explore.wishes(turn, int(rest[0])) if rest[0].isdecimal() else None


def _subjects(turn: Turn, rest: list[str]) -> Answer | None:
    return explore.subjects(turn, int(rest[0])) if rest[0].isdecimal() else None


def _place(turn: Turn, rest: list[str]) -> Answer | None:
    name, _, code = rest[0].partition("|")
    place = places.place_called(turn, name, code)
    role = turn.role
    if place and turn.memory.local == "events":
        return events.at(turn, place, role)
    return replace(places.at(turn, place, role), intent="hub_contact", confidence="sure") if place else None


def _offers(turn: Turn, rest: list[str]) -> Answer | None:
    place = places.place_called(turn, turn.memory.place) if turn.memory.place else None
    if place is None or len(rest) < 2 or rest[0] not in get_args(OfferKind) or not rest[1].isdecimal():
        return None
    answer = offers.page(turn, place, cast(OfferKind, rest[0]), int(rest[1]))
    return replace(answer, intent="work_experience", confidence="sure") if answer else None


def _stage(turn: Turn, rest: list[str]) -> Answer | None:
    role = turn.role
    if role is None or rest[0] not in routes.STAGES:
        return None
    return replace(routes.at_stage(turn, role, rest[0]), confidence="sure")


def _events(turn: Turn, rest: list[str]) -> Answer | None:
    return events.at(turn, None) if rest == ["online"] else None


def _alert(turn: Turn, rest: list[str]) -> Answer | None:
    name, _, code = rest[0].partition("|")
    place = places.place_called(turn, name, code)
    return reminders.new_ones(turn, place) if place else None


def _reminders(turn: Turn, rest: list[str]) -> Answer | None:
    return reminders.stop(turn) if rest == ["stop"] else None


def _of_event(answer: Callable[[Turn, Organiser, Event], Answer]) -> Callable[[Turn, list[str]], Answer | None]:
    """A button of one event; `rest` is its organiser and its id."""

    def opens(turn: Turn, rest: list[str]) -> Answer | None:
        known = turn.catalogue.event(rest[0], rest[1]) if len(rest) == 2 else None
        return answer(turn, *known) if known else event_card.over(turn)

    return opens


def _asker(turn: Turn, rest: list[str]) -> Answer | None:
    return asker.now_self(turn) if rest == [asker.SELF] else None


OPENS: dict[str, Callable[[Turn, list[str]], Answer | None]] = {
    "role": _role,
    "pathway": _pathway,
    "topic": _topic,
    "collection": _collection,
    "explore": _explore,
    "subjects": _subjects,
    "taps": explore.pressed,
    "practise": practice.pressed,
    "stage": _stage,
    "place": _place,
    "offers": _offers,
    "events": _events,
    "asker": _asker,
    "event": _of_event(event_card.card),
    "ics": _of_event(event_card.calendar_file),
    "remind": _of_event(reminders.day_before),
    "alert": _alert,
    "reminders": _reminders,
}
