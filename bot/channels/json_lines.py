"""Questions as JSON lines in, answers as JSON lines out: the contract of `ask --json` and `ask --file`."""

import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict
from typing import Any

from bot.channels.plain import render_plain
from bot.conversation.script import Played, play
from bot.conversation.talk import Talk
from bot.messages import Inline, Link, Paragraph, Person, Reply

CHANNEL = "ask"


async def answer_lines(talk: Talk, lines: Iterable[str]) -> AsyncIterator[dict[str, Any]]:
    """One result for each line, in order. A malformed line gives `{"id": null, "error": …}`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            id_, turns, is_chat = _read(line)
        except ValueError as error:
            yield {"id": None, "error": f"line {number}: {error}"}
            continue
        played = await play(talk, Person(CHANNEL, f"line {number}"), turns)
        yield result(id_, played, with_replies=is_chat)


def _read(line: str) -> tuple[Any, list[str], bool]:
    """The id and the turns of a line. Raises `ValueError` with what is wrong."""
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(data, dict):
        raise ValueError("is not a JSON object")
    if "turns" in data:
        turns = data["turns"]
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise ValueError("'turns' must be a list of texts, and not empty")
        return data.get("id"), turns, True
    if not isinstance(data.get("text"), str):
        raise ValueError("has neither a 'text' nor 'turns'")
    return data.get("id"), [data["text"]], False


def result(id_: Any, played: Played, *, with_replies: bool = False) -> dict[str, Any]:
    """The contract's JSON object for the last reply."""
    reply = played.replies[-1]
    understood = reply.understood
    place = asdict(understood.place) if understood.place else None
    answer = {
        "id": id_,
        "intent": understood.intent,
        "confidence": understood.confidence,
        "roles": [asdict(role) for role in understood.roles],
        "pathways": list(understood.pathways),
        "place": place,
        "safety": understood.safety,
        "text": render_plain(reply),
        "buttons": [_button(button) for button in reply.buttons],
        "links": links(reply),
        "ms": round(played.ms, 3),
    }
    if reply.attachment:
        answer["file"] = asdict(reply.attachment)
    return answer | {"replies": [render_plain(each) for each in played.replies]} if with_replies else answer


def _button(button: Any) -> dict[str, str]:
    return (
        {"label": button.label, "action": button.action}
        if button.action
        else {"label": button.label, "url": button.url}
    )


def links(reply: Reply) -> list[str]:
    """Every address in a reply, in order, once."""
    found = [part.url for part in _parts(reply) if isinstance(part, Link)]
    found += [button.url for button in reply.buttons if button.url]
    return list(dict.fromkeys(found))


def _parts(reply: Reply) -> Iterable[Inline]:
    for block in reply.blocks:
        if isinstance(block, Paragraph):
            yield from block.parts
        elif hasattr(block, "items"):
            for item in block.items:
                yield from item
