"""Which employer a text names, and what kind of offer it asks for: work experience, a mentor, an insight day."""

from collections.abc import Mapping, Sequence

from bot.catalogue.local import Employer, OfferKind
from bot.catalogue.vocabulary import Offers
from bot.understanding.search.names import Names
from bot.understanding.search.roles import Reader
from bot.understanding.words.cues import TaggedCues
from bot.understanding.words.stems import Stems

_FORMAL = {"the", "nhs", "foundation", "trust"}


class OfferReader:
    """Built once from the employers and the words for what they offer."""

    def __init__(self, employers: Mapping[str, Employer], offers: Offers, words_of: Reader, stems: Stems) -> None:
        self._kinds = TaggedCues(offers.kinds)
        self._stems = stems
        self._names = Names()
        for id_, employer in employers.items():
            for name in (employer.title, *employer.also_called):
                for words in _forms(words_of(name)):
                    self._names.add(id_, stems.all(words), is_title=name == employer.title)

    def kind(self, plain: str) -> OfferKind | None:
        """The kind of offer that is asked for."""
        return self._kinds.first(plain)

    def employers(self, words: Sequence[str]) -> tuple[str, ...]:
        """Ids of the employers that a text calls by name, in its order."""
        return tuple(dict.fromkeys(id_ for named in self._names.find(self._stems.of(words)) for id_ in named.ids))


def _forms(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A name as it stands, and without "The" and "NHS Foundation Trust"; never down to a single word."""
    short = tuple(word for word in words if word not in _FORMAL)
    return (tuple(words), short) if 1 < len(short) < len(words) else (tuple(words),)
