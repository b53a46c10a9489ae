"""Every block, in every channel, with every text that has ever broken one."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.plain import render_plain
from bot.channels.telegram_html import LIMIT, render_telegram
from bot.channels.text import clean, utf16_length
from bot.channels.web_json import as_json
from bot.messages import Attachment, Block, Bold, Bullets, Button, Heading, Inline, Link, Paragraph, Reply
from tests.channels.parts import BLOCKS, ODD_TEXTS
from tests.channels.telegram_entities import parse_html


def terminal(reply: Reply) -> str:
    return render_plain(reply, 76)


def telegram(reply: Reply) -> str:
    shown = [parse_html(part) for part in render_telegram(reply)]
    assert all(0 < utf16_length(text) <= LIMIT for text in shown)
    return "\n".join(shown)


def web(reply: Reply) -> str:
    return "\n".join(_texts(json.loads(json.dumps(as_json(reply)))["blocks"]))


def _texts(data: Any) -> Iterator[str]:
    """Every text of the JSON but the kinds of blocks and the addresses."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    else:
        for name, value in data.items():
            if name not in {"kind", "url"}:
                yield from _texts(value)


CHANNELS = {"terminal": terminal, "telegram": telegram, "web": web}


def squeezed(text: str) -> str:
    """Without spaces, new lines and case: where a line is wrapped does not count."""
    return re.sub(r"\s+", "", text).casefold()


@pytest.mark.parametrize("show", CHANNELS.values(), ids=CHANNELS)
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_every_channel_shows_every_block_with_any_text(
    show: Callable[[Reply], str], block: Callable[[str], Block], text: str
) -> None:
    shown = show(Reply((Heading("First"), block(text), Heading("Last"))))
    assert squeezed(clean(text)) in squeezed(shown)
    assert squeezed(shown).startswith("first")
    assert squeezed(shown).endswith("last")
    assert clean(shown) == shown


TEXTS = st.text(max_size=50)
PARTS = st.lists(
    st.one_of(TEXTS, TEXTS.map(Bold), TEXTS.map(lambda text: Link(text, "https://example.org/?a&b"))),
    max_size=5,
).map(tuple)
ANY_BLOCK = st.one_of(
    TEXTS.map(Heading),
    PARTS.map(Paragraph),
    st.lists(PARTS, max_size=4).map(lambda items: Bullets(tuple(items))),
)


def _said(block: Block) -> list[Inline]:
    match block:
        case Heading(text):
            return [text]
        case Paragraph(parts):
            return list(parts)
        case Bullets(items):
            return [part for item in items for part in ("• ", *item)]


@given(st.lists(ANY_BLOCK, max_size=5), st.integers(2, 80))
def test_telegram_loses_nothing_at_any_limit(blocks: list[Block], limit: int) -> None:
    parts = [parse_html(part) for part in render_telegram(Reply(tuple(blocks)), limit)]
    said = "".join(part if isinstance(part, str) else part.text for block in blocks for part in _said(block))
    assert squeezed("".join(parts)) == squeezed(clean(said))
    assert all(utf16_length(part) <= limit for part in parts)


@given(st.lists(ANY_BLOCK, max_size=5), st.integers(20, 90))
def test_wrapping_loses_nothing_at_any_width(blocks: list[Block], width: int) -> None:
    reply = Reply(tuple(blocks))
    assert squeezed(render_plain(reply, width)) == squeezed(render_plain(reply))


def test_a_page_never_gets_an_address_that_runs_as_a_script() -> None:
    reply = Reply((Paragraph((Link("x", "javascript:alert(1)"),)),), (Button("y", url="javascript:alert(1)"),))
    assert "javascript" not in json.dumps(as_json(reply))


def test_a_file_to_take_away_stands_in_the_json_and_only_then() -> None:
    file = Attachment("fair.ics", "text/calendar", "BEGIN:VCALENDAR")
    assert as_json(Reply((Heading("a"),), attachment=file))["file"] == asdict(file)
    assert set(as_json(Reply((Heading("a"),)))) == {"blocks", "buttons"}
