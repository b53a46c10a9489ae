"""Telegram's HTML, read as strictly as its servers read it."""

import re
from html import unescape

TAGS = frozenset({
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote",
    "tg-spoiler",
})  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z-]*)([^>]*)>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class CannotParse(ValueError):
    """What Telegram says of markup that it does not take."""


def parse_html(markup: str) -> str:
    """The text without its markup. Raises `CannotParse` as Telegram would refuse it."""
    text, open_tags, at = "", list[str](), 0
    for found in _TAG.finditer(markup):
        text += _plain(markup[at : found.start()])
        _check_tag(found, open_tags)
        at = found.end()
    text += _plain(markup[at:])
    if open_tags:
        raise CannotParse(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return text.strip()


def _plain(text: str) -> str:
    if "<" in text:
        raise CannotParse("Unclosed start tag")
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _check_tag(found: re.Match[str], open_tags: list[str]) -> None:
    closing, name, attributes = found.groups()
    if name not in TAGS:
        raise CannotParse(f'Unsupported start tag "{name}" at byte offset {found.start()}')
    if not closing:
        if name == "a" and not re.fullmatch(r'\s+href="[^"]*"', attributes):
            raise CannotParse("Unexpected attributes of a link")
        open_tags.append(name)
    elif not open_tags or open_tags.pop() != name:
        raise CannotParse(f'Unexpected end tag "{name}" at byte offset {found.start()}')
