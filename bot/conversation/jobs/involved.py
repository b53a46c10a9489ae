"""What a job involves, in words, and what of it a person would rather not have."""

from collections.abc import Iterable

from bot.catalogue.fields import Involves
from bot.catalogue.role import Role
from bot.conversation.parts import Turn, listing, said
from bot.messages import Block


def not_wanted(turn: Turn, role: Role) -> list[Block]:
    """What the person would rather avoid, and is part of this job: said, and left to them."""
    both = [tag for tag in role.involves if tag in turn.question.wish.avoid and tag != Involves.LONG_TRAINING]
    return [said(turn.wording("card.not_wanted", what=in_words(turn, both)))] if both else []


def in_words(turn: Turn, tags: Iterable[Involves]) -> str:
    """Parts of a job as people call them: "blood and night shifts"."""
    return listing((turn.wording(f"involves.{tag}") for tag in tags), turn.wording("word.and"))
