"""Questions that lean on what was said before: "what does it pay", "and the second one?", "near leeds"."""

import re
from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation import chat, compare, events, explore, find, pathways, places, roles, routes
from bot.conversation.parts import Answer, Turn
from bot.messages import Intent
from bot.understanding.place.whereabouts import read_place

LONGEST = 14
"""Words; a longer text stands on its own."""
SHORT = 6
"""Words; so short a text leans on the role before it even without an "it"."""
FEW = 4
"""Words beside a place that say nothing more."""
OWN_ROLE = 0.75
"""The part of a text that a role must explain to be a new subject."""
OWN_TOPIC = 0.85

_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"^ (?:ok |and |what is |what about |tell me about )*"
    rf"(?:the )?({'|'.join(_ORDINALS)}|last)(?: one)?(?: please)? $"
)
_START_AGAIN = re.compile(
    r"^ (?:start (?:again|over|afresh)|restart|reset|back to the start|new chat|main menu|menu) $"
)
_BACK = re.compile(r"^ (?:go )?back $")
_MORE = re.compile(
    r"^ (?:(?:yes )?(?:show me |any |tell me )?more(?: please| roles| info| about (?:it|that))?"
    r"|what else|anything else|another one|another|next|others?) $"
)
_YES = re.compile(r"^ (?:yes|yeah|yep|yup|ye|yh|sure|ok yes|yes please|go on|please|yes that is the one|that one) $")
_NO = re.compile(r"^ (?:no|nope|nah|no thanks|not really|none of (?:these|them)|neither) $")
_LEANS = re.compile(r" (?:it|that|this|they|them|those|one|there|their) ")
_OTHER_KIND = re.compile(r"^ (?:actually )?(?:no |not |i mean |i meant |the other )")
_WHICH = re.compile(
    r" (?:which (?:one )?(?:is|has|pays|takes|would)|which one|whats different|difference|better|quicker|faster) "
)
_IS_IT = re.compile(
    r"^ (?:ok |and |but |so )*"
    r"(?:is it|is that|does it|do you have to|do you need to be|do i have to|would i|will i|can you)"
)
FACET_OF: dict[Intent, str] = {
    "pay": "pay",
    "pathway": "entry",
    "entry_requirements": "entry",
    "work_experience": "try",
    "apply_interview": "entry",
}
INTENT_OF: dict[str, Intent] = {"pay": "pay", "entry": "pathway", "try": "work_experience"}


def follow_up(turn: Turn) -> Answer | None:
    """The answer, if this text leans on the conversation before it; `None` if it stands on its own."""
    plain = turn.question.text.plain
    if _START_AGAIN.match(plain):
        return chat.home(turn)
    if turn.memory.awaiting == "feedback":
        return chat.feedback_thanks(turn)
    if len(turn.question.text.words) > LONGEST:
        return None
    for lean in (
        _when_or_online,
        _place_given,
        _stage_given,
        _only_a_place,
        _chosen,
        _short_word,
        _held_together,
        _the_other_kind,
        _of_the_same_role,
        _narrowed,
    ):
        answer = lean(turn)
        if answer:
            return answer
    return None


def _role(turn: Turn) -> Role | None:
    return turn.catalogue.roles.get(turn.memory.role)


def _offered(turn: Turn) -> tuple[Role, ...]:
    return tuple(turn.catalogue.roles[id_] for id_ in turn.memory.offered if id_ in turn.catalogue.roles)


def _when_or_online(turn: Turn) -> Answer | None:
    """ "And in March?", after a question about events."""
    return events.whats_on(turn, _role(turn)) if events.leans(turn) else None


def _place_given(turn: Turn) -> Answer | None:
    """A place, after the bot asked for one."""
    question = turn.question
    if turn.memory.awaiting != "place":
        return None
    given = question.place or read_place(turn.incoming.text, turn.gazetteer, expected=True)
    if given:
        turn = replace(turn, question=replace(question, place=given))
        if _local_intent(turn) == "events":
            return events.whats_on(turn, _role(turn))
        return replace(places.near(turn, _role(turn)), intent=_local_intent(turn), confidence="sure")
    if question.named or question.intent not in {"out_of_scope", "role_search", "hub_contact"}:
        return None
    return replace(places.unknown(turn), intent="hub_contact")


def _stage_given(turn: Turn) -> Answer | None:
    """ "Year 11", after the bot asked where the person is now."""
    role = _role(turn)
    if turn.memory.awaiting != "stage" or role is None or not turn.question.stage or turn.question.named:
        return None
    return replace(routes.plan(turn, role), confidence="sure")


def _only_a_place(turn: Turn) -> Answer | None:
    """ "In Coventry", after a question about work experience or events."""
    question = turn.question
    if question.place is None or turn.memory.local is None or len(question.text.words) > FEW or question.roles:
        return None
    if _local_intent(turn) == "events":
        return events.whats_on(turn, _role(turn))
    return replace(places.near(turn, _role(turn)), intent=turn.memory.local, confidence="sure")


def _local_intent(turn: Turn) -> Intent:
    """What the place is wanted for: what this text says, or the question before it."""
    own = turn.question.intent
    return own if own in places.LOCAL and own != "hub_contact" else turn.memory.local or "hub_contact"


def _chosen(turn: Turn) -> Answer | None:
    """The second of a list."""
    match = _ORDINAL.search(turn.question.text.plain)
    if not match or not turn.memory.offered:
        return None
    return chat.offered(turn, _ORDINALS.get(match.group(1), len(turn.memory.offered) - 1))


def _short_word(turn: Turn) -> Answer | None:
    """Back, more, yes and no."""
    plain, role = turn.question.text.plain, _role(turn)
    if _BACK.match(plain):
        return roles.card(turn, role) if role else chat.home(turn)
    if _MORE.match(plain):
        return _more(turn)
    if _NO.match(plain) and (turn.memory.offered or role):
        return replace(explore.start(turn), intent="smalltalk")
    if _YES.match(plain) and role:
        return replace(roles.facet(turn, role, "entry"), intent="pathway", confidence="sure")
    if _YES.match(plain) and turn.memory.offered:
        return chat.offered(turn, 0)
    return None


def _more(turn: Turn) -> Answer | None:
    """The next roles of a list, or the next part of a role."""
    role = _role(turn)
    if role:
        return replace(roles.facet(turn, role, "day"), intent="role_info", confidence="sure")
    left = [other.id for other in _offered(turn)[3:]]
    if not left:
        return explore.start(turn) if turn.memory.offered else None
    return chat.more_roles(turn, left)


def _held_together(turn: Turn) -> Answer | None:
    """ "vs psychiatrist", after a role; "which is quicker?", after two."""
    question, role = turn.question, _role(turn)
    named = [turn.catalogue.roles[hit.id] for hit in question.roles if hit.called and hit.id != turn.memory.role]
    asks = question.intent == "compare_roles" or bool(_WHICH.search(question.text.plain))
    if asks and role and len(named) == 1:
        return replace(compare.compare(turn, (role, named[0])), intent="compare_roles", confidence="sure")
    offered = _offered(turn)
    if asks and not question.named and role is None and len(offered) > 1:
        return replace(compare.compare(turn, offered), intent="compare_roles", confidence="sure")
    return None


def _the_other_kind(turn: Turn) -> Answer | None:
    """ "No, the cancer one": a role of the same kind as the one before, but another."""
    role, plain = _role(turn), turn.question.text.plain
    if role is None or not _OTHER_KIND.match(plain) or turn.question.named:
        return None
    text = f"{role.title} {_OTHER_KIND.sub(' ', plain)}"
    hits = tuple(hit for hit in turn.guide_roles(text) if hit.id != role.id)
    return replace(find.did_you_mean(turn, hits), intent="role_search") if hits else None


def _of_the_same_role(turn: Turn) -> Answer | None:
    """A part of the role that is being talked about."""
    question, role = turn.question, _role(turn)
    if role is None or _is_new_subject(turn):
        return None
    if question.place:
        return replace(places.near(turn, role), intent=question.intent, confidence="sure")
    if question.intent in pathways.KINDS:
        return pathways.for_role(turn, role, question.intent)
    facet = question.facet or FACET_OF.get(question.intent, "")
    if not facet and _IS_IT.match(question.text.plain):
        facet = "hard"
    if not facet:
        return None
    intent = question.intent if question.intent in FACET_OF else INTENT_OF.get(facet, "role_info")
    return replace(roles.facet(turn, role, facet), intent=intent, confidence="sure")


def _is_new_subject(turn: Turn) -> bool:
    """Whether a text has a subject of its own, and doesn't lean on the role before it."""
    question = turn.question
    if question.named or question.intent in {"privacy", "abuse", "smalltalk", "other_language"}:
        return True
    if _LEANS.search(question.text.plain) or len(question.text.words) <= SHORT:
        return False
    own_role = bool(question.roles) and question.roles[0].coverage >= OWN_ROLE
    return own_role or (question.topic is not None and question.topic.coverage >= OWN_TOPIC)


def _narrowed(turn: Turn) -> Answer | None:
    """ "But I don't like blood": the list before, without what is ruled out."""
    avoid, offered = turn.question.wish.avoid, _offered(turn)
    if not avoid or turn.question.named or len(offered) < 2:
        return None
    left = tuple(role for role in offered if not avoid & set(role.involves))
    return find.chosen_from(turn, left) if left else None
