"""What was found, weighed: the intent, the roles worth showing, and how sure we are."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.messages import Confidence, Intent
from bot.understanding.intents import best_intent
from bot.understanding.question import EntryHit, Question, RoleHit
from bot.understanding.topics import BEFORE_ROLE, OF_USE, THE_VERY_QUESTION

SURE_COVERAGE = 0.75
"""The part of a question that an unnamed role must explain to be answered at once."""
WEAK_COVERAGE = 0.34
"""Below this a role has too little to do with the question to be shown."""
DESCRIBED_COVERAGE = 0.25
"""The same for a text that tells what somebody does: it surely means some job."""
FAINT_COVERAGE = 0.14
"""Enough where at least `TELLING_WORDS` words of a text about work agree."""
TELLING_WORDS = 2
IN_A_SAMPLE = "sample question"
"""One word that stands only in somebody's sample question says little: "potato"."""
BARE_COVERAGE = 0.7
"""The same for a text that says nothing of a job or of the wish for one."""
BARE_FAINT_COVERAGE = 0.5
"""Enough in such a text where `MANY_WORDS` telling words agree."""
MANY_WORDS = 3
CLEAR_COVERAGE = 0.45
"""From here on a role is described, whatever else is asked: its pay, the way in, a place near."""
CLEAR_FAINT_COVERAGE = 0.3
"""The same where `MANY_WORDS` telling words agree."""
MOST_BEFORE_WISH = 2
"""So many roles that a text describes stand before those that only share what the person likes."""
TOPIC_LIKENESS = 0.62
"""From here on a topic's sample question is what was asked."""
TOPIC_ALONE = OF_USE
"""The same in a text that names no role."""
TOPIC_POINTS = 4.0
HELD_APART = 3.0
"""Points for comparing, where two names stand side by side with an "or" between."""
CLEARLY = 3.0
"""Points from which on an intent is said in so many words."""
HINT = 1.0
SEEKING = 1.0
"""Points for a search, where somebody looks for any job that would suit them."""
FIRM_POINTS = 3.0
"""What a broad wish that the text is about speaks for a search."""

ABOUT_ROLES: frozenset[Intent] = frozenset({"role_info", "role_search", "compare_roles"})
OF_A_ROLE: frozenset[Intent] = frozenset(
    {
        "pathway",
        "apprenticeship",
        "t_level",
        "degree",
        "entry_requirements",
        "pay",
        "work_experience",
        "parent_question",
    }
)
"""Intents that are mostly about one role, named or described."""
LOOKS_NEAR = frozenset({"help", "near", "around", "nearby", "local"})
"""Words that ask for something at a place, where no other is asked for."""
ASIDES: tuple[Intent, ...] = ("smalltalk", "abuse", "out_of_scope")
"""Intents that give way to a real question in the same text."""
LOCAL: tuple[Intent, ...] = ("events", "work_experience", "hub_contact")
PARENT_KEEPS: frozenset[Intent] = frozenset(
    {"events", "hub_contact", "work_experience", "compare_roles", "privacy", "abuse", "out_of_scope", "smalltalk"}
)
"""Intents that stay what they are when a parent asks."""


class Found(NamedTuple):
    """What the finders say of a text, before it is weighed."""

    roles: tuple[RoleHit, ...]
    topic: EntryHit | None
    topic_intent: Intent | None
    pathways: tuple[EntryHit, ...]
    collection: EntryHit | None
    fitting: tuple[RoleHit, ...] = ()
    """Roles that share tags with what the person likes."""
    collections: tuple[str, ...] = ()
    firm: bool = False
    """Whether the text is about what the collections stand for, and not about a role."""
    seeks: bool = False
    is_question: bool = False
    """Whether the text begins as a plain question does: "how long", "is it"."""
    about_work: bool = True
    describes: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    """Where names of roles stand among the words."""
    held_apart: bool = False
    to_bot: bool = False
    other_job: bool = False
    my_own: bool = False
    """Whether the text speaks of who looks after the person: "my dentist"."""
    background: bool = False
    """Whether an other job in the text is what the person did before, or the text is about jobs here after all."""
    not_a_job: bool = False

    @property
    def named(self) -> bool:
        """Whether a name in the text decides."""
        return any(hit.named for hit in self.roles)

    @property
    def refused(self) -> bool:
        """Whether the text is plainly not for this bot: a service, homework, another career."""
        meant = self.called or any(map(clearly_described, self.roles))
        return self.not_a_job or (self.other_job and not meant and not self.background)

    @property
    def sure_topic(self) -> bool:
        """Whether a topic's sample is so nearly the question that it goes before a role."""
        return self.topic is not None and self.topic.coverage >= BEFORE_ROLE

    @property
    def called(self) -> tuple[RoleHit, ...]:
        """The roles with a name in the text, even one that only says the kind of job."""
        return tuple(hit for hit in self.roles if hit.called)

    def fits(self, hit: RoleHit) -> bool:
        """Whether a role that isn't called by name has enough to do with the text to be shown."""
        if self.describes and hit.coverage >= DESCRIBED_COVERAGE:
            return True
        if hit.matched < TELLING_WORDS and hit.why.startswith(IN_A_SAMPLE):
            return self.about_work and hit.coverage >= BARE_COVERAGE
        if self.about_work:
            return hit.coverage >= WEAK_COVERAGE or (hit.matched >= TELLING_WORDS and hit.coverage >= FAINT_COVERAGE)
        return hit.coverage >= BARE_COVERAGE or (hit.matched >= MANY_WORDS and hit.coverage >= BARE_FAINT_COVERAGE)

    def fits_well(self, hit: RoleHit) -> bool:
        """The same for a text that asks for pay or a way in: one telling word is not yet a role."""
        return self.fits(hit) and (hit.matched >= TELLING_WORDS or hit.coverage >= CLEAR_COVERAGE)


def weigh(question: Question, found: Found, points: Mapping[Intent, float]) -> Question:
    """The question with its intent, roles, topic and confidence."""
    described = tuple(hit for hit in found.roles if hit.named or clearly_described(hit))[:MOST_BEFORE_WISH]
    looks = found.firm and not found.is_question and "role_search" in points
    least = (
        THE_VERY_QUESTION if looks else BEFORE_ROLE if found.firm else TOPIC_LIKENESS if found.called else TOPIC_ALONE
    )
    topic = found.topic if found.topic and found.topic.coverage >= least else None
    if found.firm:
        found = found._replace(roles=(), fitting=(), topic=topic)
    elif topic is not found.topic:
        found = found._replace(topic=topic)
    intent = _intent(question, found, dict(points))
    roles = _worth_showing(found, intent)
    return replace(
        question,
        intent=intent,
        roles=roles,
        described=described,
        topic=topic,
        pathways=found.pathways,
        collection=None if roles and (found.describes or roles[0].named) else found.collection,
        confidence=_confidence(intent, roles, found),
    )


def _intent(question: Question, found: Found, points: dict[Intent, float]) -> Intent:
    if question.language:
        return "other_language"
    if found.topic and found.topic_intent and (not found.named or found.sure_topic):
        points[found.topic_intent] = points.get(found.topic_intent, 0.0) + TOPIC_POINTS * found.topic.coverage
    if question.place and LOOKS_NEAR.intersection(question.text.words):
        points.pop("smalltalk", None)  # "help near Boston"
    aside = _aside(found, points)
    if aside:
        return aside
    _count_roles(question, found, points)
    if found.firm:
        points["role_search"] = points.get("role_search", 0.0) + FIRM_POINTS
    intent = _by_its_form(question, found, points) or best_intent(points, _without_points(question, found))
    is_parents = question.asker == "parent" and intent not in PARENT_KEEPS
    return "parent_question" if is_parents else intent


def _count_roles(question: Question, found: Found, points: dict[Intent, float]) -> None:
    """What the roles and wishes in a text say for the intents that are about roles."""
    if found.held_apart and len(found.called) > 1:
        points["compare_roles"] = points.get("compare_roles", 0.0) + HELD_APART
    if len(found.called) < 2 and not found.topic:
        points.pop("compare_roles", None)
    if not found.called:
        points.pop("role_info", None)
    if question.place and "role_search" in points and not found.seeks:
        points["apply_interview"] = points.get("apply_interview", 0.0) + points.pop("role_search")
    elif found.seeks and not found.named:
        points["role_search"] = points.get("role_search", 0.0) + SEEKING


def _aside(found: Found, points: dict[Intent, float]) -> Intent | None:
    """Small talk, abuse, and what is not for this bot: they give way to a real question in the same text."""
    most = max((worth for intent, worth in points.items() if intent != "role_info"), default=0.0)
    is_service = found.my_own and most <= HINT and not (found.seeks or found.describes)
    of_its_pay = found.named and not found.other_job and points.get("pay", 0.0) >= CLEARLY
    if (found.refused or is_service) and not (found.sure_topic or of_its_pay):
        return "out_of_scope"
    asides = {intent: points.pop(intent) for intent in ASIDES if intent in points}
    if found.firm:
        asides.pop("smalltalk", None)  # "nothing boring", "no phones, no stress"
    if found.seeks:
        asides.pop("abuse", None)  # somebody swears, and looks for a job
    if asides.get("abuse", 0.0) >= CLEARLY and not points:
        return "abuse"
    if asides and not found.named and max(asides.values()) > max(points.values(), default=0.0):
        return best_intent(asides, "out_of_scope")
    if found.to_bot and not points and not found.called and not found.sure_topic:
        return "smalltalk"
    return None


def _by_its_form(question: Question, found: Found, points: Mapping[Intent, float]) -> Intent | None:
    """Texts whose form says what they are, whatever words stand in them."""
    if found.named:
        return None
    if (found.describes and any(map(found.fits, found.roles))) or _only_hinted(found, points):
        return "role_search" if not (question.asker == "teacher" and question.place) else _local(points)
    if question.asker == "teacher" and question.place:
        return _local(points)
    return _looks_for_any(question, found, points)


def _looks_for_any(question: Question, found: Found, points: Mapping[Intent, float]) -> Intent | None:
    """Somebody who looks for any job that would suit them, and doesn't ask for something else in so many words."""
    local = max(points.get(intent, 0.0) for intent in LOCAL)
    if not found.seeks or question.asker == "parent" or found.sure_topic or local >= CLEARLY:
        return None
    if question.place and points.get("apply_interview", 0.0) >= CLEARLY:
        return "apply_interview"
    most = max((worth for intent, worth in points.items() if intent != "role_search"), default=0.0)
    return "role_search" if found.fitting or found.collection or most < CLEARLY else None


def _only_hinted(found: Found, points: Mapping[Intent, float]) -> bool:
    """Whether nothing more than a hint speaks for an intent, and roles or a wish account for the text."""
    accounted = found.collection is not None or any(map(found.fits, found.roles))
    return accounted and found.topic is None and max(points.values(), default=0.0) <= HINT


def _local(points: Mapping[Intent, float]) -> Intent:
    """What a teacher wants near a place: an event or work experience if they say so, the hub otherwise."""
    return next((intent for intent in LOCAL[:2] if intent in points), "hub_contact")


def _without_points(question: Question, found: Found) -> Intent:
    """The intent of a text that holds no phrase for any."""
    if found.named:
        return "role_info"
    if found.pathways:
        return "pathway"
    if found.collection or question.wish or found.seeks or any(map(found.fits, found.roles)):
        return "role_search"
    if question.place or question.asker == "teacher":
        return "hub_contact"
    return "pathway" if question.stage else "out_of_scope"


def _worth_showing(found: Found, intent: Intent) -> tuple[RoleHit, ...]:
    """Roles called by name; or else those that explain enough of the question."""
    if intent in {*ASIDES, "privacy"}:
        return ()
    compares = intent == "compare_roles" and len(found.called) > 1
    if compares or intent == "other_language":  # there only an English name of a job that stands in it is meant
        return tuple(hit for hit in found.called if compares or hit.named)
    named = tuple(hit for hit in found.roles if hit.named)
    if named:
        return (*named, *(hit for hit in found.roles if not hit.named and found.fits(hit)))
    if intent in ABOUT_ROLES:
        fitting = found.fitting if found.seeks and not found.describes else ()
        if fitting:
            clear = tuple(filter(clearly_described, found.roles))[:MOST_BEFORE_WISH]
            return (*clear, *(hit for hit in fitting if hit.id not in {role.id for role in clear}))
        return tuple(hit for hit in found.roles if hit.called or found.fits(hit)) or found.fitting
    asks_for_one = found.about_work and not found.topic and intent in OF_A_ROLE
    described = found.fits_well if asks_for_one else clearly_described
    return (*found.called, *(hit for hit in found.roles if not hit.called and described(hit)))


def surely_meant(hit: RoleHit) -> bool:
    """Whether a role that isn't called by name accounts for so much of a text that it must be meant."""
    return hit.coverage >= SURE_COVERAGE and hit.matched >= TELLING_WORDS


def clearly_described(hit: RoleHit) -> bool:
    """Whether a text that asks for something else, such as pay, describes a role beyond doubt that it means one."""
    enough = CLEAR_FAINT_COVERAGE if hit.matched >= MANY_WORDS else CLEAR_COVERAGE
    return hit.matched >= TELLING_WORDS and hit.coverage >= enough


def _confidence(intent: Intent, roles: tuple[RoleHit, ...], found: Found) -> Confidence:
    if intent == "out_of_scope":
        return "sure" if found.topic else "none"
    if intent not in ABOUT_ROLES or intent == "compare_roles" or any(hit.named for hit in roles):
        return "sure"
    if roles and roles[0].coverage >= SURE_COVERAGE:
        return "sure"
    return "unsure" if roles or found.collection else "none"
