"""The way to a role from where a person is now, step by step."""

from dataclasses import replace

from bot.catalogue.fields import Involves
from bot.catalogue.role import Role
from bot.conversation.parts import Answer, Turn, button, found_ids, said, source_line
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Paragraph
from bot.routes.planner import Here, Ladder, Step, keeps_wishes, ladders

STAGES = ("year-7-9", "year-10-11", "year-12-13", "left-school", "adult")


def plan(turn: Turn, role: Role) -> Answer:
    """Up to three ladders; asks first where the person is now, if that isn't known."""
    here = whereabouts(turn)
    if here is None:
        return ask_stage(turn, role)
    wording = turn.wording
    found = ladders(role, here, turn.catalogue)
    blocks: list[Block] = [Heading(wording("plan.title", role=role.title))]
    if not any(keeps_wishes(ladder, here) for ladder in found):
        blocks.append(said(wording("plan.nearest")))
    for number, ladder in enumerate(found, start=1):
        blocks += [
            Paragraph((Bold(wording("plan.way", number=number)), " ", _total(turn, ladder))),
            _steps(turn, ladder),
        ]
    blocks += [Paragraph((Bold(wording("plan.this_month")), " ", wording(f"plan.do.{here.stage}"))),
               source_line(wording, role.sources[0].name, role.sources[0].url, role.reviewed)]  # fmt: skip
    buttons = (
        button(wording, "entry", f"role:{role.id}:entry"),
        button(wording, "near", f"role:{role.id}:near"),
        button(wording, "other_stage", f"role:{role.id}:stage"),
        button(wording, "card", f"role:{role.id}"),
    )
    memory = replace(turn.memory, role=role.id, stage=here.stage, facet="plan", awaiting="", topic="", fallbacks=0)
    pathways = tuple(way.pathway for way in role.ways_in if way.pathway)
    return Answer(tuple(blocks), buttons, memory, found_ids(turn, [role.id], "title"), pathways, intent="pathway")


def whereabouts(turn: Turn) -> Here | None:
    """The stage that was said now or before, what the person has, and what they wish."""
    stage = turn.question.stage or turn.memory.stage
    if stage not in turn.catalogue.routes.stages:
        return None
    wish = turn.question.wish
    return Here(stage, turn.question.holds, Involves.LONG_TRAINING in wish.avoid, turn.question.earns)


def at_stage(turn: Turn) -> Answer:
    """Only the stage was said: what counts at this stage, and ways to go on."""
    wording = turn.wording
    is_parents = turn.asker == "parent"
    key = "stage.now.parent" if is_parents else f"stage.now.{turn.question.stage}"
    text = wording(key) if key in wording else wording("stage.now.other")
    ask = "stage.now.ask_parent" if is_parents else "stage.now.ask"
    actions = {"explore": "explore", "near": "near", "surprise": "surprise"}
    buttons = tuple(button(wording, name, action) for name, action in actions.items())
    memory = replace(turn.memory, asker=turn.asker, awaiting="", fallbacks=0)
    return Answer((said(text), said(wording(ask))), buttons, memory, confidence="sure")


def ask_stage(turn: Turn, role: Role) -> Answer:
    """Where are you now? Five buttons, and nothing else to tell."""
    buttons = tuple(Button(turn.wording(f"stage.{stage}"), f"stage:{stage}") for stage in STAGES)
    memory = replace(turn.memory, role=role.id, awaiting="stage", fallbacks=0)
    text = said(turn.wording("plan.ask_stage"))
    return Answer((text,), buttons, memory, found_ids(turn, [role.id], "title"), intent="pathway", confidence="sure")


def _total(turn: Turn, ladder: Ladder) -> str:
    if ladder.months is None:
        return turn.wording("plan.total_unknown")
    years = max(1, round(ladder.months / 12))
    return turn.wording("plan.total_one" if years == 1 else "plan.total", years=years)


def _steps(turn: Turn, ladder: Ladder) -> Bullets:
    return Bullets(tuple(_step(turn, number, step) for number, step in enumerate(ladder.steps, start=1)))


def _step(turn: Turn, number: int, step: Step) -> tuple[Inline, ...]:
    if step.text:
        return (f"{number}. ", turn.wording(f"plan.step.{step.text}"))
    marks = [step.length] + ([turn.wording(f"way.{step.paid}")] if step.paid else [])
    needs = f"{step.needs[:1].upper()}{step.needs[1:].rstrip('.')}."
    return (f"{number}. ", Bold(step.title), f" ({', '.join(marks)}). {needs}")
