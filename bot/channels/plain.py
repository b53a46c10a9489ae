"""A reply as plain text: for the terminal, for `ask`, and where nothing else gets through."""

import textwrap
from collections.abc import Sequence
from typing import assert_never

from bot.channels.text import clean, is_web, spelled_out
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, Reply

BULLET = "  - "
BUTTON_GAP = "   "


def render_plain(reply: Reply, width: int | None = None) -> str:
    """The blocks, an empty line between two, wrapped at `width` columns if given; buttons are not in it."""
    return "\n\n".join(text for block in reply.blocks if (text := _block(block, width)).strip())


def render_buttons(buttons: Sequence[Button], width: int | None = None) -> str:
    """The buttons as `[1] Ways in   [2] Pay`, as many in a line as fit."""
    lines = [""]
    for number, button in enumerate(buttons, 1):
        label = f"[{number}] {_inline(button.label)}"
        joined = f"{lines[-1]}{BUTTON_GAP}{label}" if lines[-1] else label
        if width is not None and lines[-1] and len(joined) > width:
            lines.append(label)
        else:
            lines[-1] = joined
    return "\n".join(lines)


def _block(block: Block, width: int | None) -> str:
    match block:
        case Heading(text):
            return _wrapped(_inline(text).upper(), width)
        case Paragraph(parts):
            return _wrapped(_joined(parts), width)
        case Bullets(items):
            return "\n".join(_wrapped(_joined(item), width, BULLET) for item in items)
        case _:
            assert_never(block)


def _joined(parts: Sequence[Inline]) -> str:
    return "".join(_inline(part) for part in parts)


def _inline(part: Inline) -> str:
    match part:
        case str():
            return clean(part)
        case Bold(text):
            return clean(text)
        case Link(text, url):
            return clean(f"{text} <{url}>" if is_web(url) else spelled_out(part))
        case _:
            assert_never(part)


def _wrapped(text: str, width: int | None, first: str = "") -> str:
    """Each line of the text wrapped for itself, and all under the first one's indent."""
    rest = " " * len(first)
    indents = [first] + [rest] * text.count("\n")
    lines = zip(indents, text.split("\n"), strict=True)
    return "\n".join(_wrapped_line(line, width, indent, rest) for indent, line in lines)


def _wrapped_line(line: str, width: int | None, first: str, rest: str) -> str:
    if width is None or not line.strip():
        return first + line
    return textwrap.fill(
        line,
        max(width, len(first) + 1),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,  # a web address must stay whole
        break_on_hyphens=False,
    )
