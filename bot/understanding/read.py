"""The one door of this room: a text becomes a `Question`."""

from dataclasses import replace

from bot.catalogue.catalogue import Catalogue
from bot.places.gazetteer import Gazetteer
from bot.understanding.dates import DateReader
from bot.understanding.intents import IntentReader
from bot.understanding.offers import OfferReader
from bot.understanding.place.whereabouts import Whereabouts, read_place
from bot.understanding.question import EntryHit, Question, RoleHit, Wish
from bot.understanding.search.entries import EntryFinder, Searchable
from bot.understanding.search.roles import RoleFinder
from bot.understanding.search.wishes import WishFinder
from bot.understanding.weigh import ASIDES, Found, weigh
from bot.understanding.wishes import WishReader
from bot.understanding.words.cues import ANY_ENDING, Cues, TaggedCues
from bot.understanding.words.languages import LanguageReader
from bot.understanding.words.repair import Repair
from bot.understanding.words.stems import Stems
from bot.understanding.words.text import Text, TextReader

MOST_COLLECTIONS = 200
SAME_WISH = 0.7
"""From here on a question is a collection's own sample."""


class QuestionReader:
    """Everything that is built once from the catalogue; `read` is pure and never raises."""

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        words, stems = catalogue.vocabulary.words, Stems()
        cue_words = _cue_words(catalogue)
        self._gazetteer = gazetteer
        self._texts = TextReader(words)
        self._roles = RoleFinder(catalogue.roles, self._words_of, stems, catalogue.vocabulary, cue_words)
        self._topic_intents = {id_: topic.intent for id_, topic in catalogue.topics.items()}
        self._languages = LanguageReader(catalogue.vocabulary.languages, catalogue.vocabulary.common)
        self._topics = EntryFinder(_topics(catalogue), self._words_of, stems, words.stop_in_topics)
        self._pathways = EntryFinder(_pathways(catalogue), self._words_of, stems, words.stop)
        self._collections = EntryFinder(_collections(catalogue), self._words_of, stems, words.stop)
        self._collection_ids = frozenset(catalogue.collections)
        self._collection_cues = TaggedCues({id_: c.cues for id_, c in catalogue.collections.items()})
        targets = self._roles.names | self._topics.words | self._pathways.words | self._collections.words | cue_words
        targets |= _offer_words(catalogue)
        self._repair = Repair(targets, catalogue.vocabulary.common, words.never_repaired)
        self._intents = IntentReader(catalogue.vocabulary.intents)
        self._askers = TaggedCues(catalogue.vocabulary.askers.askers)
        self._offers = OfferReader(catalogue.employers, catalogue.vocabulary.offers, self._words_of, stems)
        self._stages = TaggedCues(catalogue.vocabulary.askers.stages)
        self._holds = TaggedCues(catalogue.vocabulary.askers.holds)
        self._earns = Cues(catalogue.vocabulary.askers.earns)
        self._dates = DateReader(catalogue.vocabulary.dates)
        self._wishes = WishReader(catalogue.vocabulary.wishes)
        self._fitting = WishFinder(catalogue.roles)
        self._seeks = Cues(catalogue.vocabulary.intents.seeks)
        self._about_work = Cues(catalogue.vocabulary.intents.about_work)
        self._begins_with = frozenset(catalogue.vocabulary.intents.begins_with)
        self._other_jobs = Cues(catalogue.vocabulary.elsewhere.other_jobs)
        self._not_a_job = Cues(catalogue.vocabulary.elsewhere.not_a_job)
        self._texts.learning = stems.learning = False

    def read(self, raw: str) -> Question:
        """The question in a text of any length and any characters."""
        place = read_place(raw, self._gazetteer)
        text = self._texts.read(_blank(raw, place))
        if text.empty and not place:
            return Question(text)
        whole = text.words if place is None else self._words_of(raw)
        typed, text = text.words, self._mended(text)
        wish = self._wishes.read(text.plain)
        found = self._find(text, wish, typed)
        language = self._languages.read(raw, typed)
        question = Question(
            text,
            facet=self._intents.facet(text.plain),
            place=place,
            offer=self._offers.kind(text.plain),
            employers=self._offers.employers(whole),
            when=self._dates.read(typed),
            stage=self._stages.first(text.plain) or "",
            asker=self._askers.first(text.plain) or "",
            holds=int(held) if (held := self._holds.first(text.plain)) else None,
            earns=self._earns(text.plain),
            wish=wish,
            language=language,
        )
        return weigh(question, found, self._intents.points(text.plain))

    def _without(self, wish: Wish) -> list[EntryHit]:
        """The collections `no-<tag>` of what a person rules out, where that is all that they say."""
        ids = (f"no-{tag}" for tag in sorted(wish.avoid) if not wish.suits)
        return [EntryHit(id_, 0.5, 0.5) for id_ in ids if id_ in self._collection_ids]

    def _words_of(self, text: str) -> tuple[str, ...]:
        return self._texts.read(text).words

    def find_roles(self, raw: str) -> tuple[RoleHit, ...]:
        """Only the roles, best first, whatever else the text may be about."""
        typed = self._texts.read(raw)
        text = self._mended(typed)
        return self._roles.find(text.words, self._wishes.read(text.plain).unwanted, typed.words)

    def _mended(self, text: Text) -> Text:
        words = self._repair(text.words)
        return replace(text, words=words, plain=f" {' '.join(words)} ")

    def _find(self, text: Text, wish: Wish, typed: tuple[str, ...]) -> Found:
        topics = self._topics.find(text.words, limit=1)
        cued = self._collection_cues.find(text.plain)
        wishes = self._collections.find(text.words, limit=MOST_COLLECTIONS)
        collections = [hit for hit in wishes if hit.id in cued or hit.coverage >= SAME_WISH]
        collections = collections or self._without(wish)
        words = self._other_jobs.without(text.plain).split()
        does = bool(words) and words[0] in self._begins_with
        describes = does or self._roles.opens_with_a_role(words)
        roles = self._roles.find(words, wish.unwanted, typed, describes=describes)
        return Found(
            tuple(hit for hit in roles if hit.named or self._fitting.allowed(hit.id, wish)),
            topics[0] if topics else None,
            self._topic_intents.get(topics[0].id) if topics else None,
            tuple(hit for hit in self._pathways.find(text.words) if hit.named or hit.coverage >= 0.7),
            collections[0] if collections else None,
            fitting=self._fitting.find(wish),
            seeks=self._seeks(text.plain),
            about_work=does or self._about_work(text.plain) or any(hit.called for hit in roles),
            describes=describes,
            other_job=self._other_jobs(text.plain),
            not_a_job=not does and self._not_a_job(text.plain),
        )


def _blank(raw: str, place: Whereabouts | None) -> str:
    """The text without the name of a place: it must not be taken for a word of a role."""
    if place is None or place.span == (0, 0):
        return raw
    start, end = place.span
    return f"{raw[:start]} {raw[end:]}"


def _cue_words(catalogue: Catalogue) -> frozenset[str]:
    """The words of the intents' cues: they may be misspelt too, and tell little of which role is meant."""
    cues = catalogue.vocabulary.intents.intents
    phrases = (text for name, cue in cues.items() if name not in ASIDES for text in (*cue.strong, *cue.plain))
    return frozenset(word for phrase in phrases for word in phrase.split() if word.isalpha())


def _offer_words(catalogue: Catalogue) -> frozenset[str]:
    """The words by which people ask for what employers offer; they may be misspelt too."""
    phrases = (text for texts in catalogue.vocabulary.offers.kinds.values() for text in texts)
    return frozenset(word.rstrip(ANY_ENDING) for phrase in phrases for word in phrase.split())


def _topics(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(topic.title, samples=(topic.title, *topic.asked_as), keywords=topic.keywords, answer=topic.says)
        for id_, topic in catalogue.topics.items()
    }


def _pathways(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(way.title, names=(way.title, *way.also_called, id_), samples=way.asked_as)
        for id_, way in catalogue.pathways.items()
    }


def _collections(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(found.title, samples=found.asked_as, keywords=found.cues)
        for id_, found in catalogue.collections.items()
    }
