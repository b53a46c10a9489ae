"""For somebody who doesn't know what they want: eight quick taps, school subjects, wishes, and a surprise.

The answers stand in the memory as one short text, a character for each question: the number of the choice, or `-`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.catalogue.explorer import Ask, Choice
from bot.catalogue.fields import Flag
from bot.conversation.guided.typed import chosen, plain, says, without, word_of
from bot.conversation.jobs.find import role_line
from bot.conversation.jobs.roles import role_buttons, short
from bot.conversation.parts import Answer, Turn, button, found, listing, said
from bot.messages import Bullets, Button, Heading, paragraph
from bot.store.port import Memory
from bot.understanding.question import RoleHit
from bot.understanding.search.answers import Fitting

SKIPPED = "-"
PAGE = 6
"""Wishes or subjects on one screen."""
RESULTS = 5
"""Roles in one list of results."""
SOON = 3
"""From this question on (counted from 0) a person may see their jobs at once."""
MOST_REASONS = 2
LEAST_SAID = 2
"""Words beside "a job for me" that may still say nothing of what somebody likes."""
LONGEST_WISH = 12
"""Words; a longer text says something of the person."""
ASKING, SHOWING = "explore:", "results:"
"""What the bot waits for: an answer to a question, or a choice among results."""


def start(turn: Turn) -> Answer:
    """The ways to look around; first of them the quick questions, from where the person left them."""
    wording, taken, count = turn.wording, len(turn.memory.explore), len(_questions(turn))
    buttons = [button(wording, "taps", "taps")]
    if _is_begun(turn):
        buttons = [_carry_on(turn), button(wording, "taps_again", "taps:again")]
    elif taken:
        buttons = [button(wording, "taps_show", "taps:show:0"), button(wording, "taps_again", "taps:again")]
    others = {"subjects": "subjects:0", "wishes": "explore:0", "surprise": "surprise"}
    buttons += [button(wording, key, action) for key, action in others.items()]
    blocks = (said(wording("explore.open", count=count)), said(wording("explore.type")))
    return Answer(blocks, tuple(buttons), _waiting(turn, ""), intent="role_search", confidence="sure")


def wishes(turn: Turn, page: int = 0) -> Answer:
    """The collections, some at a time."""
    buttons = [Button(short(wish.title), f"collection:{wish.id}") for wish in turn.catalogue.collections.values()]
    return _menu(turn, "explore.wishes", buttons, page, "explore")


def subjects(turn: Turn, page: int = 0) -> Answer:
    """School subjects, some at a time; each opens its collection."""
    known = turn.catalogue.collections
    ways = [way for way in turn.catalogue.explorer.subjects if way.collection in known]
    buttons = [Button(way.label, f"collection:{way.collection}") for way in ways]
    return _menu(turn, "explore.subjects", buttons, page, "subjects")


def _menu(turn: Turn, key: str, buttons: Sequence[Button], page: int, action: str) -> Answer:
    shown = list(buttons[page * PAGE : (page + 1) * PAGE] or buttons[:PAGE])
    is_last = len(buttons) <= (page + 1) * PAGE
    shown.append(button(turn.wording, *(("explore", "explore") if is_last else ("more", f"{action}:{page + 1}"))))
    text = said(turn.wording(key))
    return Answer((text,), tuple(shown), _waiting(turn, ""), intent="role_search", confidence="sure")


def carry_on(turn: Turn) -> Answer:
    """The next open question; the results if there is none."""
    return _ask(turn, len(turn.memory.explore))


def pressed(turn: Turn, rest: list[str]) -> Answer | None:
    """What a button of the questions does: `3:2` answers the fourth with its second choice."""
    name, number = rest[0], rest[1] if len(rest) > 1 else ""
    if name == "again":
        return _ask(_with(turn, ""), 0)
    opens: dict[str, Callable[[Turn, int], Answer]] = {"at": _ask, "show": results, "change": _change}
    if name in opens:
        return opens[name](turn, int(number)) if number.isdecimal() else None
    if not name.isdecimal() or int(name) >= len(_questions(turn)):
        return None
    return _answer(turn, int(name), number) if number in _marks(_questions(turn)[int(name)]) else None


def answered(turn: Turn) -> Answer | None:
    """A typed answer to the open question, or a word about the results; `None` for anything else."""
    name, _, number = turn.memory.awaiting.partition(":")
    if f"{name}:" == SHOWING:
        return _about_results(turn, int(number))
    is_open = f"{name}:" == ASKING and int(number) < len(_questions(turn))
    if not is_open and _is_begun(turn) and word_of(turn.incoming.text, turn.wording, "explore", ("on",)):
        return carry_on(turn)
    return _typed(turn, int(number)) if is_open else None


def _typed(turn: Turn, number: int) -> Answer | None:
    text, choices = turn.incoming.text, _questions(turn)[number].choices
    word = word_of(text, turn.wording, "explore", ("stop", "show", "back"))
    choice = None if word else chosen(text, [(choice.label, *choice.also) for choice in choices])
    if choice is not None:
        return _answer(turn, number, str(choice + 1))
    word = word or word_of(text, turn.wording, "explore", ("skip", "unclear"))
    does: dict[str, Callable[[], Answer]] = {
        "stop": partial(_stopped, turn),
        "show": partial(results, turn),
        "back": partial(_ask, turn, max(number - 1, 0)),
        "skip": partial(_answer, turn, number, SKIPPED),
        "unclear": partial(_ask, turn, number, again=True),
    }
    return does[word]() if word else None


def _about_results(turn: Turn, page: int) -> Answer | None:
    word = word_of(turn.incoming.text, turn.wording, "explore", ("more", "change"))
    if word == "more":
        return results(turn, page + 1)
    return _change(turn) if word else None


def wanted(turn: Turn) -> Answer | None:
    """The ways to look around, for "which job would suit me?" without a word of what the person likes."""
    question = turn.question
    is_bare = (
        not question.wish
        and not any(hit.called for hit in question.roles)
        and question.asker not in {"parent", "teacher"}
    )
    if not is_bare or len(question.text.words) > LONGEST_WISH:
        return None
    typed = plain(turn.incoming.text)
    rest = without(typed, turn.wording, "explore.wanted").split()
    says_more = question.firm and len(rest) > LEAST_SAID
    return start(turn) if says(typed, turn.wording, "explore.wanted") and not says_more else None


def left_open(turn: Turn) -> Button | None:
    """The button back to the questions, for the first reply after somebody left them for another matter."""
    is_open = turn.memory.awaiting.startswith(ASKING) and len(turn.memory.explore) < len(_questions(turn))
    return _carry_on(turn) if is_open else None


def _is_begun(turn: Turn) -> bool:
    """Whether some of the questions are answered, and some are not."""
    return 0 < len(turn.memory.explore) < len(_questions(turn))


def _carry_on(turn: Turn) -> Button:
    values = {"number": len(turn.memory.explore) + 1, "count": len(_questions(turn))}
    return Button(turn.wording("button.taps_on", **values), "taps")


def _questions(turn: Turn) -> tuple[Ask, ...]:
    return turn.catalogue.explorer.questions


def _marks(question: Ask) -> tuple[str, ...]:
    """How the answers to a question are written down."""
    return (*(str(number + 1) for number in range(len(question.choices))), SKIPPED)


def _with(turn: Turn, answers: str) -> Turn:
    return replace(turn, memory=replace(turn.memory, explore=answers))


def _waiting(turn: Turn, awaiting: str) -> Memory:
    return replace(turn.memory, role="", facet="", topic="", awaiting=awaiting, fallbacks=0)


def _answer(turn: Turn, number: int, mark: str) -> Answer:
    """Write an answer down, and go on to the first question without one."""
    before = turn.memory.explore
    answers = f"{before[:number]:{SKIPPED}<{number}}{mark}{before[number + 1 :]}"
    return carry_on(_with(turn, answers))


def _ask(turn: Turn, number: int, again: bool = False) -> Answer:
    questions, wording = _questions(turn), turn.wording
    if number >= len(questions):
        return results(turn)
    question = questions[number]
    progress = wording("explore.progress", number=number + 1, count=len(questions))
    blocks = (
        paragraph(progress),
        Heading(question.ask),
        said(wording("explore.unclear" if again else "explore.how")),
    )
    buttons = [
        Button(choice.label, f"taps:{number}:{mark}")
        for choice, mark in zip(question.choices, _marks(question), strict=False)
    ]
    buttons.append(button(wording, "taps_skip", f"taps:{number}:{SKIPPED}"))
    if number:
        buttons.append(button(wording, "taps_back", f"taps:at:{number - 1}"))
    if number >= SOON:
        buttons.append(button(wording, "taps_show", "taps:show:0"))
    memory = _waiting(turn, f"{ASKING}{number}")
    return Answer(blocks, tuple(buttons), memory, intent="role_search", confidence="sure")


def _change(turn: Turn, page: int = 0) -> Answer:
    """Every answer as a button that opens its question again."""
    given = _given(turn)
    labels = [choice.label if choice else turn.wording("explore.skipped") for choice in given]
    buttons = [Button(f"{number + 1}. {label}"[:30], f"taps:at:{number}") for number, label in enumerate(labels)]
    return _menu(turn, "explore.change", buttons, page, "taps:change") if given else start(turn)


def _stopped(turn: Turn) -> Answer:
    buttons = [_carry_on(turn), button(turn.wording, "home", "home")]
    if turn.memory.explore:
        buttons.insert(1, button(turn.wording, "taps_show", "taps:show:0"))
    text = said(turn.wording("explore.stopped"))
    return Answer((text,), tuple(buttons), _waiting(turn, ""), intent="role_search", confidence="sure")


def _given(turn: Turn) -> list[Choice | None]:
    """The choices taken; `None` for a skipped question, and for one that the editors have changed since."""
    pairs = zip(_questions(turn), turn.memory.explore, strict=False)
    return [question.choices[int(mark) - 1] if mark in _marks(question)[:-1] else None for question, mark in pairs]


def results(turn: Turn, page: int = 0) -> Answer:
    """Roles that fit the answers, each with its reason: a mix of kinds, a page at a time."""
    wording, given = turn.wording, _given(turn)
    if not any(given):
        return replace(start(turn), blocks=(said(wording("explore.nothing_given")),))
    shown, following = _page(turn, given, page)
    if not shown:
        return results(turn)
    lines = Bullets(tuple(role_line(each.role, _reason(turn, each)) for each in shown))
    buttons = list(role_buttons(each.role for each in shown))
    if following:
        buttons.append(button(wording, "taps_more", f"taps:show:{page + 1}"))
    is_done = len(given) == len(_questions(turn))
    buttons.append(button(wording, "taps_change", "taps:change:0") if is_done else _carry_on(turn))
    offered = tuple(each.role.id for each in (*shown, *following))
    hits = tuple(
        RoleHit(each.role.id, round(0.8 - 0.05 * number, 2), _reason(turn, each)) for number, each in enumerate(shown)
    )
    return Answer(
        (Heading(wording("explore.results")), lines, said(_kinds_of(turn, shown))),
        tuple(buttons), replace(_waiting(turn, f"{SHOWING}{page}"), offered=offered),
        roles=found(turn, hits), intent="role_search", confidence="sure",
    )  # fmt: skip


def _page(turn: Turn, given: Sequence[Choice | None], page: int) -> tuple[tuple[Fitting, ...], tuple[Fitting, ...]]:
    """The roles of a page of results, and of the one after it."""
    finder = turn.answers
    left = list(finder.find(given))
    pages: list[tuple[Fitting, ...]] = []
    for _ in range(page + 2):
        pages.append(finder.mixed([each for each in left if each.score > 0], RESULTS))
        left = [each for each in left if each not in pages[-1]]
    return pages[page], pages[page + 1]


def _reason(turn: Turn, each: Fitting) -> str:
    reasons = listing((choice.because for choice in each.reasons[:MOST_REASONS]), turn.wording("word.and"))
    return turn.wording("explore.because", reasons=reasons) if reasons else turn.wording("explore.fits")


def _kinds_of(turn: Turn, shown: Sequence[Fitting]) -> str:
    """What is true of some of the roles, and how to go on."""
    flags = [flag for flag in (Flag.NO_DEGREE, Flag.HIDDEN) if any(flag in each.role.flags for each in shown)]
    told = (turn.wording(f"explore.some.{flag.value}") for flag in flags)
    return " ".join((*told, turn.wording("explore.results.how")))
