"""How old the person is, as far as it was said: what is near them depends on it."""

from bot.conversation.parts import Turn
from bot.routes.standing import Standing

Ages = tuple[int, int]
"""The youngest and the oldest that somebody may be."""
AGES: dict[str, Ages] = {
    "primary": (4, 11),
    "year-7-9": (11, 14),
    "year-10-11": (14, 16),
    "year-12-13": (16, 18),
    "left-school": (18, 24),
    "adult": (25, 99),
}
"""Stage -> age."""
LEFT = "left-school"
ADULT = "adult"
DEGREE = "degree"
_OF_YEAR = 4
"""In Year 10 the youngest are 14."""


def is_grown(turn: Turn) -> bool:
    """Whether the help is for somebody who has left school. A parent asks for a child, who may have left it."""
    stage = turn.question.stage or turn.memory.stage
    if turn.asker in {"parent", "teacher"}:
        return turn.asker == "parent" and stage == LEFT
    return stage in {LEFT, ADULT} or (not stage and (turn.asker == ADULT or _studies(turn)))


def _studies(turn: Turn) -> bool:
    """Whether they are at a university now."""
    return DEGREE in {turn.question.standing.doing, Standing.from_tags(turn.memory.standing).doing}


GROWN: Ages = (25, 99)
"""Of who looks for a job and did not say more."""


def trained_abroad(turn: Turn) -> bool:
    """Whether they learned the job in another country: then no apprenticeship leads to it."""
    standing = Standing.from_tags(turn.memory.standing)
    return "trained-abroad" in (*turn.question.standing.background, *standing.background)


def ages(turn: Turn) -> Ages | None:
    """The age of who the help is for; `None` where nothing is known, and for a teacher."""
    if turn.asker == "teacher":
        return None
    stage = turn.question.stage or turn.memory.stage
    year = _year(turn)
    if year and AGES.get(stage, AGES["year-7-9"])[1] <= AGES["year-12-13"][1]:
        return year + _OF_YEAR, year + _OF_YEAR + 1
    if is_grown(turn):
        return AGES.get(stage, AGES[ADULT])
    return AGES.get(stage) if stage != ADULT else None


def _year(turn: Turn) -> int:
    """The school year, 0 where it was not said."""
    return turn.question.standing.year or Standing.from_tags(turn.memory.standing).year or 0
