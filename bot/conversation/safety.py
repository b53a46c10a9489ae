"""The reply to a child in trouble, and to a medical question: where to turn, and nothing else."""

from bot.catalogue.catalogue import Wording
from bot.catalogue.safety import SafetyRules, Signpost
from bot.messages import Block, Bullets, Button, Inline, Bold, Reply, Understood, paragraph
from bot.understanding.safety import Danger


def reply(danger: Danger, rules: SafetyRules, wording: Wording) -> Reply:
    """Short and warm: who helps, that nobody reads along, and the way back. Never the person's own words."""
    posts = [rules.signposts[name] for name in rules.categories[danger.category].signposts]
    blocks: tuple[Block, ...] = (
        paragraph(wording(f"safety.{danger.kind}.open")),
        Bullets(tuple(_line(post) for post in posts)),
        paragraph(wording(f"safety.{danger.kind}.close")),
    )
    intent = "medical_advice" if danger.kind == "medical" else "safeguarding"
    understood = Understood(intent, "sure", safety=danger.kind)
    return Reply(blocks, (Button(wording("safety.button"), "home"),), understood)


def _line(post: Signpost) -> tuple[Inline, ...]:
    return (Bold(post.name), f": {post.how}")
