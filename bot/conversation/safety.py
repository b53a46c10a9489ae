"""What the bot answers when somebody may be in danger, or asks for medical help.

The reply never holds the person's words: only a category comes in. It names no role, asks nothing and promises
nothing; its buttons let the person go on.
"""

from typing import Protocol

from bot.catalogue.safety import SafetyRules, Signpost
from bot.messages import Bold, Bullets, Button, Inline, Intent, Link, Reply, Understood, paragraph
from bot.understanding.safety.gate import Danger

HOME = "home"


class Wording(Protocol):
    """The bot's own sentences, by key."""

    def __call__(self, key: str, **values: str) -> str: ...


def reply(danger: Danger, rules: SafetyRules, wording: Wording, back: Button | None = None) -> Reply:
    """Where to turn, by the category of `danger`; `back` leads to what the person was in the middle of.

    Raises:
        KeyError: for a category that the rules do not have.
    """
    signposts = [rules.signposts[name] for name in rules.categories[danger.category].signposts]
    close = "safety.close.career" if danger.kind == "medical" and danger.career else "safety.close"
    return Reply(
        blocks=(
            paragraph(wording(f"safety.open.{danger.category}")),
            paragraph(wording(f"safety.bot.{danger.kind}")),
            Bullets(tuple(_line(signpost) for signpost in signposts)),
            paragraph(wording(close)),
        ),
        buttons=(*((back,) if back else ()), Button(wording("safety.button.home"), action=HOME)),
        understood=Understood(intent=_intent(danger), confidence="sure", safety=danger.kind),
    )


def _line(signpost: Signpost) -> tuple[Inline, ...]:
    name = Link(signpost.name, signpost.url) if signpost.url else Bold(signpost.name)
    return (name, f": {signpost.how}." + (f" {signpost.who}." if signpost.who else ""))


def _intent(danger: Danger) -> Intent:
    return "medical_advice" if danger.kind == "medical" else "safeguarding"
