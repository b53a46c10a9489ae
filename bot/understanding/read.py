"""The one door of this room: a text becomes a `Question`."""

import re
from collections import Counter
from dataclasses import replace
from functools import partial

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fields import Involves
from bot.messages import Intent
from bot.places.gazetteer import Gazetteer
from bot.understanding.broad import BroadWishes, searchable_collections
from bot.understanding.dates import DateReader
from bot.understanding.intents import PERSONAL, IntentReader, held_apart, tells_what_is_done, without_names
from bot.understanding.offers import OfferReader
from bot.understanding.place.whereabouts import Whereabouts, read_place
from bot.understanding.question import Question, RoleHit, Wish
from bot.understanding.search.entries import EntryFinder, Searchable
from bot.understanding.search.roles import RoleFinder
from bot.understanding.search.wishes import WishFinder
from bot.understanding.standing import StandingReader
from bot.understanding.topics import TopicFinder
from bot.understanding.weigh import ASIDES, Found, clearly_described, weigh
from bot.understanding.wishes import WishReader
from bot.understanding.words.cues import ANY_ENDING, Cues, TaggedCues
from bot.understanding.words.languages import UNKNOWN, LanguageReader
from bot.understanding.words.repair import Repair
from bot.understanding.words.stems import Stems
from bot.understanding.words.text import MAX_CHARACTERS, Text, TextReader

SLASH = re.compile(r"(?<=[^\W\d_]{3})\s?/\s?(?=[^\W\d_]{3})")
"""Between two names it means "or"."""
LIGHT_FROM = 2
"""A word of so many cues tells little of which role is meant; a cue of one word counts twice."""
NOT_LIGHT: frozenset[str] = frozenset({*ASIDES, "role_info", "role_search", "privacy"})
"""Intents whose phrases are made of everyday words."""
STORY = 30
"""Words; in a longer text that is about work, a word of something else is only a part of the story."""
CHOICE = re.compile(r" (?:or|vs|versus|v|better|difference|instead|than|compare|compared) ")
OWN_WAY = 0.7
"""From here on a question is a way in's own sample."""
WAYS: tuple[Intent, ...] = ("apprenticeship", "t_level", "degree")
CLEARLY_SAID = 2.0
"""Points from which on a kind of way in is surely spoken of."""
GIVES_DETAILS = 4.0
"""Points for privacy, where somebody types an e-mail address, a telephone number or a card number."""


class QuestionReader:
    """Everything that is built once from the catalogue; `read` is pure and never raises.

    `before` is the reader that this one replaces after an edit: a finder whose entries have not changed is taken from
    it. Any change of the vocabulary makes all of them anew.
    """

    def __init__(self, catalogue: Catalogue, gazetteer: Gazetteer, before: "QuestionReader | None" = None) -> None:
        words, stems = catalogue.vocabulary.words, Stems()
        counted = _cue_words(catalogue)
        cue_words, light = frozenset(counted), [word for word, count in counted.items() if count >= LIGHT_FROM]
        self._catalogue, self._gazetteer = catalogue, gazetteer
        before = before if before and before._catalogue.vocabulary == catalogue.vocabulary else None
        unchanged = partial(_unchanged, before, catalogue)
        self._texts = TextReader(words)
        words_of = self._texts.words
        kept = unchanged("roles")
        self._roles: RoleFinder = (
            kept._roles if kept else RoleFinder(catalogue.roles, words_of, stems, catalogue.vocabulary, light)
        )
        self._languages = LanguageReader(catalogue.vocabulary.languages, catalogue.vocabulary.common)
        kept = unchanged("topics")
        self._topics: TopicFinder = kept._topics if kept else TopicFinder(catalogue, words_of, stems)
        kept = unchanged("pathways")
        self._pathways: EntryFinder = (
            kept._pathways if kept else EntryFinder(_pathways(catalogue), words_of, stems, words.stop)
        )
        kept = unchanged("collections")
        self._collections: EntryFinder = (
            kept._collections if kept else EntryFinder(searchable_collections(catalogue), words_of, stems, words.stop)
        )
        self._wishes = WishReader(catalogue.vocabulary.wishes)
        self._broad = BroadWishes(catalogue, self._roles, self._wishes, self._collections)
        targets = self._roles.names | self._topics.words | self._pathways.words | self._broad.words | cue_words
        targets |= _offer_words(catalogue)
        self._repair = Repair(
            targets,
            catalogue.vocabulary.common,
            {*words.never_repaired, *_aside_words(catalogue)},
            sorted(self._roles.name_words),
        )
        self._intents = IntentReader(catalogue.vocabulary.intents)
        self._askers = TaggedCues(catalogue.vocabulary.askers.askers)
        self._offers = OfferReader(catalogue.employers, catalogue.vocabulary.offers, words_of, stems)
        self._standing = StandingReader(catalogue.vocabulary.askers)
        self._dates = DateReader(catalogue.vocabulary.dates)
        self._fitting = WishFinder(catalogue.roles)
        self._asks = frozenset(catalogue.vocabulary.wishes.asks)
        self._seeks = Cues(catalogue.vocabulary.intents.seeks)
        self._about_work = Cues(catalogue.vocabulary.intents.about_work)
        self._begins_with = frozenset(catalogue.vocabulary.intents.begins_with)
        self._other_jobs = Cues(catalogue.vocabulary.elsewhere.other_jobs)
        self._background = Cues((*catalogue.vocabulary.elsewhere.background, *catalogue.vocabulary.elsewhere.here))
        self._my_own = Cues(catalogue.vocabulary.elsewhere.my_own)
        self._not_a_job = Cues(catalogue.vocabulary.elsewhere.not_a_job)
        self._texts.learned()
        stems.learning = False

    def read(self, raw: str) -> Question:
        """The question in a text of any length and any characters."""
        place = read_place(raw, self._gazetteer)
        text = self._texts.read(SLASH.sub(" or ", _blank(raw, place)))
        if text.empty and not place:
            return Question(text)
        whole = text.words if place is None else self._texts.words(raw)
        typed, text = text, self._mended(text)
        wish = self._wishes.read(text.plain, self._roles.called_in.denied(text.words))
        found = self._find(text, wish, typed)
        language = self._languages.read(raw, typed.words)
        question = Question(
            text,
            leaning=self._topics.leaning(text),
            collections=found.collections,
            firm=found.firm,
            elsewhere=found.other_job and found.refused,
            facet=self._intents.facet(text.plain),
            place=place,
            offer=self._offers.kind(text.plain),
            employers=self._offers.employers(whole),
            when=self._dates.read(typed.words),
            asker=self._askers.first(text.plain) or "",
            standing=self._standing.read(text.plain, without_university=Involves.LONG_TRAINING in wish.avoid),
            ways=self._standing.compared(text.plain),
            rest=self._standing.without(text.plain),
            wish=wish,
            language=language,
        )
        points = self._intents.points(without_names(text.words, found.spans))
        if PERSONAL.search(raw[:MAX_CHARACTERS]):
            points["privacy"] = points.get("privacy", 0.0) + GIVES_DETAILS
        if CHOICE.search(text.plain):
            question = replace(question, kinds=tuple(way for way in WAYS if points.get(way, 0.0) >= CLEARLY_SAID))
        weighed = weigh(question, found, points)
        if (
            weighed.intent == "out_of_scope"
            and not (points or found.refused)
            and self._languages.is_foreign(text.words)
        ):
            return replace(weighed, intent="other_language", language=UNKNOWN)
        return weighed

    def find_roles(self, raw: str) -> tuple[RoleHit, ...]:
        """Only the roles, best first, whatever else the text may be about."""
        typed = self._texts.read(raw)
        text = self._mended(typed)
        return self._roles.find(text.words, self._wishes.unwanted(text.plain), typed.words)

    def _mended(self, text: Text) -> Text:
        words = self._repair(text.words)
        return text if words == text.words else Text(words, f" {' '.join(words)} ")

    def near_topics(self, raw: str) -> tuple[str, ...]:
        """The ids of topics that a text may be after, where nothing surely answers it."""
        return self._topics.near(self._mended(self._texts.read(raw)))

    def _find(self, text: Text, wish: Wish, typed: Text) -> Found:
        names = self._roles.called_in.telling(text.words)
        plain = self._other_jobs.without(text.plain, names)
        words = plain.split()
        does = tells_what_is_done(words, self._begins_with)
        describes = does or self._roles.called_in.opens(words)
        spans = self._roles.called_in.spans(text.words)
        roles = self._roles.find(words, wish.unwanted, typed.words, describes=describes)
        wishes = self._broad.read(text, wish, roles)
        seeks, is_question = self._seeks(text.plain), not self._asks.isdisjoint(text.words[:1])
        is_wish = wishes.firm and (self._broad.likes(text) or (wishes.phrased and seeks))
        if wish.rules_out:
            roles = tuple(
                hit
                for hit in roles
                if (hit.named and not wishes.firm)
                or self._fitting.allowed(hit.id, wish)
                or (describes and clearly_described(hit))
            )
        mended = typed is not text
        other_job = not is_wish and (
            plain != text.plain or (mended and self._other_jobs.without(typed.plain, names) != typed.plain)
        )
        asks_else = self._not_a_job(text.plain) or (mended and self._not_a_job(typed.plain))
        not_a_job = asks_else and not (is_wish or does or self._seeks(self._not_a_job.without(text.plain)))
        about_work = self._about_work(text.plain)
        if len(text.words) > STORY and about_work:
            other_job = not_a_job = False
        topic = self._topics.find(
            text, spans, by_cue=not (does or describes or other_job or not_a_job or (seeks and wishes.firm))
        )
        ways = self._pathways.find(text.words, least=OWN_WAY)
        return Found(
            roles,
            topic,
            self._topics.intents[topic.id] if topic else None,
            tuple(hit for hit in ways if hit.named or hit.coverage >= OWN_WAY),
            wishes.hits[0] if wishes.hits else None,
            collections=tuple(hit.id for hit in wishes.hits),
            firm=wishes.firm and (not describes or wishes.open_the_text),
            fitting=() if wishes.firm or (is_question and not seeks) else self._fitting.find(wish),
            seeks=seeks,
            is_question=is_question,
            about_work=does or about_work or any(hit.called for hit in roles),
            describes=describes,
            spans=spans,
            held_apart=held_apart(text.words, spans) and not wish.unwanted,
            to_bot=self._intents.to_bot(text.plain),
            other_job=other_job,
            my_own=not (does or about_work) and self._my_own(text.plain),
            background=self._background(text.plain),
            not_a_job=not_a_job,
        )


def _unchanged(before: QuestionReader | None, catalogue: Catalogue, folder: str) -> QuestionReader | None:
    """The reader before, if this folder of the knowledge has not changed since."""
    return before if before and getattr(before._catalogue, folder) == getattr(catalogue, folder) else None


def _blank(raw: str, place: Whereabouts | None) -> str:
    """The text without the name of a place: it must not be taken for a word of a role."""
    if place is None or place.span == (0, 0):
        return raw
    start, end = place.span
    return f"{raw[:start]} {raw[end:]}"


def _cue_words(catalogue: Catalogue) -> Counter[str]:
    """The words of the intents' cues, with in how many phrases each stands: they may be misspelt too."""
    cues = catalogue.vocabulary.intents.intents
    phrases = (text for name, cue in cues.items() if name not in NOT_LIGHT for text in (*cue.strong, *cue.plain))
    return Counter(word for phrase in phrases for word in (*set(phrase.split()), phrase) if word.isalpha())


def _aside_words(catalogue: Catalogue) -> frozenset[str]:
    """The words of small talk and abuse: a swear word is no misspelt job."""
    cues = catalogue.vocabulary.intents.intents
    phrases = (text for name in ASIDES if name in cues for text in (*cues[name].strong, *cues[name].plain))
    return frozenset(word for phrase in phrases for word in phrase.split())


def _offer_words(catalogue: Catalogue) -> frozenset[str]:
    """The words by which people ask for what employers offer; they may be misspelt too."""
    phrases = (text for texts in catalogue.vocabulary.offers.kinds.values() for text in texts)
    return frozenset(word.rstrip(ANY_ENDING) for phrase in phrases for word in phrase.split())


def _pathways(catalogue: Catalogue) -> dict[str, Searchable]:
    return {
        id_: Searchable(way.title, names=(way.title, *way.also_called, id_), samples=way.asked_as)
        for id_, way in catalogue.pathways.items()
    }
