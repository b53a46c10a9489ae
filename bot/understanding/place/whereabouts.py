"""The place in a question. A full postcode is cut to its first half here, and the rest goes no further."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.places.gazetteer import Gazetteer
from bot.places.model import Place
from bot.places.spelling import SHORTEST
from bot.understanding.place.context import Around
from bot.understanding.place.tokens import MAX_CHARACTERS, Token, shape, tokens_of

SMALLEST_RIVAL = 0.1
"""A namesake is worth a question back when it has at least this share of the people of the likeliest."""
HELPED = "England"
"""Places elsewhere, however large, don't make the namesakes here too small to ask about."""
_HOUSES = frozenset({"hospital", "hospitals", "infirmary", "hospice", "surgery", "college", "school"})
"""What is often named after a saint, and not after the village of that name."""
MOST_RIVALS = 3
MOST_REPAIRS = 4
KNOWN_TOWN = 25_000
VILLAGE = 1_000

_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9£#])([A-Za-z]{1,2}[0-9][A-Za-z0-9]?)"
    r"(?:\s{0,2}([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})|\s?[0-9])?(?![A-Za-z0-9])"
)
_ORDINAL = re.compile(r"(1st|2nd|3rd|[4-9]th)$")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place meant; `alternatives` are namesakes to ask about; `span` is where in the text it stands.

    `mended` says that the name was misspelt. No part of a postcode after the outward code is in here.
    """

    place: Place
    alternatives: tuple[Place, ...] = ()
    span: tuple[int, int] = (0, 0)
    mended: bool = False


@dataclass(frozen=True, slots=True)
class _Mention:
    places: tuple[Place, ...]
    first: int
    last: int
    weight: int


def read_place(text: str, gazetteer: Gazetteer, *, expected: bool = False) -> Whereabouts | None:
    """The place in a text, or None. Never raises. `expected`: the person was just asked where they live.

    Only the start and the end of a text of over 500 characters are read.
    """
    window = shape(text)
    tokens = tokens_of(window)
    found = _answered(tokens, gazetteer) if expected else None
    found = found or _postcode(window, tokens, gazetteer, expected)
    found = found or _best(_mentions(tokens, gazetteer), tokens)
    found = found or _misspelt(tokens, gazetteer, VILLAGE if expected else KNOWN_TOWN)
    if found and len(text) > MAX_CHARACTERS:
        return Whereabouts(found.place, found.alternatives, (0, 0), found.mended)
    return found


def _answered(tokens: list[Token], gazetteer: Gazetteer) -> Whereabouts | None:
    """The whole text is a name: "Reading", "in bath please"."""
    cues, start, end = gazetteer.cues, 0, len(tokens)
    while start < end and tokens[start].word in cues.before_answer:
        start += 1
    while end > start and tokens[end - 1].word in cues.after_answer:
        end -= 1
    places = gazetteer.named(" ".join(token.word for token in tokens[start:end]))
    return _settled(places, (tokens[start].start, tokens[end - 1].end)) if places else None


def _postcode(window: str, tokens: list[Token], gazetteer: Gazetteer, expected: bool) -> Whereabouts | None:
    for match in _POSTCODE.finditer(window):
        code, inward = match.group(1), match.group(2)
        place = gazetteer.outcode(code)
        if not place:
            continue
        whole = bool(inward) and not _ORDINAL.match(inward)
        if whole or expected or _is_outcode(code, match.start(), tokens, gazetteer):
            return Whereabouts(place, span=match.span() if whole or not inward else match.span(1))
    return None


def _is_outcode(code: str, start: int, tokens: list[Token], gazetteer: Gazetteer) -> bool:
    """Whether a code alone is a place: "WV1" is; "L3" and "b5" only after "live in", "near" or "postcode"."""
    cues = gazetteer.cues
    at = next((number for number, token in enumerate(tokens) if token.start >= start), len(tokens))
    before = tokens[at - 1].word if at else ""
    earlier = tokens[at - 2].word if at > 1 else ""
    if at + 1 < len(tokens) and not tokens[at].ends and tokens[at + 1].word in cues.not_after_code:
        return False
    near = before in cues.near or (before == "me" and earlier in cues.near)
    strong = near or "postcode" in (before, earlier) or (before in cues.inside and earlier in cues.home)
    if gazetteer.code_means_something_else(code):
        return strong
    return strong or cues.before_place(before) or code[1].isalpha() or code[0].isupper()


def _mentions(tokens: list[Token], gazetteer: Gazetteer, only: int = -1) -> list[_Mention]:
    """The names in a text that stand for places, left to right, longest first; `only`: those over this token."""
    found: list[_Mention] = []
    at = 0
    while at < len(tokens):
        mention, used = _mention_at(tokens, at, gazetteer)
        if mention and (only < 0 or mention.first <= only <= mention.last):
            found.append(mention)
        at += used
    return _arrived(found, tokens)


def _arrived(found: list[_Mention], tokens: list[Token]) -> list[_Mention]:
    """ "From Leicester to Derby": only where somebody goes to."""
    left = {
        one.first
        for one, other in pairwise(found)
        if one.first
        and tokens[one.first - 1].word == "from"
        and other.first == one.last + 2
        and tokens[other.first - 1].word == "to"
    }
    return [mention for mention in found if mention.first not in left]


def _mention_at(tokens: list[Token], at: int, gazetteer: Gazetteer) -> tuple[_Mention | None, int]:
    for count in range(min(gazetteer.longest(tokens[at].word), len(tokens) - at), 0, -1):
        stretch = tokens[at : at + count]
        if any(token.ends for token in stretch[:-1]):
            continue
        key = " ".join(token.word for token in stretch)
        places = gazetteer.entry(key)
        if places == ():
            return None, count
        if places and (weight := _weight(key, tokens, at, count, gazetteer)):
            return _Mention(places, at, at + count - 1, weight), count
    return None, 1


def _weight(key: str, tokens: list[Token], at: int, count: int, gazetteer: Gazetteer) -> int:
    """How surely the words at `at` are a place: 3 "live in", 2 another cue, 1 none needed, 0 no place."""
    around = Around.of(tokens, at, count, gazetteer.cues)
    if around.names_a_person or (gazetteer.is_first_name(key) and around.may_name_a_person):
        return 0
    guard = gazetteer.guard(key)
    if guard and not _passes(guard, gazetteer.entry(key) or (), around):
        return 0
    return around.weight


def _passes(guard: str, places: tuple[Place, ...], around: Around) -> bool:
    """Whether a guarded name is a place here."""
    if guard == "month":
        return around.at_home and around.ends_well
    if guard == "name":
        return around.in_or_near
    if places[0].kind in ("area", "region") and around.in_or_near_the:
        return around.ends_well
    if around.has_an_office and places[0].population >= KNOWN_TOWN:
        return True
    return around.ends_well and (around.at_home or around.near or around.work_in or around.capital_in)


def _best(mentions: list[_Mention], tokens: list[Token]) -> Whereabouts | None:
    if not mentions:
        return None
    mentions = [each for each in mentions if not _names_a_house(each, tokens)] or mentions
    specific = [mention for mention in mentions if not any(_holds(mention, other) for other in mentions)]
    best = max(specific or mentions, key=lambda mention: (mention.weight, -mention.first))
    places = _qualified(best, mentions) or best.places
    return _settled(places, (tokens[best.first].start, tokens[best.last].end))


def _names_a_house(mention: _Mention, tokens: list[Token]) -> bool:
    """ "St Mary's Hospital, Isle of Wight" is not in the village of St Mary's."""
    after = tokens[mention.last + 1].word if mention.last + 1 < len(tokens) else ""
    return after in _HOUSES and mention.places[0].population < KNOWN_TOWN


def _holds(area: _Mention, other: _Mention) -> bool:
    """Whether one is a bigger place around the other: Kent, beside Ashford."""
    return area is not other and _is_wide(area) and bool(_inside(area, other)) and not _is_wider(other, area)


def _is_wide(mention: _Mention) -> bool:
    return mention.places[0].kind in ("area", "region", "authority", "nation")


def _is_wider(one: _Mention, other: _Mention) -> bool:
    same = one.places[0].authorities == other.places[0].authorities
    return len(one.places[0].authorities) > len(other.places[0].authorities) or (same and one.first < other.first)


def _inside(area: _Mention, other: _Mention) -> tuple[Place, ...]:
    """The namesakes of `other` that lie in the area."""
    around = area.places[0]
    return tuple(
        place
        for place in other.places
        if place != around and place.nation == around.nation and set(place.authorities) <= set(around.authorities)
    )


def _qualified(best: _Mention, mentions: list[_Mention]) -> tuple[Place, ...]:
    """'Ashford, Surrey' and 'Richmond in North Yorkshire': only the namesakes that the other place holds."""
    for other in mentions:
        if other is not best and _is_wide(other) and (inside := _inside(other, best)):
            return inside[:1]
    return ()


def _settled(places: tuple[Place, ...], span: tuple[int, int], mended: bool = False) -> Whereabouts:
    """The likeliest place, and those of its namesakes that are worth asking about."""
    chosen, *others = places
    largest = next((place for place in places if place.nation == HELPED), chosen)
    rivals = [other for other in others if other.population >= largest.population * SMALLEST_RIVAL]
    return Whereabouts(chosen, tuple(rivals[:MOST_RIVALS]), span, mended)


def _misspelt(tokens: list[Token], gazetteer: Gazetteer, least: int) -> Whereabouts | None:
    """The first name that is there once a misspelt word is mended; after a cue, villages are tried too."""
    tries = 0
    for at, token in enumerate(tokens):
        after_cue = at > 0 and gazetteer.cues.before_place(tokens[at - 1].word)
        if len(token.word) < SHORTEST or tries >= MOST_REPAIRS:
            continue
        smallest = VILLAGE if after_cue else least
        word = gazetteer.respelt(token.word, smallest)
        tries += 1
        if not word:
            continue
        mended = [*tokens[:at], token.spelt(word), *tokens[at + 1 :]]
        mention = next(iter(_mentions(mended, gazetteer, only=at)), None)
        if mention and _is_likely(mention, token, smallest, after_cue or len(tokens) == 1):
            return _settled(mention.places, (mended[mention.first].start, mended[mention.last].end), mended=True)
    return None


def _is_likely(mention: _Mention, token: Token, smallest: int, after_cue: bool) -> bool:
    """A short word alone is too little to mend without a cue."""
    long_enough = after_cue or len(token.word) > SHORTEST or mention.last > mention.first
    return long_enough and (mention.places[0].kind != "town" or mention.places[0].population >= smallest)
