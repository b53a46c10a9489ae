"""Questions that lean on what was said before: "what does it pay", "and the second one?", "near leeds"."""

import re
from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation import chat, compare, events, explore, find, lists, pathways, places, roles, routes
from bot.conversation.leaning import FACET_OF, INTENT_OF, asks_a_rule, part_meant
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
OWN_TOPIC = 0.8

_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"^ (?:ok |and |what is |what about |tell me about )*"
    rf"(?:the )?({'|'.join(_ORDINALS)}|last)(?: one)?(?: please)? $"
)
_START_AGAIN = re.compile(
    r"^ (?:ok |lets |can we |please )*"
    r"(?:start (?:again|over|afresh)|restart|reset|back to the start|new chat|main menu|menu) $"
)
_BACK = re.compile(
    r"^ (?:(?:can i |can we |please |ok )*(?:go )?back(?: please| one| to (?:the|that) (?:list|job|role|card))?"
    r"|previous(?: one)?) $"
)
_MORE = re.compile(
    r"^ (?:(?:yes )?(?:show me |any |tell me )?more(?: please| roles| info| about (?:it|that))?"
    r"|(?:ok |and |so |but )*(?:what|anything|what others?) else(?: is there| have you got| can i do)?"
    r"|another one|another|next|others?) $"
)
_YES = re.compile(r"^ (?:yes|yeah|yep|yup|ye|yh|sure|ok yes|yes please|go on|please|please do|yes i do|i do|ok then) $")
_IT_IS = re.compile(
    r"^ (?:yes |yeah |yep |ye )?"
    r"(?:that is (?:the one|it|right|correct)|that one|this one|the one|correct|exactly) $"
)
_HOW = re.compile(
    r"^ (?:ok |so |but |and |yes )*(?:how|how come|how though|how so|how do i do (?:that|it)|how would i) $"
)
_JOBS_IN_IT = re.compile(
    r" (?:jobs in it|jobs in that|jobs for it|jobs for that|jobs for them|many jobs|get a job|find a job|hard to get) "
)
_AND_ANOTHER = re.compile(r"^ (?:ok |so |yes )*(?:and|what about|how about|what of|and for|same for|or) ")
_BOTH = re.compile(r" (?:difference|different|both|compare|compare them|two) ")
_HOW_MUCH = re.compile(r"^ (?:ok |so |but |and )*how much(?: money| though)? $")
_NO = re.compile(r"^ (?:no|nope|nah|no thanks|not really|none of (?:these|them)|neither) $")
_LEANS = re.compile(r" (?:it|that|this|they|them|those|one|there|their) ")
_OTHER_KIND = re.compile(r"^ (?:actually )?(?:no |not |i mean |i meant |the other )")
_INSTEAD = re.compile(r" (?:(?:what|how) about|instead|rather|or maybe) | then $|^ and (?:for )?(?:a |an )?\w+ $")
_WHICH = re.compile(
    r" (?:which (?:one )?(?:is|has|pays|takes|would)|which one|whats different|difference|better|quicker|faster) "
)


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
        _planned_anew,
        _only_a_place,
        _chosen,
        _short_word,
        lists.one_of_the_list,
        _held_together,
        lists.easier,
        _the_other_kind,
        _same_of_another,
        _of_the_same_role,
        lists.narrowed,
    ):
        answer = lean(turn)
        if answer:
            return answer
    return None


def _role(turn: Turn) -> Role | None:
    return turn.catalogue.roles.get(turn.memory.role)


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
        intent = _local_intent(turn)
        turn = replace(turn, question=replace(question, place=given, intent=intent))
        if intent == "events":
            return events.whats_on(turn, _role(turn))
        return replace(places.near(turn, _role(turn)), intent=intent, confidence="sure")
    if question.named or question.intent not in {"out_of_scope", "role_search", "hub_contact"}:
        return None
    return replace(places.unknown(turn), intent="hub_contact")


def _stage_given(turn: Turn) -> Answer | None:
    """ "Year 11", after the bot asked where the person is now."""
    role = _role(turn)
    if turn.memory.awaiting != "stage" or role is None or not turn.question.stage or turn.question.named:
        return None
    return replace(routes.plan(turn, role), confidence="sure")


def _planned_anew(turn: Turn) -> Answer | None:
    """ "What about nurse then?" or "and without uni?", after a plan."""
    question, role = turn.question, _role(turn)
    earns = question.standing.wants_to_earn and question.facet == "pay"
    other = bool(question.place) or not (earns or question.facet in {"", "entry"})
    if turn.memory.facet != "plan" or other or question.intent not in routes.FROM_TEXT:
        return None
    if question.ways[1:] or sum(hit.called for hit in question.roles) > 1:
        return None
    if question.roles and question.roles[0].called:
        role = turn.catalogue.roles[question.roles[0].id]
        instead = question.intent == "pathway" or bool(_INSTEAD.search(question.text.plain))
        return replace(routes.plan(turn, role), intent="pathway") if instead else None
    if role is None or not routes.says_more(turn) or routes.told_of_abroad(turn, role):
        return None
    return replace(routes.plan(turn, role), confidence="sure")


def _only_a_place(turn: Turn) -> Answer | None:
    """ "In Coventry", after a question about work experience or events."""
    question = turn.question
    if question.place is None or turn.memory.local is None or len(question.text.words) > FEW or question.roles:
        return None
    turn = replace(turn, question=replace(question, intent=turn.memory.local))
    if turn.memory.local == "events":
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
    number = _ORDINALS.get(match.group(1), len(turn.memory.offered) - 1)
    chosen = chat.offered(turn, number)
    if chosen is None or not turn.memory.facet or not _AND_ANOTHER.match(turn.question.text.plain):
        return replace(chosen, intent="role_info") if chosen else None
    return _same(turn, turn.catalogue.roles[chosen.roles[0].id])


def _short_word(turn: Turn) -> Answer | None:
    """Back, more, yes and no, how and how much."""
    plain, role = turn.question.text.plain, _role(turn)
    if _BACK.match(plain):
        return _one_back(turn, role)
    if _MORE.match(plain):
        return _more(turn)
    if _NO.match(plain) and (turn.memory.offered or role):
        return replace(explore.start(turn), intent="smalltalk")
    return _about_the_role(turn, role, plain) if role else _of_the_list(turn, plain)


def _about_the_role(turn: Turn, role: Role, plain: str) -> Answer | None:
    if _IT_IS.match(plain):
        return replace(roles.card(turn, role), intent="role_info", confidence="sure")
    if _HOW_MUCH.match(plain):
        return replace(roles.facet(turn, role, "pay"), intent="pay", confidence="sure")
    if _HOW.match(plain) or _YES.match(plain):
        return replace(roles.facet(turn, role, "entry"), intent="pathway", confidence="sure")
    return None


def _of_the_list(turn: Turn, plain: str) -> Answer | None:
    """Yes to a list means its first role."""
    if not turn.memory.offered or not (_YES.match(plain) or _IT_IS.match(plain)):
        return None
    chosen = chat.offered(turn, 0)
    return replace(chosen, intent="role_info") if chosen else None


def _one_back(turn: Turn, role: Role | None) -> Answer:
    """From a part of a role to the role, from the role to the list it was in, from the list to the start."""
    offered = lists.offered(turn)
    if role and (turn.memory.facet or turn.memory.topic):
        card = roles.card(turn, role)
        memory = replace(card.memory, offered=turn.memory.offered)
        return replace(card, memory=memory, intent="role_info", confidence="sure")
    if role and len(offered) > 1:
        return lists.again(turn, offered)
    return chat.home(turn)


def _more(turn: Turn) -> Answer | None:
    """The next roles of a list, or the next part of a role."""
    role = _role(turn)
    if role:
        return replace(roles.facet(turn, role, "day"), intent="role_info", confidence="sure")
    left = [other.id for other in lists.offered(turn)[3:]]
    if not left:
        return explore.start(turn) if turn.memory.offered else None
    return chat.more_roles(turn, left)


def _held_together(turn: Turn) -> Answer | None:
    """ "vs psychiatrist", after a role; "which is quicker?", after two."""
    question, role = turn.question, _role(turn)
    named = [turn.catalogue.roles[hit.id] for hit in question.roles if hit.called and hit.id != turn.memory.role]
    asks = (
        question.intent == "compare_roles"
        or question.text.plain.startswith(" or ")
        or bool(_WHICH.search(question.text.plain))
    )
    if asks and role and len(named) == 1:
        return replace(compare.compare(turn, (role, named[0])), intent="compare_roles", confidence="sure")
    offered = lists.offered(turn)
    is_of_list = role is None or bool(_BOTH.search(question.text.plain))
    if asks and not question.named and is_of_list and len(offered) > 1:
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


def _same_of_another(turn: Turn) -> Answer | None:
    """ "And a midwife?", after "what does a porter earn": the same question of another role."""
    question, before = turn.question, turn.memory.asked
    is_same = _AND_ANOTHER.match(question.text.plain) or (
        not turn.memory.role and before in {"apprenticeship", "t_level"}
    )
    is_bare = bool(question.named) and not question.facet and question.intent in {"role_info", "role_search"}
    if not is_same or not is_bare or len(question.text.words) > SHORT:
        return None
    return _same(turn, turn.catalogue.roles[question.named[0].id])


def _same(turn: Turn, role: Role) -> Answer | None:
    before = turn.memory.asked
    if before in pathways.KINDS:
        return replace(pathways.for_role(turn, role, before), intent=before, confidence="sure")
    facet = turn.memory.facet or (FACET_OF.get(before, "") if before else "")
    if not facet:
        return None
    offered = turn.memory.offered
    answer = roles.facet(turn, role, facet)
    kept = replace(answer.memory, offered=offered) if role.id in offered else answer.memory
    return replace(answer, memory=kept, intent=INTENT_OF.get(facet, "role_info"), confidence="sure")


def _of_the_same_role(turn: Turn) -> Answer | None:
    """A part of the role that is being talked about."""
    question, role = turn.question, _role(turn)
    if role is None or _is_new_subject(turn):
        return None
    if question.place:
        return replace(places.near(turn, role), intent=question.intent, confidence="sure")
    if question.intent in pathways.KINDS:
        return None if asks_a_rule(turn) else pathways.for_role(turn, role, question.intent)
    if _JOBS_IN_IT.search(question.text.plain):
        return replace(roles.facet(turn, role, "jobs"), intent="role_info", confidence="sure")
    facet = part_meant(turn)
    return _part(turn, role, facet) if facet else None


def _part(turn: Turn, role: Role, facet: str) -> Answer | None:
    """One part of a role; who learned it abroad is not shown the ways in of those who start here."""
    question = turn.question
    if facet == "entry" and routes.told_of_abroad(turn, role):
        return None if question.topic else replace(routes.from_abroad(turn, role), intent="pathway", confidence="sure")
    says_so = FACET_OF.get(question.intent) == facet and question.intent != "apply_interview"
    intent = question.intent if says_so else INTENT_OF.get(facet, "role_info")
    return replace(roles.facet(turn, role, facet), intent=intent, confidence="sure")


def _is_new_subject(turn: Turn) -> bool:
    """Whether a text has a subject of its own, and doesn't lean on the role before it."""
    question = turn.question
    if question.named or question.intent in {"privacy", "abuse", "smalltalk", "other_language"}:
        return True
    if question.intent == "out_of_scope" and question.place:
        return True  # the weather in Leeds
    if _LEANS.search(question.text.plain) or len(question.text.words) <= SHORT:
        return False
    own_role = bool(question.roles) and question.roles[0].coverage >= OWN_ROLE
    return own_role or (question.topic is not None and question.topic.coverage >= OWN_TOPIC)
