"""What a button says, typed: "plan my way" does what the button of that name does."""

from dataclasses import replace
from functools import lru_cache

from bot.conversation import buttons
from bot.conversation.guided.typed import plain
from bot.conversation.parts import Answer, Turn

OF_ROLE = {
    "plan": "plan",
    "entry": "entry",
    "similar": "similar",
    "compare": "compare",
    "compare_ways": "ways",
    "other_stage": "stage",
    "near": "near",
}
"""Button of a role, by its name in the wording -> the part of the role that it opens."""
ALWAYS = {
    "explore": "explore",
    "surprise": "surprise",
    "taps": "taps",
    "near": "near",
    "whats_on": "whatson",
    "practise": "practise",
    "stop": "stop",
    "home": "home",
}
"""Button by its name in the wording -> its action."""


def by_label(turn: Turn) -> Answer | None:
    """The answer to a text that is the label of a button, and nothing else."""
    typed = plain(turn.incoming.text)
    role = turn.role
    of_role = {name: f"role:{role.id}:{part}" for name, part in OF_ROLE.items()} if role else {}
    for name, action in (ALWAYS | of_role if role else ALWAYS).items():
        if typed == _folded(turn.wording(f"button.{name}")):
            return buttons.pressed(replace(turn, incoming=replace(turn.incoming, text="", action=action)), action)
    return None


@lru_cache(maxsize=64)
def _folded(label: str) -> str:
    """Labels of the wording, each folded once and not with every message."""
    return plain(label)
