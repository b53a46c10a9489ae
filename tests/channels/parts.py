"""A bot that says what a test wants, and the channels' own words."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.catalogue.catalogue import Wording
from bot.messages import Block, Bold, Bullets, Button, Heading, Incoming, Link, Reply, paragraph

WORDS = Path(__file__).parents[2] / "knowledge" / "wording" / "channels.yaml"

ODD_TEXTS = {
    "markup": "<b>a & b</b> </p> <script>alert('x')</script> &amp; &lt; <3",
    "quotes": "\"double\" 'single' “curly” `back` \\slash",
    "emoji": "👩🏽‍⚕️ 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 1️⃣",
    "right to left": "كيف أصبح ممرضة؟ איך נהיים אחות",
    "long": "A nurse cares for people. " * 400,
    "one long word": "x" * 5000,
    "long emoji": "👩🏽‍⚕️" * 1500,
    "control characters": "a\x00b\x1b[2Jc\x7f\r\nd\ud800",
    "braces": "{name} {{web.title}} %s",
}

BLOCKS: dict[str, Callable[[str], Block]] = {
    "heading": Heading,
    "paragraph": paragraph,
    "bold": lambda text: paragraph("see ", Bold(text), "."),
    "link": lambda text: paragraph("see ", Link(text, 'https://example.org/?a=1&b="2"\'<>'), "."),
    "bullets": lambda text: Bullets(((text,), ("one ", Bold(text)), (Link(text, "https://example.org"),))),
}


def wording() -> Wording:
    return Wording(yaml.safe_load(WORDS.read_text(encoding="utf-8")))


def reply(text: str, *buttons: Button) -> Reply:
    return Reply((paragraph(text),), buttons)


@dataclass(slots=True)
class FakeTalk:
    """Repeats what it hears, or answers as `say` decides; keeps all that it heard."""

    say: Callable[[Incoming], Reply] = lambda incoming: reply(f"heard {incoming.text or incoming.action}")
    heard: list[Incoming] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)
    """Seconds that the answer to a text takes."""

    async def answer(self, incoming: Incoming) -> Reply:
        self.heard.append(incoming)
        await asyncio.sleep(self.slow.get(incoming.text, 0))
        return self.say(incoming)

    async def has_heard(self, count: int = 1, seconds: float = 5) -> None:
        """Wait for so many messages. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while len(self.heard) < count:
                await asyncio.sleep(0.005)

    @property
    def texts(self) -> list[str]:
        return [incoming.text or incoming.action for incoming in self.heard]
