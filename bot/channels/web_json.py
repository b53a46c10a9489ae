"""A reply as JSON for the page, which builds what it shows from it; there is no HTML in it."""

from dataclasses import asdict
from typing import Any, assert_never

from bot.channels.text import clean, is_web
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, Reply


def as_json(reply: Reply) -> dict[str, Any]:
    """`{"blocks": […], "buttons": […]}`; a block has a `kind`, a part is a text, a bold or a link.

    With a file to take away there is also `"file": {"name": …, "kind": …, "content": …}`.
    """
    shown = {
        "blocks": [_block(block) for block in reply.blocks],
        "buttons": [_button(button) for button in reply.buttons if button.action or _can_open(button.url)],
    }
    return shown | ({"file": asdict(reply.attachment)} if reply.attachment else {})


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": clean(text)}
        case Paragraph(parts):
            return {"kind": "paragraph", "parts": [_part(part) for part in parts]}
        case Bullets(items):
            return {"kind": "bullets", "items": [[_part(part) for part in item] for item in items]}
        case _:
            assert_never(block)


def _part(part: Inline) -> dict[str, str]:
    match part:
        case str():
            return {"text": clean(part)}
        case Bold(text):
            return {"bold": clean(text)}
        case Link(text, url):
            return {"link": clean(text), "url": url} if _can_open(url) else {"text": clean(text)}
        case _:
            assert_never(part)


def _button(button: Button) -> dict[str, str]:
    label = clean(button.label)
    return {"label": label, "action": button.action} if button.action else {"label": label, "url": button.url}


def _can_open(url: str) -> bool:
    """Whether a page may open the address; never one that would run as a script."""
    return is_web(url) or url.startswith(("tel:", "sms:", "mailto:"))
