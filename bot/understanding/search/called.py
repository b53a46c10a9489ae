"""Which roles a text calls by name, how tellingly, and which of them it rules out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bot.understanding.search.names import Named, Names

NAME_BONUS = 6.0
OTHER_NAME = 0.9
"""What another name counts beside a title."""
COMMON_HEAD = 4
"""A word that stands in the names of so many roles ("nurse", "doctor") is a kind of job more than a job."""
GENERAL_SHARE = 0.3
"""What such a word's bonus counts where the text says more."""

_SAYS_WHICH = {"who", "that", "which", "for", "inside", "expert", "specialising", "working", "doing", "but"}
_OF_THE_PERSON = {"i", "my", "no", "not", "without", "have", "never", "what", "how"}
"""After a "but" these tell of the person, and not of which job is meant."""
_WANTED = re.compile(r" (?:be|become|being|becoming|(?:re)?(?:train|training|qualify) (?:as|to be)) an?$")
_HELD = re.compile(
    r" (?:i am|i was|is|was|working as|work as|worked as|used to be|my job is)(?: \w+)? (?:an?|at an?|at the)$"
)
_DENIES = {"not", "no", "without", "except", "hate", "never", "nor"}
_BETWEEN = {
    "be",
    "a",
    "an",
    "the",
    "any",
    "want",
    "to",
    "as",
    "like",
    "become",
    "becoming",
    "being",
    "do",
    "doing",
    "of",
    "going",
}


class Called(NamedTuple):
    """What a name adds to a role's score; whether it is the title; whether it only says the kind of job."""

    bonus: float = 0.0
    is_title: bool = False
    is_general: bool = True


NOT_CALLED = Called()


class Callings:
    """The names of all roles, with how many roles share each word."""

    def __init__(self) -> None:
        self._names = Names()
        self._heads: Counter[str] = Counter()

    def add(self, id_: str, names: Iterable[tuple[tuple[str, ...], bool]]) -> None:
        """A role's names as stems, each with whether it is the title."""
        words: set[str] = set()
        for stems, is_title in names:
            self._names.add(id_, stems, is_title=is_title)
            words.update(stems)
        self._heads.update(words)

    def find(self, words: Sequence[str], stems: Sequence[str]) -> tuple[list[Named], frozenset[str]]:
        """The names in a text, and the ids that it rules out: "not as a doctor"."""
        found = self._names.find(stems)
        denied = {id_ for named in found if _is_denied(words, named.start) for id_ in named.ids}
        return [named for named in found if not denied & set(named.ids)], frozenset(denied)

    def denied_stems(self, words: Sequence[str], stems: Sequence[str]) -> frozenset[str]:
        """The stems of the names that a text rules out: they say nothing of what it is after."""
        ruled_out = [named for named in self._names.find(stems) if _is_denied(words, named.start)]
        return frozenset(stem for named in ruled_out for stem in stems[named.start : named.end])

    def opens(self, words: Sequence[str], stems: Sequence[str]) -> bool:
        """Whether a text begins with a role and then says which: "doctor for lungs", "nurse who visits"."""
        if _SAYS_WHICH.isdisjoint(words):
            return False
        found = self._names.find(stems)
        return bool(found) and found[0].start <= 1 and found[0].end < len(words) and words[found[0].end] in _SAYS_WHICH

    def weigh(
        self,
        found: Sequence[Named],
        words: Sequence[str],
        stems: Sequence[str],
        others_explain: Callable[[Sequence[str]], bool],
        *,
        describes: bool,
    ) -> dict[str, Called]:
        """Id -> how the text calls it.

        `others_explain` tells if a role beside those ids accounts for the rest of the text; `describes`, that
        the text says what somebody does, so that a name in it may be of somebody else: "helps the dietitian".
        """
        called: dict[str, Called] = {}
        wanted = [_is_wanted(words, named) for named in found]
        wants = any(wanted)
        for named, is_wanted in zip(found, wanted, strict=True):
            may_be = not is_wanted and (describes or self._is_head(named, stems))
            is_general = (wants and not is_wanted and _is_held(words, named)) or (may_be and others_explain(named.ids))
            worth = NAME_BONUS / len(named.ids) * (1.0 if named.is_title else OTHER_NAME)
            worth *= GENERAL_SHARE if is_general else 1.0
            for id_ in named.ids:
                before = called.get(id_, NOT_CALLED)
                is_title = before.is_title or named.is_title
                called[id_] = Called(before.bonus + worth, is_title, before.is_general and is_general)
        return called

    def _is_head(self, named: Named, stems: Sequence[str]) -> bool:
        return named.end - named.start == 1 and self._heads[stems[named.start]] >= COMMON_HEAD


def _is_denied(words: Sequence[str], start: int) -> bool:
    """Whether a "not" stands before the name, with nothing but small words between."""
    for word in reversed(words[:start]):
        if word in _DENIES:
            return True
        if word not in _BETWEEN:
            return False
    return False


def _is_wanted(words: Sequence[str], named: Named) -> bool:
    """Whether a text says "be a midwife" or "train as a midwife", and no more of which midwife."""
    after = words[named.end : named.end + 2]
    goes_on = "but" in after[:1] and _OF_THE_PERSON.issuperset(after[1:])
    says_which = not goes_on and not _SAYS_WHICH.isdisjoint(after[:1])
    return bool(_WANTED.search(_before(words, named))) and not says_which


def _is_held(words: Sequence[str], named: Named) -> bool:
    """Whether a text says "I am a porter" or "my mum is a nurse": it is after another job."""
    return bool(_HELD.search(_before(words, named)))


def _before(words: Sequence[str], named: Named) -> str:
    return f" {' '.join(words[max(named.start - 4, 0) : named.start])}"
