"""The way to a role from where a person is now, step by step."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from bot.catalogue.role import Role
from bot.conversation import topics
from bot.conversation.guided.typed import says
from bot.conversation.parts import (
    Answer,
    Turn,
    button,
    buttons_named,
    date_of_year,
    found_ids,
    listing,
    said,
    source_line,
)
from bot.conversation.ways.ladders import told
from bot.messages import Block, Bold, Button, Heading, Intent, Paragraph
from bot.routes.ladder import Gap, Ladder, keeps_wishes
from bot.routes.planner import ladders, task
from bot.routes.standing import PASS, Standing
from bot.routes.steps import SUBJECTS
from bot.store.port import Memory

FROM_TEXT: frozenset[Intent] = frozenset(
    {"role_info", "role_search", "pathway", "entry_requirements", "parent_question", "degree", "apprenticeship",
     "t_level", "out_of_scope"}
)  # fmt: skip
"""What a person may be after who tells where they stand, and would be helped best by a plan."""
MOST_NEARER = 2
MOST_NOT_WISHED = 2
"""Ladders that are told where none is what was asked for."""
STAGES = ("year-7-9", "year-10-11", "year-12-13", "left-school", "adult")


def plan(turn: Turn, role: Role) -> Answer:
    """Up to three ladders; asks first where the person is now, if that isn't known."""
    here = whereabouts(turn)
    if here.stage not in turn.catalogue.routes.stages:
        return ask_stage(turn, role)
    wording = turn.wording
    if "trained-abroad" in here.background and role.id in turn.catalogue.routes.from_abroad:
        return _abroad_only(turn, role, here)
    found = ladders(role, here, turn.catalogue, turn.today)
    blocks: list[Block] = [
        Heading(wording("plan.title", role=role.title)),
        said(wording("plan.from", standing=_standing(turn, here))),
    ]
    if not any(keeps_wishes(ladder, here) for ladder in found):
        blocks += [said(wording("plan.nearest")), *_nearer_jobs(turn, role, here)]
        found = found[:MOST_NOT_WISHED]
    blocks += told(turn, role, found, here)
    gaps = _different(gap for ladder in found for gap in ladder.gaps)
    blocks += _missing(turn, gaps)
    blocks += [
        *_this_month(turn, found[0], here),
        source_line(wording, role.sources[0].name, role.sources[0].url, role.reviewed),
    ]
    return Answer(
        tuple(blocks),
        _buttons(turn, role, found[0], here, gaps),
        replace(_remembered(turn, role, here), facet="plan", awaiting=""),
        found_ids(turn, [role.id], "title"),
        tuple(way.pathway for way in role.ways_in if way.pathway),
        intent="pathway" if turn.incoming.action else None,
    )


def _nearer_jobs(turn: Turn, role: Role, here: Standing) -> list[Block]:
    """Jobs like this one to which a way fits all that is wished for."""
    like = [turn.catalogue.roles[id_] for id_ in role.related if id_ in turn.catalogue.roles]
    fitting = (
        job
        for job in like
        if any(keeps_wishes(way, here) and not way.may_grow for way in ladders(job, here, turn.catalogue, turn.today))
    )
    titles = [job.title for job in islice(fitting, MOST_NEARER)]
    return [said(turn.wording("plan.nearer_jobs", roles=listing(titles, turn.wording("word.and"))))] if titles else []


def whereabouts(turn: Turn) -> Standing:
    """What was said now of stage, grades and wishes, over what was said before."""
    kept = Standing.from_tags(turn.memory.standing, turn.memory.stage)
    return turn.question.standing.over(kept)


def says_where(turn: Turn) -> bool:
    """Whether this text tells what the person holds or learns now, so that a plan answers it best."""
    now = turn.question.standing
    grades = (now.usual, now.english, now.maths, now.science, now.level)
    return bool(now.doing or now.background or now.most_years) or any(grade is not None for grade in grades)


def asks_for_plan(turn: Turn) -> bool:
    """Whether a text asks for the steps themselves: "what do I do first", "my next step"."""
    return says(turn.question.text.plain, turn.wording, "plan.asks")


def role_meant(turn: Turn) -> Role | None:
    """The role that a text calls by name, once all that it tells of the person is taken away."""
    question = turn.question
    if says_where(turn):
        learned = "trained-abroad" in question.standing.background  # the job that was learned is the one meant
        hits = question.roles if learned else turn.guide_roles(question.rest)
        called = next((hit for hit in hits if hit.called), None)
    else:
        called = next((hit for hit in question.roles[:1] if hit.called), None)
    return turn.catalogue.roles[called.id] if called else None


def says_more(turn: Turn) -> bool:
    """Whether this text tells anything that a plan counts with."""
    return bool(turn.question.standing.stage or turn.question.standing.tags())


def at_stage(turn: Turn, role: Role, stage: str) -> Answer:
    """The plan from a stage that was pressed; what was said of an earlier stage no longer counts."""
    here = Standing(stage).over(Standing.from_tags(turn.memory.standing, turn.memory.stage))
    return plan(replace(turn, memory=replace(turn.memory, stage=stage, standing=here.tags())), role)


def stage_alone(turn: Turn) -> Answer:
    """Only the stage was said: what counts at this stage, and ways to go on."""
    wording = turn.wording
    is_parents = turn.asker == "parent"
    key = "stage.now.parent" if is_parents else f"stage.now.{turn.question.stage}"
    text = wording(key) if key in wording else wording("stage.now.other")
    ask = "stage.now.ask_parent" if is_parents else "stage.now.ask"
    buttons = buttons_named(wording, "explore", "near", "surprise")
    memory = replace(turn.memory, asker=turn.asker, awaiting="", fallbacks=0)
    return Answer((said(text), said(wording(ask))), buttons, memory, confidence="sure")


def ask_job(turn: Turn) -> Answer:
    """Which job is it to be? Without one there is nothing to plan."""
    buttons = buttons_named(turn.wording, "explore", "surprise", "near")
    memory = replace(turn.memory, awaiting="", fallbacks=0)
    return Answer((said(turn.wording("plan.ask_job")),), buttons, memory, intent="pathway", confidence="sure")


def ask_stage(turn: Turn, role: Role) -> Answer:
    """Where are you now? Five buttons, and nothing else to tell."""
    buttons = tuple(Button(turn.wording(f"stage.{stage}"), f"stage:{stage}") for stage in STAGES)
    memory = replace(_remembered(turn, role, whereabouts(turn)), awaiting="stage")
    text = said(turn.wording("plan.ask_stage"))
    return Answer((text,), buttons, memory, found_ids(turn, [role.id], "title"), intent="pathway", confidence="sure")


def _remembered(turn: Turn, role: Role, here: Standing) -> Memory:
    return replace(
        turn.memory, role=role.id, stage=here.stage, standing=here.tags(), asker=turn.asker, topic="", fallbacks=0
    )


def _standing(turn: Turn, here: Standing) -> str:
    """'Year 11, about grade 4 in your GCSEs, maths 3': what the bot took in, so that it can be put right."""
    wording = turn.wording
    parts = [wording("plan.from.year", year=here.year) if here.year else wording(f"plan.from.stage.{here.stage}")]
    if here.usual is not None:
        parts.append(wording("plan.from.usual", grade=here.usual))
    elif here.level is not None and not here.doing:
        parts.append(wording(f"plan.from.level.{here.level}"))
    grades = ((name, getattr(here, name)) for name in SUBJECTS)
    parts += [wording("plan.from.grade", subject=wording(f"subject.{name}"), grade=grade)
              for name, grade in grades if grade is not None]  # fmt: skip
    parts += [wording(f"plan.from.doing.{here.doing}")] if here.doing else []
    parts += [wording(f"plan.from.background.{name}") for name in here.background]
    return ", ".join(parts)


def _abroad_only(turn: Turn, role: Role, here: Standing) -> Answer:
    """Who has learned this job abroad doesn't start again: what the topic says of the register."""
    topic_id = turn.catalogue.routes.from_abroad[role.id]
    answer = topics.topic(turn, turn.catalogue.topics[topic_id])
    start = said(turn.wording("plan.from", standing=_standing(turn, here)))
    memory = replace(_remembered(turn, role, here), facet="plan", awaiting="")
    helpful = tuple(each for each in answer.buttons[:4] if each.action not in {f"role:{role.id}", "home"})
    buttons = (*helpful, button(turn.wording, "near", f"role:{role.id}:near"),
               button(turn.wording, "other_stage", f"role:{role.id}:stage"),
               button(turn.wording, "card", f"role:{role.id}"))  # fmt: skip
    blocks = (answer.blocks[0], start, *answer.blocks[1:])
    return replace(answer, blocks=blocks, buttons=buttons, memory=memory, roles=found_ids(turn, [role.id], "title"))


def told_of_abroad(turn: Turn, role: Role) -> bool:
    """Whether the plan before this text was the one for people trained abroad: it would only be said again."""
    known = Standing.from_tags(turn.memory.standing, turn.memory.stage).background
    return "trained-abroad" in known and role.id in turn.catalogue.routes.from_abroad


def from_abroad(turn: Turn, role: Role) -> Answer:
    """What counts for somebody trained abroad; said once, the next answer is about certificates and papers."""
    return papers(turn, role) if turn.memory.facet == "plan" else plan(turn, role)


def papers(turn: Turn, role: Role) -> Answer:
    """What is said of certificates and papers from abroad; where there is no such topic, the plan again."""
    about = turn.catalogue.topics.get(turn.catalogue.routes.backgrounds.get("trained-abroad", ""))
    if about is None:
        return plan(turn, role)
    return replace(topics.topic(turn, about), roles=found_ids(turn, [role.id], "title"))


def _different(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """One gap for each subject: the lowest grade that any of the ladders asks for."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        if gap.subject not in found or gap.asked < found[gap.subject].asked:
            found[gap.subject] = gap
    return tuple(found.values())


def _missing(turn: Turn, gaps: tuple[Gap, ...]) -> list[Block]:
    """What is asked for and not there yet, and how people get it later."""
    if not gaps:
        return []
    wording = turn.wording
    asked = max(gap.asked for gap in gaps)
    subjects = listing((wording(f"subject.{gap.subject}") for gap in gaps), wording("word.and"))
    what = wording("plan.gap", asked=asked, subjects=subjects)
    if asked > PASS:
        return [Paragraph((Bold(wording("plan.missing")), f" {what} {wording('plan.gap_high')}"))]
    topic = turn.catalogue.topics.get(turn.catalogue.routes.english_and_maths.topic)
    later = f" {'. '.join(topic.says[0].split('. ')[:2]).rstrip('.')}." if topic else ""
    return [Paragraph((Bold(wording("plan.missing")), f" {what}{later}"))]


def _this_month(turn: Turn, ladder: Ladder, here: Standing) -> list[Block]:
    one = task(ladder, here, turn.catalogue, turn.today)
    if one is None:
        return []
    last_day = date_of_year(one.last_day) if one.last_day else ""
    text = turn.wording(f"plan.do.{one.text}", last_day=last_day)
    return [Paragraph((Bold(turn.wording("plan.this_month")), " ", text))]


def _buttons(turn: Turn, role: Role, ladder: Ladder, here: Standing, gaps: tuple[Gap, ...]) -> tuple[Button, ...]:
    """The topics that help with this plan, then the usual ones."""
    wording, rules = turn.wording, turn.catalogue.routes
    one = task(ladder, here, turn.catalogue, turn.today)
    ids = [
        rules.english_and_maths.topic if any(gap.asked <= PASS for gap in gaps) else "",
        *(rules.backgrounds.get(name, "") for name in here.background),
        rules.backgrounds.get("near", "") if here.near_home else "",
        (one.topic or "") if one else "",
    ]
    helpful = [Button(wording(f"plan.topic.{id_}"), f"topic:{id_}")
               for id_ in dict.fromkeys(ids) if id_ in turn.catalogue.topics]  # fmt: skip
    return (
        *helpful[:3],
        button(wording, "entry", f"role:{role.id}:entry"),
        button(wording, "compare_ways", f"role:{role.id}:ways"),
        button(wording, "near", f"role:{role.id}:near"),
        button(wording, "other_stage", f"role:{role.id}:stage"),
        button(wording, "card", f"role:{role.id}"),
    )
