"""Text that a channel can carry: without what would break it, and cut where a reader would cut it."""

import re
import unicodedata

from bot.messages import Bold, Inline, Link

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_REGIONAL = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*\s+")


def clean(text: str) -> str:
    """The text with spaces for control characters (a new line stays) and no half characters."""
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", one_line_end))


def utf16_length(text: str) -> int:
    """The length as Telegram counts it: an emoji outside the basic plane counts twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, limit: int) -> list[str]:
    """Parts of at most `limit` UTF-16 units (at least 2) that join to `text` again.

    A cut falls after a line, a sentence or a word where there is one, and never inside what a reader sees as
    one character, unless that alone is over the limit.
    """
    parts: list[str] = []
    while utf16_length(text) > limit:
        at = _best_cut(text, limit)
        parts.append(text[:at])
        text = text[at:]
    return [*parts, text]


def _best_cut(text: str, limit: int) -> int:
    end = _fitting(text, limit)
    fitting = text[:end]
    line = fitting.rfind("\n") + 1
    sentence = max((match.end() for match in _SENTENCE_END.finditer(fitting)), default=0)
    word = len(fitting.rstrip()) if text[end].isspace() else _last_space(fitting)
    for at, least in ((line, end // 2), (sentence, end // 2), (word, 1)):
        if at >= max(least, 1) and is_break(text, at):
            return at
    return next((at for at in range(end, 0, -1) if is_break(text, at)), end)


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit into the limit."""
    end, units = 0, 0
    for char in text:
        units += 2 if char > "\uffff" else 1
        if units > limit:
            break
        end += 1
    return end


def _last_space(text: str) -> int:
    return next((at + 1 for at in range(len(text) - 1, -1, -1) if text[at].isspace()), 0)


def is_break(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` leaves every visible character whole."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == _JOINER or _extends(after):
        return False
    if ord(before) in _REGIONAL and ord(after) in _REGIONAL:
        return _flags_before(text, at) % 2 == 0
    return True


def _extends(char: str) -> bool:
    """Whether the character belongs to the one before it: an accent, a joiner, a skin tone, a flag's tag."""
    code = ord(char)
    return (
        char == _JOINER
        or code in _SKIN_TONES
        or code in _TAGS
        or (code > 0x2FF and unicodedata.category(char) in {"Mn", "Me", "Mc"})
    )


def _flags_before(text: str, at: int) -> int:
    """How many flag letters stand in a row before `at`; two make a flag."""
    start = at
    while start > 0 and ord(text[start - 1]) in _REGIONAL:
        start -= 1
    return at - start


def visible(part: Inline) -> str:
    """What a reader sees of it, without what stands behind a link."""
    return part if isinstance(part, str) else part.text


def restyled(part: Inline, text: str) -> Inline:
    """The same style with another text."""
    match part:
        case Bold():
            return Bold(text)
        case Link(_, url):
            return Link(text, url)
        case _:
            return text


def is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def spelled_out(link: Link) -> str:
    """A link to a phone or e-mail for where it can't be pressed: the number or address stands in the text."""
    address = link.url.split(":", 1)[-1].split("?", 1)[0]
    shown = address.replace(" ", "") in link.text.replace(" ", "")
    return link.text if shown else f"{link.text} ({address})"
