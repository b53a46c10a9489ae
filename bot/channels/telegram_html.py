"""A reply as Telegram's HTML: texts short enough to send, and buttons in rows. Needs no Telegram library."""

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape
from typing import assert_never

from bot.channels.text import clean, cut, is_web, restyled, spelled_out, utf16_length, visible
from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, Reply

LIMIT = 4096
"""UTF-16 units that Telegram takes in one message, counted without the markup."""
GAP = "\n\n"
BULLET = "• "
ROW_SIZES = ((3, 11), (2, 19))
"""So many buttons stand in a row when no label is longer than this."""

Line = list[Inline]
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
_TAG = re.compile(r"</?b>")


def render_telegram(reply: Reply, limit: int = LIMIT) -> list[str]:
    """The texts to send, in order, as HTML.

    Buttons that Telegram can't press (a phone number) stand as lines at the end.
    """
    spans = [_spans(block) for block in (*reply.blocks, *_unpressable(reply.buttons))]
    return [_html(text) for text in _packed(spans, limit) if _shows_anything(text)]


def button_rows(buttons: Sequence[Button]) -> list[list[Button]]:
    """The buttons that Telegram can press: two or three in a row while the labels are short."""
    rows: list[list[Button]] = []
    for button in buttons:
        if button.url and not is_web(button.url):
            continue
        if rows and _fits_beside(rows[-1], button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _fits_beside(row: Sequence[Button], button: Button) -> bool:
    longest = max(len(other.label) for other in (*row, button))
    return any(len(row) < size and longest <= length for size, length in ROW_SIZES)


def _unpressable(buttons: Iterable[Button]) -> list[Block]:
    links = [Link(button.label, button.url) for button in buttons if button.url and not is_web(button.url)]
    return [Paragraph((link,)) for link in links]


def _spans(block: Block) -> Line:
    match block:
        case Heading(text):
            return _carried([Bold(text)])
        case Paragraph(parts):
            return _carried(parts)
        case Bullets(items):
            return [part for number, item in enumerate(items) for part in _bullet(item, first=number == 0)]
        case _:
            assert_never(block)


def _bullet(item: Sequence[Inline], *, first: bool) -> Line:
    return [BULLET if first else f"\n{BULLET}", *_carried(item)]


def _carried(parts: Iterable[Inline]) -> Line:
    """The parts as Telegram can carry them: clean, and no link but to the web."""
    return [_plain_unless_web(restyled(part, clean(visible(part)))) for part in parts]


def _plain_unless_web(part: Inline) -> Inline:
    return spelled_out(part) if isinstance(part, Link) and not is_web(part.url) else part


def _packed(blocks: Iterable[Line], limit: int) -> list[Line]:
    """As many blocks in one text as fit, with a gap between two; a block over the limit is cut."""
    texts: list[Line] = []
    for piece in (piece for block in blocks for piece in split(block, limit)):
        joined = [*texts[-1], GAP, *piece] if texts else []
        if joined and _length(joined) <= limit:
            texts[-1] = joined
        else:
            texts.append(piece)
    return texts


def split(spans: Line, limit: int) -> list[Line]:
    """Pieces of at most `limit` visible UTF-16 units; their visible text joins to that of `spans`."""
    pieces: list[Line] = []
    for text in cut("".join(map(visible, spans)), limit):
        piece, spans = _taken(spans, len(text))
        pieces.append(piece)
    return pieces


def _taken(spans: Line, length: int) -> tuple[Line, Line]:
    """The first `length` visible characters, and the rest."""
    taken: Line = []
    for at, span in enumerate(spans):
        text = visible(span)
        if len(text) > length:
            rest = [restyled(span, text[length:]), *spans[at + 1 :]]
            return ([*taken, restyled(span, text[:length])] if length else taken), rest
        taken.append(span)
        length -= len(text)
    return taken, []


def _length(spans: Line) -> int:
    return sum(utf16_length(visible(span)) for span in spans)


def _shows_anything(spans: Line) -> bool:
    return any(visible(span).strip() for span in spans)


def _html(spans: Line) -> str:
    return "".join(_markup(span) for span in spans if visible(span))


def _markup(span: Inline) -> str:
    match span:
        case str():
            return escape(span)
        case Bold(text):
            return f"<b>{escape(text)}</b>"
        case Link(text, url):
            return f'<a href="{escape(clean(url))}">{escape(text)}</a>'
        case _:
            assert_never(span)


def without_markup(html: str) -> str:
    """The plain text of what this file has rendered, with each address behind its link."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", html)))
