"""Which topic a text asks about: by its sample questions, or by a telling word in a question for a rule."""

from collections.abc import Callable, Sequence

from bot.catalogue.catalogue import Catalogue
from bot.messages import Intent
from bot.understanding.intents import without_names
from bot.understanding.question import EntryHit
from bot.understanding.search.entries import EntryFinder, Searchable
from bot.understanding.words.cues import ANY_ENDING, Cues, TaggedCues
from bot.understanding.words.stems import Stems
from bot.understanding.words.text import Text

BEFORE_ROLE = 0.76
"""From here on a topic goes before a role that is named in the text."""
THE_VERY_QUESTION = 0.95
"""From here on a topic's sample is the text, word for word."""
BESIDE_A_ROLE = 0.75
"""As much as a topic may count that has a telling word, in a text that doesn't ask for a rule."""
NEAR, MOST_NEAR = 0.34, 3
"""From here on a topic may be meant, and so many may be offered."""
OF_USE = 0.58
"""A topic whose sample is less like the text is never what was asked."""
CUED = 0.85
"""How surely a cue means its topic."""
FOR_PARENTS: Intent = "parent_question"


class TopicFinder:
    """Built once from the topics; `find` is pure."""

    def __init__(self, catalogue: Catalogue, words_of: Callable[[str], Sequence[str]], stems: Stems) -> None:
        topics, askers = catalogue.topics, catalogue.vocabulary.askers

        def plain(cue: str) -> str:
            return cue if ANY_ENDING in cue else " ".join(words_of(cue))

        self.intents = {id_: topic.intent for id_, topic in topics.items()}
        self._samples = EntryFinder(_searchable(catalogue), words_of, stems, catalogue.vocabulary.words.stop_in_topics)
        self._cues = TaggedCues({id_: map(plain, topic.cues) for id_, topic in topics.items() if topic.cues})
        after = {id_: map(plain, topic.asked_after) for id_, topic in topics.items() if topic.asked_after}
        self._leaning = TaggedCues(after)
        self._cued = frozenset(id_ for id_, topic in topics.items() if topic.cues)
        personal = {id_: map(plain, topic.cues) for id_, topic in topics.items() if topic.personal and topic.cues}
        self._personal = TaggedCues(personal)
        self._asks_rule, self._of_others = Cues(askers.asks_rule), Cues(askers.of_others)
        self._askers = TaggedCues(askers.askers)
        self.words = self._samples.words

    def find(self, text: Text, spans: Sequence[tuple[int, int]], *, by_cue: bool) -> EntryHit | None:
        """The topic that is asked about: by its samples, or `by_cue` in a question for a rule: "nurse with tattoos".

        A cue inside a job's name (its words stand in `spans`), or of somebody else ("work with deaf people"), doesn't
        count: then even a sample with that word stays behind a job that the text names.
        """
        asks = self._asks_rule(text.plain) and not self._of_others(text.plain)
        own = self._of_the_person(text, spans) if by_cue and not asks else None
        if own:
            return own
        least = 0.0 if asks and by_cue else OF_USE
        best = next(iter(self._samples.find(text.words, limit=1, least=least)), None)
        if best and best.id in self._cued and not asks and best.coverage < THE_VERY_QUESTION:
            return EntryHit(best.id, best.score, min(best.coverage, BESIDE_A_ROLE), best.named)
        if not (asks and by_cue) or (best and best.coverage >= BEFORE_ROLE):
            return best
        return self._by_cue(text, spans, best) or best

    def _of_the_person(self, text: Text, spans: Sequence[tuple[int, int]]) -> EntryHit | None:
        """Somebody's own health, looks or record, told beside the job that they want: "paramedic, I have epilepsy"."""
        if not spans or self._of_others(text.plain):
            return None
        found = self._personal.first(without_names(text.words, spans))
        return EntryHit(found, CUED, BESIDE_A_ROLE) if found else None

    def near(self, text: Text) -> tuple[str, ...]:
        """The topics that a text may be after, the likeliest first, though none surely is what was asked."""
        hits = self._samples.find(text.words, limit=MOST_NEAR, least=NEAR)
        return tuple(hit.id for hit in hits if hit.coverage >= NEAR)

    def leaning(self, text: Text) -> tuple[str, ...]:
        """The topics that a text leans on where it follows what they come after: those with the longest words first."""
        found = self._leaning.find(text.plain)
        return tuple(sorted(found, key=lambda id_: -max(len(cue.text) for cue in found[id_])))

    def _by_cue(self, text: Text, spans: Sequence[tuple[int, int]], best: EntryHit | None) -> EntryHit | None:
        """The topic with the longest cue; of several, the one whose samples come nearest. Parents have their own."""
        found = self._cues.find(without_names(text.words, spans))
        lengths = {id_: max(len(cue.text) for cue in cues) for id_, cues in found.items()}
        if self._askers.first(text.plain) != "parent":
            lengths = {id_: length for id_, length in lengths.items() if self.intents[id_] != FOR_PARENTS}
        if not lengths:
            return None
        return EntryHit(max(lengths, key=lambda id_: (id_ == (best and best.id), lengths[id_])), CUED, CUED)


def _searchable(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(topic.title, samples=(topic.title, *topic.asked_as), keywords=topic.keywords, answer=topic.says)
        for id_, topic in catalogue.topics.items()
    }
