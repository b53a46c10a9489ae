"""A ladder told: why it is offered, how long it takes, and its steps."""

from dataclasses import replace
from itertools import takewhile

from bot.catalogue.fields import APPRENTICESHIPS, WayKind
from bot.catalogue.role import Role
from bot.conversation.jobs.pay import pounds
from bot.conversation.parts import Turn, listing
from bot.messages import Block, Bold, Bullets, Inline, Paragraph
from bot.routes.ladder import Ladder
from bot.routes.standing import Standing
from bot.routes.steps import FINISH, Step

BRIEF_FROM = 7
"""Steps told in full; what comes in a ladder after them is only named, to fit a phone."""
SURELY_TOLD = 2
MOST_RUNGS = 6
"""More than two ladders are told only up to so many steps: the button for the ways in has the rest."""
LEAST_WAGE = "apprentice-rate"
"""The name of the amount that every apprentice gets at least."""
LONGEST_NEEDS = 70
"""Characters of what a step needs; the button shows all."""


def told(turn: Turn, role: Role, found: tuple[Ladder, ...], here: Standing) -> list[Block]:
    """Each ladder with its number; no step is told in full twice, and a third one only where it still fits."""
    blocks: list[Block] = []
    seen: set[str] = set()
    wages: set[str] = set()
    rungs = 0
    for number, ladder in enumerate(found, start=1):
        shared = _shared(found, number - 1)
        rungs += len(ladder.steps) - shared[0]
        if number > SURELY_TOLD and rungs > MOST_RUNGS:
            break
        steps = _steps(turn, _with_wages(turn, role, ladder, wages), here, seen, shared)
        blocks += [_opening(turn, number, ladder), steps]
    return blocks


def _with_wages(turn: Turn, role: Role, ladder: Ladder, told_of: set[str]) -> Ladder:
    """The ladder with the first wage in it, as far as the catalogue knows; none is told of twice."""
    steps = list(ladder.steps)
    wages = ((number, _apprentice_wage(turn, step)) for number, step in enumerate(steps))
    first = next(((number, wage) for number, wage in wages if wage), None)
    if ladder.kind == WayKind.DIRECT and first is None:
        first = (len(steps) - 1, _first_pay(turn, role))
    if first and first[1] not in told_of:
        told_of.add(first[1])
        steps[first[0]] = replace(steps[first[0]], wage=first[1])
    return replace(ladder, steps=tuple(steps))


def _apprentice_wage(turn: Turn, step: Step) -> str:
    pathway = turn.catalogue.pathways.get(step.pathway)
    least = turn.catalogue.money.facts.get(LEAST_WAGE)
    if pathway is None or pathway.kind not in APPRENTICESHIPS or least is None or turn.today > least.valid_to:
        return ""
    return turn.wording("plan.wage_apprentice", amount=least.amount)


def _first_pay(turn: Turn, role: Role) -> str:
    pay = turn.catalogue.pay
    if not role.pay.bands or turn.today > pay.valid_to:
        return ""
    return turn.wording("plan.wage_job", start=pounds(pay.bands[role.pay.bands[0]].start))


def _opening(turn: Turn, number: int, ladder: Ladder) -> Paragraph:
    wording = turn.wording
    years = max(1, round(ladder.months / 12))
    length = "plan.total_one" if years == 1 else "plan.total"
    total = wording(length, years=years) if ladder.months else ""
    if ladder.may_grow:
        total = wording("plan.total_grows", years=years) if years > 1 else wording("plan.total_unknown")
    return Paragraph((Bold(wording("plan.way", number=number)), f" {wording(f'plan.why.{ladder.why}')} {total}"))


def _shared(found: tuple[Ladder, ...], number: int) -> tuple[int, int]:
    """How many first steps a ladder shares with one above it, and which one that is, from 0; few are told again."""
    best = (0, 0)
    for above in range(number):
        pairs = zip(found[number].steps[:-1], found[above].steps, strict=False)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        best = max(best, (same, above), key=lambda one: one[0])
    return best if best[0] > 1 else (0, 0)


def _steps(turn: Turn, ladder: Ladder, here: Standing, seen: set[str], shared: tuple[int, int]) -> Bullets:
    """The rungs; what was told in a ladder above is only named, or left out where it is the same beginning."""
    same, above = shared
    lines: list[tuple[Inline, ...]] = []
    stop = ""
    if same:
        lines.append((turn.wording("plan.same_start", steps=same, way=above + 1),))
    for number, step in enumerate(ladder.steps[same:], start=same + 1):
        name = step.title or step.text
        one = replace(step, stop="") if step.stop == stop else step
        one = one if step is ladder.steps[-1] else replace(one, needs=step.needs.split(". ")[0])
        lines.append((f"{number}. ", *_step(turn, one, here, brief=len(seen) >= BRIEF_FROM or name in seen)))
        seen.add(name)
        stop = step.stop
    return Bullets(tuple(lines))


def _step(turn: Turn, step: Step, here: Standing, *, brief: bool) -> tuple[Inline, ...]:
    wording = turn.wording
    if step.text == FINISH:
        school = here.stage in {"year-7-9", "year-10-11"}
        key = "finish_gcses" if school else f"finish.{here.doing or 'course'}"
        short = f"plan.step.{key}.short"
        return (wording(short if brief and short in wording else f"plan.step.{key}"),)
    if step.role:
        return (wording("plan.step.profession", role=step.title, years=max(1, round((step.months or 12) / 12))),)
    if step.text:
        return (wording(f"plan.step.{step.text}"),)
    parts = [step.length] if brief else [step.length, _money(turn, step)]
    text = f" ({', '.join(parts)})."
    if not brief:
        text += f" {_needs(step.needs)}"
    if step.instead:
        text += f" {wording('plan.instead', ways=listing(step.instead, wording('word.or')))}"
    if step.stop and step.stop in turn.catalogue.roles:
        text += f" {wording('plan.stop', role=turn.catalogue.roles[step.stop].title)}"
    return (Bold(step.title), text)


def _money(turn: Turn, step: Step) -> str:
    """A wage, or the first thing that is said of the cost."""
    if step.paid == "paid" or not step.cost:
        return step.wage or turn.wording(f"way.{step.paid}")
    cost = step.cost.split(". ")[0].rstrip(".")
    return turn.wording("plan.cost", cost=f"{cost[:1].lower()}{cost[1:]}")


def _needs(text: str) -> str:
    """The first sentences of what a step needs, as far as they fit."""
    sentences = text.rstrip(".").split(". ")
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) > LONGEST_NEEDS:
            break
        kept += f". {sentence}"
    return f"{kept[:1].upper()}{kept[1:]}."
