"""A written conversation as a picture: phones side by side in one SVG, plain text, no fonts or files from elsewhere.

Lengths are pixels. Widths of letters are estimates on the wide side, so that any sans-serif font fits the bubbles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal, assert_never

from bot.messages import Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, Reply

Style = Literal["plain", "bold", "link", "head"]
Exchange = tuple[str, Reply]
"""What the person said or pressed, and what the bot answered."""

PHONE, GAP, EDGE, HEADER = 390, 28, 16, 58
BUBBLE, PADDING, INDENT, ROUND = 336, 14, 16, 14
TEXT, LINE, BETWEEN = 15, 21, 9
BUTTON_HEIGHT, BUTTON_GAP = 34, 8

_CLASSES = {"plain": "", "bold": "b", "link": "a", "head": "h"}
_NARROW = frozenset("iljftrI.,:;'’!|()[]/- ")
_WIDE = frozenset("mwMW@%")
_STYLE = f"""
text {{ font: {TEXT}px Arial, Helvetica, "Liberation Sans", sans-serif; fill: #1d2830 }}
.b, .h {{ font-weight: bold }} .h {{ font-size: {TEXT + 1}px }}
.a {{ fill: #0b4f8a; text-decoration: underline }}
.top {{ fill: #ffffff; font-weight: bold; font-size: 18px }} .under {{ fill: #ffffff; font-size: 13px }}
.button {{ fill: #0b4f8a; text-anchor: middle }}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a bubble: words with their style, indented or not, and the space before it."""

    words: tuple[tuple[str, Style], ...]
    indent: int = 0
    mark: bool = False
    before: int = 0


def draw(title: str, under: str, about: str, screens: Sequence[Sequence[Exchange]]) -> str:
    """The SVG: one phone for each screen, `title` and `under` at its head; `about` is for those who can't see it."""
    phones = [_Phone(exchanges) for exchanges in screens]
    height = max(phone.y for phone in phones) + EDGE
    width = len(phones) * PHONE + (len(phones) - 1) * GAP
    inside = "\n".join(phone.at(number * (PHONE + GAP), height, title, under) for number, phone in enumerate(phones))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {width + 4} {height + 4}" '
        f'width="{width + 4}" height="{height + 4}" role="img">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(about)}</desc>\n<style>{_STYLE}</style>\n{inside}\n</svg>\n"
    )


class _Phone:
    """One screen, filled from top to bottom; `y` is where the next thing goes."""

    def __init__(self, exchanges: Iterable[Exchange]) -> None:
        self.y = HEADER + EDGE
        self._parts: list[str] = []
        for said, reply in exchanges:
            self._bubble(list(_wrapped([(said, "plain")], BUBBLE - 60)), mine=True)
            self._bubble(list(_lines(reply.blocks)), mine=False)
            self._buttons(reply.buttons)

    def at(self, x: int, height: int, title: str, under: str) -> str:
        """The whole phone at `x`, as high as all of them are."""
        head = (
            f'<rect width="{PHONE}" height="{height}" rx="28" fill="#eef2f3" stroke="#5b6b75" stroke-width="3"/>\n'
            f'<path d="M0 {HEADER}V28a28 28 0 0 1 28-28H{PHONE - 28}a28 28 0 0 1 28 28V{HEADER}z" fill="#21455c"/>\n'
            f'<text class="top" x="24" y="27">{escape(title)}</text>\n'
            f'<text class="under" x="24" y="46">{escape(under)}</text>'
        )
        return "\n".join([f'<g transform="translate({x} 0)">', head, *self._parts, "</g>"])

    def _bubble(self, lines: Sequence[Line], *, mine: bool) -> None:
        width = min(BUBBLE, max(_length(line) for line in lines) + 2 * PADDING) if mine else BUBBLE
        height = sum(line.before + LINE for line in lines) + 2 * PADDING - 4
        x = PHONE - EDGE - width if mine else EDGE
        fill = "#cfe6f5" if mine else "#ffffff"
        box = f'<rect x="{x}" y="{self.y}" width="{width}" height="{height}" rx="{ROUND}" fill="{fill}"/>'
        self._parts += [box, *_texts(lines, x + PADDING, self.y + PADDING)]
        self.y += height + BETWEEN

    def _buttons(self, buttons: Sequence[Button]) -> None:
        for row in _rows(buttons):
            width = (BUBBLE - BUTTON_GAP * (len(row) - 1)) // len(row)
            for number, button in enumerate(row):
                self._button(button.label, EDGE + number * (width + BUTTON_GAP), width)
            self.y += BUTTON_HEIGHT + BUTTON_GAP
        self.y += BETWEEN

    def _button(self, label: str, x: int, width: int) -> None:
        self._parts += [
            f'<rect x="{x}" y="{self.y}" width="{width}" height="{BUTTON_HEIGHT}" rx="8" '
            'fill="#ffffff" stroke="#0b4f8a"/>',
            f'<text class="button" x="{x + width // 2}" y="{self.y + 22}">{escape(label)}</text>',
        ]


def _rows(buttons: Sequence[Button]) -> Iterator[list[Button]]:
    """Two buttons in a row where both labels fit, otherwise one."""
    waiting = list(buttons)
    while waiting:
        fit = all(_width(button.label, "plain") < BUBBLE / 2 - 2 * PADDING for button in waiting[:2])
        row, waiting = (waiting[:2], waiting[2:]) if fit else (waiting[:1], waiting[1:])
        yield row


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for number, block in enumerate(blocks):
        yield from _block(block, BETWEEN if number else 0)


def _block(block: Block, before: int) -> Iterator[Line]:
    room = BUBBLE - 2 * PADDING
    match block:
        case Heading(text):
            yield from _wrapped([(text, "head")], room, before)
        case Paragraph(parts):
            yield from _wrapped(list(map(_styled, parts)), room, before)
        case Bullets(items):
            for number, item in enumerate(items):
                yield from _wrapped(list(map(_styled, item)), room - INDENT, 4 if number else before, INDENT)
        case _:
            assert_never(block)


def _styled(part: Inline) -> tuple[str, Style]:
    match part:
        case str():
            return part, "plain"
        case Bold(text):
            return text, "bold"
        case Link(text, _):
            return text, "link"
        case _:
            assert_never(part)


def _wrapped(parts: list[tuple[str, Style]], room: int, before: int = 0, indent: int = 0) -> Iterator[Line]:
    """The parts broken into lines of at most `room`; only the first line has the mark and the space before."""
    line: list[tuple[str, Style]] = []
    first = True
    for word in _words(parts):
        if line and sum(_width(*each) for each in [*line, word]) > room:
            yield Line(tuple(line), indent, bool(indent) and first, before if first else 0)
            line, first = [], False
        line.append(word)
    if line:
        yield Line(tuple(line), indent, bool(indent) and first, before if first else 0)


def _words(parts: Sequence[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Words with the space behind them; a full stop that follows a bold word stays with it on the line."""
    words: list[tuple[str, Style]] = []
    for text, style in parts:
        bare = text.lstrip()
        if words and bare != text and not words[-1][0].endswith(" "):
            words[-1] = (f"{words[-1][0]} ", words[-1][1])
        pieces = bare.split()
        words += [(f"{piece} ", style) for piece in pieces]
        if pieces and not text.endswith(" "):
            words[-1] = (pieces[-1], style)
    return words


def _width(text: str, style: Style) -> float:
    wide = 1.1 if style in {"bold", "head"} else 1.0
    return wide * TEXT * sum(map(_letter, text))


def _letter(char: str) -> float:
    if char in _NARROW:
        return 0.37
    if char in _WIDE:
        return 0.88
    return 0.7 if char.isupper() else 0.6


def _length(line: Line) -> int:
    return round(line.indent + sum(_width(*word) for word in line.words))


def _texts(lines: Iterable[Line], x: int, y: int) -> Iterator[str]:
    for line in lines:
        y += line.before
        if line.mark:
            yield f'<circle cx="{x + 5}" cy="{y + 10}" r="2.5" fill="#1d2830"/>'
        yield f'<text x="{x + line.indent}" y="{y + TEXT}">{_spans(line)}</text>'
        y += LINE


def _spans(line: Line) -> str:
    runs = [(style, "".join(word for word, _ in run)) for style, run in groupby(line.words, key=lambda w: w[1])]
    last = len(runs) - 1
    shown = ((style, text.rstrip() if number == last else text) for number, (style, text) in enumerate(runs))
    return "".join(_span(text, _CLASSES[style]) for style, text in shown)


def _span(text: str, name: str) -> str:
    return f'<tspan class="{name}">{escape(text, quote=False)}</tspan>' if name else escape(text, quote=False)
