"""What people type, turned into plain words for the safety gate: text speak, stars, digits, slips, lost spaces."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from rapidfuzz.distance import OSA

from bot.catalogue.safety import Spelling

HEAD, TAIL = 2_000, 500
"""How many characters are looked at: a story starts with what matters, or ends with it."""
END = "/"
"""Stands for the end of a sentence."""

Words = tuple[str, ...]

_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_LETTERS = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"}
    # one letter for each group that Arabic, Persian and Urdu keyboards write in different ways
    | {"\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643", "\u06c1": "\u0647", "\u06be": "\u0647"}
)
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff])")
_SPELT_OUT = re.compile(r"(?<!\S)[a-z](?:[.\-_*]+[a-z]){2,}(?![a-z])|(?<!\S)[a-z](?: [a-z]){3,}(?!\S)")
_SENTENCE_END = re.compile(r"[.!?…।。！？؟۔]+(?=[\s)\"']|$)|[\n\r]+|(?<=[a-z])[.?]+(?=[a-z])")
_BETWEEN = re.compile(r"[,;:()\[\]{}\"“”«»<>|\\&=~^%–—…•_،、，+-]+|(?<=\w)/(?=\w)")
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_LEET_L = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "l"})
_LONG_RUN, _RUN = re.compile(r"(.)\1{2,}"), re.compile(r"(.)\1+")
_LONGEST_PART, _SHORTEST_REPAIR, _TWO_SLIPS = 10, 5, 8


class Cleaner:
    """Reads text as words. It knows the words of the rules, so as not to repair one of them into another.

    Nothing that a person types is kept, not even for speed.
    """

    def __init__(self, spelling: Spelling, rule_words: Callable[[Callable[[str], Words]], Iterable[str]]) -> None:
        self._tokens: dict[str, Words] | None = {}
        """What is read of the rules' own words; the same few come again and again. `None` once the rules are read."""
        self._means: dict[str, Words] = {}
        self._pairs = [(f" {typed} ", f" {meaning} ") for typed, meaning in spelling.means.items() if " " in typed]
        self._joined: frozenset[str] = frozenset()
        self._repair: dict[str, tuple[str, ...]] = {}
        self._known: frozenset[str] = frozenset()
        # From here on `words` expands short spellings; the rest follows once the words of the rules are known.
        self._means = {typed: self.words(meaning) for typed, meaning in spelling.means.items()}
        self._tokens = {}
        self._known = frozenset(chain(rule_words(self.words), spelling.leave, spelling.repair))
        self._joined = frozenset(spelling.joined)
        self._repair = _by_first_letter(spelling.repair)
        self._tokens = {}

    def learned(self) -> None:
        """The rules are read: from here on nothing is kept."""
        self._tokens = None

    def words(self, text: str) -> Words:
        """The words of `text`, with `END` between sentences; only its head and its tail where it is long."""
        if len(text) > HEAD + TAIL:
            text = f"{text[:HEAD]}\n{text[-TAIL:]}"
        text = f" {_in_one_script(text)} "
        text = _SPELT_OUT.sub(lambda found: re.sub("[^a-z]", "", found[0]), text)
        text = _SENTENCE_END.sub(f" {END} ", text)
        if " " in text.strip():  # a single word holds no pair, and the rules are read word by word
            for typed, meaning in self._pairs:
                text = text.replace(typed, meaning)
        read = self._token if self._tokens is None else self._kept
        return tuple(chain.from_iterable(map(read, text.split())))

    def _kept(self, raw: str) -> Words:
        tokens = {} if self._tokens is None else self._tokens
        if raw not in tokens:
            tokens[raw] = tuple(self._token(raw))
        return tokens[raw]

    def _token(self, raw: str) -> Iterator[str]:
        raw = raw.strip("'\",;:()")
        if raw in self._means:
            yield from self._means[raw]
            return
        if raw == END:
            yield END
            return
        if raw.isalpha():  # as most are: there is nothing to take off
            yield from self._word(raw)
            return
        for part in _BETWEEN.split(raw):
            if part := part.strip("'#*.!?/"):
                yield from self._word(part)

    def _word(self, typed: str) -> Words:
        if typed in self._known and typed not in self._means:
            return (typed,)
        word = typed.replace("'", "")
        for guess in (typed, word, *_plainer(word)):
            if guess in self._means:
                return self._means[guess]
            if guess in self._known:
                return (guess,)
        return self._hidden(word) or self._parts(word) or self._repaired(word) or (word,)

    def _hidden(self, word: str) -> Words:
        """The word of danger behind stars: `r*ped`."""
        if not ("*" in word or "#" in word) or word[0] not in self._repair:
            return ()
        shape = re.compile("".join("[a-z]{1,2}" if sign in "*#" else re.escape(sign) for sign in word[:20]))
        return next(((known,) for known in self._repair[word[0]] if shape.fullmatch(known)), ())

    def _parts(self, word: str) -> Words:
        """`killmyself` as two words: only words of the list, and only where nothing is left over."""
        if not 6 <= len(word) <= 40 or not word.isascii():
            return ()
        ways: list[Words | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PART), end):
                before = ways[start]
                if before is not None and word[start:end] in self._joined:
                    ways[end] = (*before, word[start:end])
                    break
        return tuple(chain.from_iterable(self._means.get(part, (part,)) for part in ways[-1] or ()))

    def _repaired(self, word: str) -> Words:
        """The word of danger that was meant, where no more than a letter or two is wrong."""
        if len(word) < _SHORTEST_REPAIR or not word.isascii():
            return ()
        for known in self._repair.get(word[0], ()):
            slips = 1 if min(len(known), len(word)) < _TWO_SLIPS else 2
            if abs(len(known) - len(word)) <= slips and OSA.distance(word, known, score_cutoff=slips) <= slips:
                return self._means.get(known, (known,))
        return ()


def _in_one_script(text: str) -> str:
    """Small letters without marks; most messages are plain ASCII, in which only capitals and quotes can differ."""
    if text.isascii():
        return text.lower().replace("`", "'")
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))[: 2 * (HEAD + TAIL)]
    return _IDEOGRAPH.sub(r" \1 ", text.translate(_LETTERS))


def _plainer(word: str) -> Iterator[str]:
    """Guesses at what a word with digits, signs or drawn-out letters was meant to be."""
    if not word.isalpha() and any(map(str.isalpha, word)):
        yield word.translate(_LEET)
        yield word.translate(_LEET_L)
        word = word.translate(_LEET)
    if _LONG_RUN.search(word):
        yield _LONG_RUN.sub(r"\1\1", word)
        yield _LONG_RUN.sub(r"\1", word)
        yield _RUN.sub(r"\1", word)


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[0], []).append(word)
    return {letter: tuple(group) for letter, group in grouped.items()}
