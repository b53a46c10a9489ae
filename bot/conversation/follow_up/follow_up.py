"""Questions that lean on what was said before: "what does it pay", "and the second one?", "near leeds"."""

import re
from dataclasses import replace

from bot.catalogue.role import Role
from bot.conversation import chat
from bot.conversation.follow_up import asked_on, given, lists, yes_or_no
from bot.conversation.follow_up.by_label import by_label
from bot.conversation.follow_up.leaning import FACET_OF, INTENT_OF, asks_a_rule, part_meant
from bot.conversation.follow_up.short_words import short_word
from bot.conversation.guided.typed import says
from bot.conversation.jobs import compare, find, roles
from bot.conversation.local import events, places, reminders
from bot.conversation.parts import Answer, Turn
from bot.conversation.ways import pathways, routes, rules

LONGEST = 14
"""Words; a longer text stands on its own."""
SHORT = 6
"""Words; so short a text leans on the role before it even without an "it"."""
OWN_ROLE = 0.75
"""The part of a text that a role must explain to be a new subject."""
OWN_TOPIC = 0.8

_HOW_TO = {"reminders.on": "reminders.how", "calendar": "calendar.how"}
"""How a button of an event is asked for -> what is said of it; names of the wording."""
_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"^ (?:ok |and |what is |what about |tell me about )*"
    rf"(?:the )?({'|'.join(_ORDINALS)}|last)(?: one)?(?: please)? $"
)
_ONE_OF_THEM = re.compile(rf" ({'|'.join(_ORDINALS)}|last|that) (?:one|job|role) ")
_START_AGAIN = re.compile(
    r"^ (?:ok |lets |can we |please )*"
    r"(?:start (?:again|over|afresh)|restart|reset|back to the start|new chat|main menu|menu) $"
)
_JOBS_IN_IT = re.compile(
    r" (?:jobs in it|jobs in that|jobs for it|jobs for that|jobs for them|many jobs|get a job|find a job|hard to get|"
    r"vacancies|vacancy|job adverts|adverts|look for jobs|find jobs) "
)
_DEGREE_AT_WORK = re.compile(r" degree apprentice")
_AND_ANOTHER = re.compile(r"^ (?:ok |so |yes )*(?:and|what about|how about|what of|and for|same for|or) ")
_BOTH = re.compile(r" (?:difference|different|both|compare|compare them|two) ")
_LEANS = re.compile(r" (?:it|that|this|they|them|those|one|there|their) ")
_OTHER_KIND = re.compile(r"^ (?:actually )?(?:no |not |i mean |i meant |the other )")
_INSTEAD = re.compile(r" (?:(?:what|how) about|instead|rather|or maybe) | then $|^ and (?:for )?(?:a |an )?\w+ $")
_PAYS = re.compile(r" (?:pays?|paid|earns?|money|salary|wage) ")
_WHICH = re.compile(
    r" (?:which (?:one )?(?:is|has|pays|takes|earns|would)|which one|whats different|difference|better|quicker|faster) "
)


def follow_up(turn: Turn) -> Answer | None:
    """The answer, if this text leans on the conversation before it; `None` if it stands on its own."""
    plain = turn.question.text.plain
    if _START_AGAIN.match(plain):
        return chat.home(turn)
    if turn.memory.awaiting == "feedback":
        return chat.feedback_thanks(turn)
    if len(turn.question.text.words) > LONGEST:
        return asked_on.next_topic(turn) if turn.question.asker else None
    for lean in (
        by_label,
        _when_or_online,
        given.moved,
        given.wants_a_job,
        asked_on.next_topic,
        rules.asked,
        lists.for_a_slide,
        lists.suits,
        given.place,
        given.stage,
        _plan_asked,
        _planned_anew,
        given.only_a_place,
        given.only_who_and_where,
        _reminders,
        _from_abroad,
        _chosen,
        short_word,
        lists.one_of_the_list,
        _asked_of_one,
        _held_together,
        lists.part_of_all,
        lists.easier,
        _the_other_kind,
        _same_of_another,
        yes_or_no.asked,
        _of_the_same_role,
        lists.narrowed,
    ):
        answer = lean(turn)
        if answer:
            return answer
    return None


def _when_or_online(turn: Turn) -> Answer | None:
    """ "And in March?", after a question about events."""
    return events.whats_on(turn, turn.role) if events.leans(turn) else None


def _reminders(turn: Turn) -> Answer | None:
    """What the buttons of an event do, typed."""
    plain = turn.question.text.plain
    if says(plain, turn.wording, "reminders.off"):
        return reminders.stop(turn)
    told = next((told for asked, told in _HOW_TO.items() if says(plain, turn.wording, asked)), None)
    return reminders.how(turn, told) if told else None


def _from_abroad(turn: Turn) -> Answer | None:
    """Papers, tests and the register, of somebody who learned the job in another country."""
    role, plain = turn.role, turn.question.text.plain
    if role is None or turn.question.named or not routes.told_of_abroad(turn, role):
        return None
    if says(plain, turn.wording, "abroad.papers"):
        return replace(routes.papers(turn, role), intent="pathway", confidence="sure")
    if says(plain, turn.wording, "abroad.register"):
        return replace(routes.plan(turn, role), intent="pathway", confidence="sure")
    return None


def _plan_asked(turn: Turn) -> Answer | None:
    """ "So what do I do first?", after a job."""
    question, role = turn.question, turn.role
    of_job = role is not None and says(question.text.plain, turn.wording, "plan.asks_of_job")
    if question.named or not (of_job or routes.asks_for_plan(turn)):
        return None
    if role:
        return replace(routes.plan(turn, role), intent="pathway", confidence="sure")
    listed = lists.offered(turn)[: turn.memory.shown]
    if len(listed) > 1 and not turn.memory.topic:
        return lists.which_one(turn, listed)
    says_more = question.topic or question.collection or question.place or question.stage
    return None if says_more and len(question.text.words) > SHORT else routes.ask_job(turn)


def _planned_anew(turn: Turn) -> Answer | None:
    """ "What about nurse then?" or "and without uni?", after a plan."""
    question, role = turn.question, turn.role
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


def _chosen(turn: Turn) -> Answer | None:
    """The second of a list."""
    match = _ORDINAL.search(turn.question.text.plain)
    if not match or not turn.memory.offered:
        return None
    if not turn.memory.shown:
        return lists.which_one(turn, lists.offered(turn))
    number = _ORDINALS.get(match.group(1), lists.last(turn))
    chosen = chat.offered(turn, number)
    if chosen is None or not turn.memory.facet or not _AND_ANOTHER.match(turn.question.text.plain):
        return replace(chosen, intent="role_info") if chosen else None
    return _same(turn, turn.catalogue.roles[chosen.roles[0].id])


def _asked_of_one(turn: Turn) -> Answer | None:
    """ "How do I do the second one?", after a list; of "that one" the bot asks which."""
    plain, listed = turn.question.text.plain, lists.offered(turn)
    match = _ONE_OF_THEM.search(plain)
    if turn.question.named or len(listed) < 2 or not match:
        return None
    if match[1] == "that" or not turn.memory.shown:
        return None if turn.role and match[1] == "that" else lists.which_one(turn, listed)
    number = _ORDINALS.get(match[1], lists.last(turn))
    if number >= len(listed):
        return None
    one = replace(turn, memory=replace(turn.memory, role=listed[number].id))
    card = chat.offered(turn, number)
    return _of_the_same_role(one) or (replace(card, intent="role_info") if card else None)


def _held_together(turn: Turn) -> Answer | None:
    """ "vs psychiatrist", after a role; "which is quicker?", after two."""
    question, role = turn.question, turn.role
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
        told = compare.pays if _PAYS.search(question.text.plain) else compare.compare
        return replace(told(turn, offered), intent="compare_roles", confidence="sure")
    return None


def _the_other_kind(turn: Turn) -> Answer | None:
    """ "No, the cancer one": a role of the same kind as the one before, but another."""
    role, plain = turn.role, turn.question.text.plain
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
    question, role = turn.question, turn.role
    if role is None or question.intent == "funding" or _is_new_subject(turn):
        return None
    if question.standing.wants_to_earn and not question.place:
        return replace(pathways.for_role(turn, role, "apprenticeship"), intent="apprenticeship", confidence="sure")
    if question.place:
        return replace(places.near(turn, role), intent=question.intent, confidence="sure")
    if question.intent in pathways.KINDS:
        without = question.standing.without_university or _DEGREE_AT_WORK.search(question.text.plain)
        kind = "apprenticeship" if without else question.intent
        return None if asks_a_rule(turn) else replace(pathways.for_role(turn, role, kind), intent=kind)
    if _JOBS_IN_IT.search(question.text.plain):
        return replace(roles.facet(turn, role, "jobs"), intent="role_info", confidence="sure")
    facet = part_meant(turn)
    is_rule = facet == "entry" and question.intent == "entry_requirements" and asks_a_rule(turn)
    return _part(turn, role, facet) if facet and not is_rule else None


def _part(turn: Turn, role: Role, facet: str) -> Answer | None:
    """One part of a role; who learned it abroad is not shown the ways in of those who start here."""
    question = turn.question
    if facet == "try" and turn.memory.place:
        return replace(places.near(turn, role), intent="work_experience", confidence="sure")
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
