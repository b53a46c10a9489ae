"""Whether a text is about a broad wish, or about a role or a question in which its words occur."""

from collections.abc import Sequence

from bot.catalogue.catalogue import Catalogue
from bot.understanding.question import EntryHit, RoleHit, Wish
from bot.understanding.search.collections import CollectionFinder, Wishes
from bot.understanding.search.entries import EntryFinder, Searchable
from bot.understanding.search.roles import RoleFinder
from bot.understanding.weigh import WEAK_COVERAGE
from bot.understanding.wishes import WishReader
from bot.understanding.words.cues import Beginnings, Cues
from bot.understanding.words.text import Text

SAME_WISH = 0.7
"""From here on a question is a collection's own sample."""
NEAR = 0.5
"""From here on a collection's texts are near enough to somebody who seeks, where nothing else is."""
DESCRIBED = 0.45
"""The part of a text that a role must explain for the text to be about that role, and not about a wish."""


class BroadWishes:
    """Built once; `read` is pure."""

    def __init__(self, catalogue: Catalogue, roles: RoleFinder, wishes: WishReader, samples: EntryFinder) -> None:
        """`samples` finds a collection by its texts: see `searchable_collections`."""
        vocabulary = catalogue.vocabulary
        self._roles = roles
        self._wishes = wishes
        self._found = CollectionFinder(catalogue.collections)
        self._samples = samples
        self._likes = Cues(vocabulary.wishes.likes)
        self._asks = frozenset(vocabulary.wishes.asks)
        self._seeks = Cues(vocabulary.intents.seeks)
        self._about_work = Cues(vocabulary.intents.about_work)
        self._asks_fact = Beginnings(vocabulary.intents.asks_fact)
        self._for_anybody = next((id_ for id_, found in catalogue.collections.items() if found.for_anybody), "")
        self.words = samples.words

    def likes(self, text: Text) -> bool:
        """Whether somebody tells what they like, know or can't stand: then another trade's word is no other trade."""
        if text.words and text.words[0] in self._asks and not self._seeks(text.plain):
            return False
        return self._likes(text.plain) or bool(self._wishes.denied(text.plain))

    def read(self, text: Text, wish: Wish, roles: Sequence[RoleHit]) -> Wishes:
        """The wishes of a text; firm only if neither a role named beside them nor a described one is meant."""
        called = any(hit.called for hit in roles)
        names = self._roles.called_in.longer(text) if called else ()
        denied = self._wishes.denied(text.plain)
        wishes = self._found.find(text.plain, denied, wish, self._roles.telling, names)
        if not wishes.firm and self._is_sample(text):
            return Wishes(self._samples.find(text.words, limit=1), phrased=True)
        if not wishes.hits and wish.only_rules_out and not called and self._speaks_of_self(text):
            return Wishes((EntryHit(self._for_anybody, NEAR, NEAR),) if self._for_anybody else (), phrased=True)
        if not wishes.hits:
            return self._nearest(text, roles)
        seeks = self._seeks(text.plain)
        wants = seeks or self._likes(text.plain)
        rest = wishes.rest(text.plain, denied).split()
        if (
            wishes.firm
            and not (self._asks_fact(text.plain) and not self._likes(text.plain))
            and (wishes.phrased or not self._is_about_else(text, wishes, roles, wants=wants, seeks=seeks))
            and not (called and self._roles.called_in.any_job(rest, strict=not wants))
        ):
            return wishes
        return wishes.loosened()

    def _speaks_of_self(self, text: Text) -> bool:
        """Whether somebody tells of themselves or of work, and doesn't ask something."""
        return " i " in text.plain and text.words[0] not in self._asks

    def _is_sample(self, text: Text) -> bool:
        found = self._samples.find(text.words, limit=1, least=SAME_WISH)
        return bool(found) and found[0].coverage >= SAME_WISH and len(self._roles.telling(text.words)) > 1

    def _is_about_else(self, text: Text, wishes: Wishes, roles: Sequence[RoleHit], *, wants: bool, seeks: bool) -> bool:
        """Whether a text in which only single words mean a wish is a plain question, or describes a role."""
        several = wishes.outside > 1
        is_question = text.words[0] in self._asks
        if not wants and not self._about_work(text.plain) and (several or is_question):
            return True
        return several and not seeks and bool(roles) and roles[0].coverage >= DESCRIBED

    def _nearest(self, text: Text, roles: Sequence[RoleHit]) -> Wishes:
        """For somebody who seeks, in words that no collection and no role knows: the collection that comes nearest."""
        is_question = not text.words or text.words[0] in self._asks
        explained = bool(roles) and roles[0].coverage >= WEAK_COVERAGE
        if is_question or explained or not self._seeks(text.plain):
            return Wishes()
        near = tuple(hit for hit in self._samples.find(text.words, limit=1) if hit.score >= NEAR)
        return Wishes(near, phrased=True)


def searchable_collections(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(found.title, samples=found.asked_as, keywords=(*found.cues, *found.words))
        for id_, found in catalogue.collections.items()
    }
