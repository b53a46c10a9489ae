"""Stories of what somebody did for another, long over: "I rang 999 and held his hand".

They are told in an interview, or as the reason for a wish, in the very words of an emergency.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.catalogue.safety import Stories
from bot.understanding.safety.phrase_list import Phrases
from bot.understanding.safety.phrases import Phrase


class Told:
    """Knows a story that is over; safe to share between threads."""

    def __init__(self, stories: Stories, read: Callable[[str], Phrase]) -> None:
        def plain(phrases: Iterable[str]) -> Phrases[None]:
            return Phrases([(read(phrase), None) for phrase in phrases])

        self._told, self._not_over = plain(stories.told), plain(stories.not_over)
        self._released = frozenset(stories.released)

    def released_in(self, words: Sequence[str]) -> frozenset[str]:
        """The categories that `words` are no sign of: none, unless they tell a story that is over."""
        over = self._told.any_in(words) and not self._not_over.any_in(words)
        return self._released if over else frozenset()
